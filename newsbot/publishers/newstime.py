"""SOURCE: :newstime, the news of ProSieben, Sat.1, Kabel Eins and Joyn; its pages say in words what is what."""

import re
from contextlib import suppress
from datetime import datetime
from itertools import takewhile
from zoneinfo import ZoneInfo

from newsbot.extraction.body.page_lines import lines
from newsbot.extraction.bylines.agencies import agencies_in
from newsbot.extraction.bylines.parsing import byline
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.values.videos import seconds
from newsbot.items import Article, Block, Image, Video
from newsbot.page import Page
from newsbot.spiders.publisher import PublisherSpider

BYLINE = re.compile(r"^Veröffentlicht:\s*(\d\d?\.\d\d?\.\d{4})\W*(\d\d?:\d\d) Uhr\W*(.+)$", re.M)
PICTURE = re.compile(r"^(.*?)\s*©\s*(.+)$", re.M)
ADVERTISEMENT = re.compile(r"^(?:Anzeige\s*)+$", re.M | re.I)
TEASER = re.compile(r"^Joyn Teaser(?:.*\n){0,4}?.*\bauf Joyn\b.*$(?:\nJetzt .{,30}$)?|^Joyn Teaser.*$", re.M)
SOURCES = re.compile(r"^Verwendete Quellen:\s*(.+)$", re.M)
END = re.compile(r"^(?:Verwendete Quellen:|Alle aktuellen :newstime-Sendungen)", re.M)
EPISODE = re.compile(r"^(.+)\n(?:Episode\n)?(\d{1,3}:\d\d Min)\b", re.M)
PROSE = re.compile(r".{80,}[.!?…:“\"]$")
READ_HERE = ("kicker", "lead", "body", "text", "authors", "agencies", "date_published", "images", "videos")


class NewstimeSpider(PublisherSpider):
    name = "newstime"
    title = ":newstime"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["prosieben.de", "sat1.de", "joyn.de"]

    sections = {
        "politik": "https://www.prosieben.de/serien/newstime/politik",
        "wirtschaft": "https://www.prosieben.de/serien/newstime/wirtschaft",
        "panorama": "https://www.prosieben.de/serien/newstime/panorama",
        "wissen": "https://www.prosieben.de/serien/newstime/wissen",
        "sport": "https://www.prosieben.de/serien/newstime/sport",
    }
    article_url = r"/newstime/news/[\w-]+-\d+"

    @classmethod
    def correct(cls, article: Article, page: Page) -> Article:
        """Read the page as its text says: headline, date, picture, lead, body, sources, episodes, in this order."""
        article = super().correct(article, page)
        text = ADVERTISEMENT.sub("", "\n".join(lines(page.root)))
        signed = BYLINE.search(text)
        if not signed:
            return article
        cls._head(article, lines(page.root, by_element=True))
        cls._byline(article, *signed.groups())
        rest = text[signed.end() :]
        end = END.search(rest)
        zone, after = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
        cls._body(article, cls._picture(article, zone))
        if named := SOURCES.search(after):
            article.agencies = agencies_in(named[1])
        article.provenance |= dict.fromkeys(READ_HERE, "the page's words")
        return article

    @classmethod
    def _head(cls, article: Article, parts: list[str]) -> None:
        """Take the headline and the line above it, and the episodes below the article, element by element."""
        above = list(takewhile(lambda part: not part.startswith("Veröffentlicht"), parts))
        if article.headline not in above:
            article.headline = above[-1] if above else article.headline
        before = list(takewhile(lambda part: part != article.headline, above))[-1:]
        article.kicker = before[0] if before and before[0].count(" ") > 1 else None
        found = EPISODE.findall("\n".join(parts))
        article.videos = [Video(title=title, duration_seconds=seconds(length)) for title, length in found]

    @classmethod
    def _byline(cls, article: Article, day: str, time: str, names: str) -> None:
        article.language = cls.language
        article.authors = list(byline([names], PageContext(site_names=[cls.title])).people)
        with suppress(ValueError):  # no day of any calendar
            published = datetime.strptime(f"{day} {time}", "%d.%m.%Y %H:%M")  # noqa: DTZ007
            article.date_published = published.replace(tzinfo=ZoneInfo(cls.timezone))

    @classmethod
    def _picture(cls, article: Article, zone: str) -> str:
        """Take caption and credit of the lead picture; return what follows it."""
        shown = PICTURE.search(zone)
        if not shown or zone[: shown.start()].replace(shown[1], "").strip():
            return zone
        image = article.images[0] if article.images else Image()
        image.caption, image.credit = shown[1], shown[2]
        article.images = [image]
        return zone[shown.end() :]

    @classmethod
    def _body(cls, article: Article, zone: str) -> None:
        """Take the lead, and of the lines below it those that the generic reading kept too or that are prose."""
        kinds = {block.text: block.kind for block in article.body}
        said = [line for line in TEASER.sub("", zone).split("\n") if line]
        article.lead = said[0] if said else None
        article.body = [
            Block(kinds.get(line, "paragraph"), line) for line in said[1:] if line in kinds or PROSE.match(line)
        ]
        article.text = "\n\n".join(block.text for block in article.body)
