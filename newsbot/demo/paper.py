"""BY HAND: the demo publisher as a site: which answer belongs to an address, and what can be changed meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from newsbot.demo import listings, pages
from newsbot.demo.newsroom import GUEST, SECTIONS, Story, stories

PAGE_SIZE = 5
HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"
FEEDS: dict[str, tuple[str, Callable[[Sequence[Story], str], str]]] = {
    "/feed.xml": ("application/rss+xml", listings.rss2),
    "/feed.rdf": ("application/rdf+xml", listings.rss1),
    "/atom.xml": ("application/atom+xml", listings.atom),
    "/feed.json": ("application/feed+json", listings.json_feed),
}


@dataclass(slots=True)
class Answer:
    """What the server sends."""

    body: str | bytes
    media_type: str = HTML
    status: int = 200
    modified: datetime | None = None
    headers: dict[str, str] = field(default_factory=dict)


class Paper:
    """The Harbour Post: its stories, and the page that belongs to an address."""

    base = ""
    """Scheme, host and port that its absolute addresses begin with."""

    def __init__(self, now: datetime | None = None) -> None:
        """Open the paper as of *now* (aware; the moment of the call if None)."""
        self.now = now or datetime.now(UTC)
        self.stories = {story.slug: story for story in stories(self.now)}
        self.troubles: dict[str, int] = {}
        """Path, with or without a query, -> status that is answered instead of the page."""

    @property
    def url(self) -> str:
        """Address of the front page."""
        return self.base + "/"

    def url_of(self, slug: str) -> str:
        """Return the canonical address of a story."""
        return self.base + self.stories[slug].path

    def newest(self, section: str | None = None) -> list[Story]:
        """Return the stories of *section*, or of all but the guest's, newest first."""
        sections = (section,) if section else SECTIONS
        chosen = [story for story in self.stories.values() if story.section in sections]
        return sorted(chosen, key=lambda story: story.published, reverse=True)

    def publish(
        self, slug: str, headline: str, body: tuple[str, ...], section: str = "politics", **facts: Any
    ) -> Story:
        """Add a story a minute after the last one."""
        moment = self.newest()[0].published + timedelta(minutes=1)
        self.stories[slug] = Story(slug=slug, section=section, headline=headline, body=body, published=moment, **facts)
        return self.stories[slug]

    def change(self, slug: str, after: timedelta = timedelta(hours=1), **facts: Any) -> Story:
        """Give a story other *facts* (fields of `Story`), *after* its last change, as page and listings say."""
        story = self.stories[slug]
        moment = story.lastmod + after
        self.stories[slug] = replace(story, **{"modified": moment, "changed": moment, **facts})
        return self.stories[slug]

    def redecorate(self, slug: str) -> Story:
        """Turn a page's teasers, "most read" and whitespace; listings call it changed, its article is the same."""
        story = self.stories[slug]
        return self.change(slug, modified=story.modified, decoration=story.decoration + 1)

    def fail(self, slug: str, status: int = 503) -> None:
        """Answer *status* instead of the story's page until `heal`."""
        self.troubles[self.stories[slug].path] = status

    def heal(self, slug: str) -> None:
        """Answer with the story's page again."""
        del self.troubles[self.stories[slug].path]

    def delete(self, slug: str, status: int = 410) -> Story:
        """Take a story down: its page answers *status*, no listing names it."""
        story = self.stories.pop(slug)
        self.troubles[story.path] = status
        return story

    def next_edition(self) -> None:
        """Let some hours pass: a new story, a corrected one, and one whose page only looks different."""
        self.publish(
            "fog-on-the-sound",
            "Fog stops the ferries, and a piano is played in the waiting room",
            (
                "Since noon nobody has crossed the sound. The fog came in within ten minutes, and the evening boat was "
                "still at the north pier when the lighthouse could no longer be seen from the fish market.",
                "Forty people waited under the clock. One of them, a piano tuner on his way home, opened the "
                "instrument that has stood there since the spring and played for three hours.",
            ),
            authors=("Tom Okafor",),
            tags=("Ferry", "Weather"),
        )
        story = self.stories["ferry-timetable-row"]
        corrected = story.body[1].replace("twenty-four people", "thirty people")
        self.change(story.slug, body=(story.body[0], corrected, *story.body[2:]))
        self.redecorate("shipyard-orders")

    def answer(self, target: str) -> Answer:
        """Return the answer to *target* (path and query)."""
        parts = urlsplit(target)
        path = parts.path
        if trouble := self.troubles.get(target) or self.troubles.get(path):
            return Answer("<h1>Trouble</h1>", status=trouble, headers={"Retry-After": "0"})
        story = self.stories.get(path.rsplit("/", 1)[-1].removesuffix(".html"))
        if story and path.removeprefix("/amp") == story.path:
            return self._story(story, amp=path.startswith("/amp/"))
        if path.strip("/") in (*SECTIONS, GUEST):
            return self._section(path.strip("/"), int(parse_qs(parts.query).get("page", ["1"])[0]))
        return self._listing(path) or self._odd(path)

    def _story(self, story: Story, amp: bool) -> Answer:
        others = [other for other in self.newest(story.section) if other.slug != story.slug][:6]
        return Answer(pages.article_page(story, self.base, others, amp), modified=story.lastmod)

    def _section(self, section: str, page: int) -> Answer:
        found = self.newest(section)
        shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        if not shown:
            return Answer(pages.MISSING, status=404)
        following = f"/{section}/?page={page + 1}" if page * PAGE_SIZE < len(found) else None
        odd = pages.ODD_LINKS if (section, page) == ("politics", 1) else ""
        return Answer(pages.section_page(section, shown, following, odd))

    def _odd(self, path: str) -> Answer:
        if path.startswith("/images/"):
            return Answer(b"\xff\xd8\xff\xd9", "image/jpeg")
        answers = {
            "/": pages.front_page(self.newest()[:8]),
            "/politics/moved-away.html": pages.MISSING,
            "/politics/for-our-members.html": pages.CONSENT,
        }
        return Answer(answers.get(path, pages.MISSING), status=200 if path in answers else 404)

    def _listing(self, path: str) -> Answer | None:
        newest = self.newest()
        if path == "/robots.txt":
            return Answer(listings.ROBOTS.format(base=self.base), "text/plain")
        if path in FEEDS:
            media_type, write = FEEDS[path]
            return Answer(write(newest[:15], self.base), media_type, modified=newest[0].lastmod)
        if path == "/news-sitemap.xml":
            recent = [story for story in newest if self.now - story.published < timedelta(days=2)]
            return Answer(listings.news_sitemap(recent, self.base), XML)
        return self._sitemap(path)

    def _sitemap(self, path: str) -> Answer | None:
        """One sitemap a section, each in another form, and one a month; both kinds named by an index."""
        months = {f"/sitemaps/{story.published:%Y-%m}.xml": story.lastmod for story in reversed(self.newest())}
        if path == "/sitemap.xml":
            forms = ("politics.xml", "business.xml.gz", "culture.txt", "archive.xml")
            return Answer(listings.sitemap_index([(f"/sitemaps/{form}", None) for form in forms], self.base), XML)
        if path == "/sitemaps/archive.xml":
            return Answer(listings.sitemap_index(reversed(months.items()), self.base), XML)
        if path == "/sitemaps/politics.xml":
            return Answer(listings.sitemap(self.newest("politics"), self.base), XML)
        if path == "/sitemaps/business.xml.gz":
            return Answer(listings.gzipped(listings.sitemap(self.newest("business"), self.base)), "application/gzip")
        if path == "/sitemaps/culture.txt":
            return Answer(listings.text_sitemap(self.newest("culture"), self.base), "text/plain; charset=utf-8")
        if path in months:
            chosen = [story for story in self.newest() if f"{story.published:%Y-%m}" in path]
            return Answer(listings.sitemap(chosen, self.base), XML)
        return None
