"""ITEM: raw values of all sources -> one Article; per field, the first source with a usable value wins."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from itemloaders import ItemLoader
from itemloaders.processors import Identity, TakeFirst

from newsbot.extractors import jsonld, metatags, selectors
from newsbot.extractors.body import Body, BodyHints, extract_body
from newsbot.items import Article, Image, NotAnArticle
from newsbot.page import Page
from newsbot.processors.context import Context
from newsbot.processors.dates import moment
from newsbot.processors.headlines import headline
from newsbot.processors.people import people
from newsbot.processors.text import first_line
from newsbot.sources import Entry

ANY_SITE = "site"
"""`Article.publisher` where no publisher file is known."""


class PublisherFacts(Protocol):
    """What reading a page needs to know of its publisher; a PublisherSpider class has it."""

    name: str
    title: str
    language: str
    timezone: str
    selectors: Mapping[str, str]
    drop: Sequence[str]

    @classmethod
    def correct(cls, article: Article, page: Page) -> Article:
        """Return *article* with what only this publisher's pages need."""


class Candidate(NamedTuple):
    """One source's value for one field, and what became of it."""

    field: str
    source: str
    raw: Any
    outcome: str
    """``won``, ``unusable`` or ``late`` (an earlier source had won)."""


def _headline(values: list[Any], loader_context: dict[str, Any]) -> list[str]:
    names = loader_context["page"].site_names
    return [text for value in values if (text := headline(value, names))][:1]


def _people(values: list[Any]) -> list[str]:
    return people(values)


def _moment(values: list[Any], loader_context: dict[str, Any]) -> list[datetime]:
    page: Context = loader_context["page"]
    for value in values:
        found = moment(value)
        if found is not None and found.tzinfo is None and page.timezone:
            found = found.replace(tzinfo=page.timezone)
        if found is not None:
            return [found]
    return []


def _images(values: list[Any]) -> list[Image]:
    return [value if isinstance(value, Image) else Image(**value) for value in values]


class ArticleLoader(ItemLoader):
    """Load an article; per field, the first source with a usable value wins."""

    default_item_class = Article
    default_input_processor = first_line
    default_output_processor = TakeFirst()

    headline_in = _headline
    authors_in = _people
    authors_out = Identity()
    date_published_in = _moment
    date_modified_in = _moment
    images_in = _images
    images_out = Identity()

    FIELDS = ("headline", "kicker", "lead", "authors", "date_published", "date_modified", "section", "images")

    def __init__(self, **context: Any) -> None:
        super().__init__(**context)
        self.candidates: list[Candidate] = []
        self.sources: dict[str, str] = {}

    def fill(self, values: Mapping[str, Any], source: str) -> None:
        """Add *values* to the fields that are still empty, and note their *source*."""
        for field in self.FIELDS:
            raw = values.get(field)
            if raw in (None, "", []):
                continue
            if field in self._values:
                outcome = "late"
            else:
                self.add_value(field, raw)
                outcome = "won" if field in self._values else "unusable"
                if outcome == "won":
                    self.sources[field] = source
            self.candidates.append(Candidate(field, source, raw, outcome))


def read_article(
    page: Page,
    publisher: type[PublisherFacts] | PublisherFacts | None = None,
    entry: Entry | None = None,
    seen_at: datetime | None = None,
) -> Article:
    """Return the article of *page*; *entry* is what a listing said of it, *seen_at* (aware) when it was fetched.

    Raises NotAnArticle for consent walls, soft 404s, block pages, listings and pages without headline or body.
    """
    loader, body = load(page, publisher, entry, seen_at)
    article: Article = loader.load_item()
    if not article.headline:
        raise NotAnArticle("no headline")
    if not body.blocks:
        raise NotAnArticle("no body")
    article.url = page.url
    article.canonical_url = metatags.canonical(page) or page.url
    article.publisher = publisher.name if publisher else ANY_SITE
    article.body = body.blocks
    article.text = "\n\n".join(block.text for block in body.blocks)
    article.provenance = loader.sources
    return publisher.correct(article, page) if publisher else article


def load(
    page: Page,
    publisher: type[PublisherFacts] | PublisherFacts | None = None,
    entry: Entry | None = None,
    seen_at: datetime | None = None,
    explain: bool = False,
) -> tuple[ArticleLoader, Body]:
    """Return the filled loader and the body of *page*; `scrapy explain` shows both."""
    in_head = metatags.extract(page)
    structured = jsonld.extract(page)
    names = [*in_head.get("site_name", ()), *structured.get("site_name", ())]
    context = Context(page.url, site_names=names, seen_at=seen_at)
    if publisher:
        context.site_names = [publisher.title, *names]
        context.timezone = ZoneInfo(publisher.timezone)
    loader = ArticleLoader(page=context)
    if publisher:
        loader.fill(selectors.extract(page, publisher.selectors), "selectors")
    hints = BodyHints(
        descriptions=[text for text in (structured.get("description"), *in_head.get("description", ())) if text],
        article_bodies=[structured["article_body"]] if structured.get("article_body") else [],
        selected=selectors.elements(page, [publisher.selectors["body"]])
        if publisher and "body" in publisher.selectors
        else [],
        dropped=selectors.elements(page, publisher.drop) if publisher else [],
        explain=explain,
    )
    body = extract_body(page, structured.get("headline") or next(iter(in_head.get("headline", ())), None), hints)
    shown = {"headline": body.headline, "kicker": body.kicker, "lead": body.lead, "images": body.figures}
    loader.fill(shown, "page")
    loader.fill(structured, "jsonld")
    loader.fill(in_head, "metatags")
    if entry:
        loader.fill(_hints(entry), "listing")
    return loader, body


def _hints(entry: Entry) -> dict[str, Any]:
    return {
        "headline": entry.title,
        "authors": list(entry.authors),
        "date_published": entry.published.isoformat() if entry.published else None,
        "date_modified": entry.modified.isoformat() if entry.modified else None,
        "language": entry.language,
        "section": entry.section,
        "keywords": list(entry.keywords),
    }
