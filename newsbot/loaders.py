"""ITEM: raw values of all sources -> one Article; per field, the first source with a usable value wins."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from itemloaders import ItemLoader
from itemloaders.processors import Identity, TakeFirst

from newsbot.extractors import byline as shown_byline
from newsbot.extractors import jsonld, metatags, microdata, rights, selectors
from newsbot.extractors.body import Body, BodyHints, extract_body
from newsbot.items import Article, NotAnArticle
from newsbot.page import Page
from newsbot.processors.context import Context
from newsbot.processors.dates import Precision, moment, settled
from newsbot.processors.headlines import agreed, headline, kicker_apart
from newsbot.processors.images import images
from newsbot.processors.language import heard_language, language_tag
from newsbot.processors.people import byline
from newsbot.processors.shown_bylines import shown_byline as read_byline
from newsbot.processors.shown_bylines import signature
from newsbot.processors.text import line
from newsbot.processors.topics import free, keywords, section
from newsbot.processors.videos import videos
from newsbot.processors.zones import zone_of
from newsbot.sources import Entry
from newsbot.urls import canonical_of, site_of

WORDS_OF_A_NAME = 7
ANY_SITE = "site"
"""`Article.publisher` where no publisher file is known."""

Source = tuple[str, Mapping[str, Any]]
"""A source's name and its raw values by field."""


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
    """One source's value for one field, and what became of it; `scrapy explain` shows them."""

    field: str
    source: str
    raw: Any
    outcome: str
    """``won``, ``unusable``, or ``late`` where an earlier source had won."""


def in_context(process: Callable[[list[Any], Context], Any]) -> Any:
    """Return an input processor that hands the page's context to *process*; static, as loaders bind what is not."""

    def processor(values: list[Any], loader_context: dict[str, Any]) -> list[Any]:
        found = process(values, loader_context["page"])
        return found if isinstance(found, list) else [] if found is None else [found]

    return staticmethod(processor)


def first(process: Callable[..., Any]) -> Callable[[list[Any], Context], Any]:
    """Return a function that gives the first value which *process* can use."""
    return lambda values, _: next((found for value in values if (found := process(value)) is not None), None)


class ArticleLoader(ItemLoader):
    """Load an article; per field, the first source with a usable value wins."""

    default_item_class = Article
    default_input_processor = in_context(first(line))
    default_output_processor = TakeFirst()

    section_in = in_context(section)
    authors_in = in_context(lambda values, page: byline(values, page).people)
    agencies_in = in_context(lambda values, page: byline(values, page).agencies)
    keywords_in = in_context(keywords)
    images_in = in_context(images)
    videos_in = in_context(videos)
    language_in = in_context(first(language_tag))
    is_accessible_for_free_in = in_context(lambda values, _: free(values))
    date_published_in = date_modified_in = Identity()

    authors_out = agencies_out = keywords_out = images_out = videos_out = rights_out = body_out = Identity()

    def __init__(self, page: Context) -> None:
        super().__init__(page=page)
        self.page = page
        self.candidates: list[Candidate] = []
        self.sources: dict[str, str] = {}

    def has(self, field: str) -> bool:
        """Tell whether a source has given a usable value for *field*."""
        return field in self._values

    def fill(self, values: Mapping[str, Any], source: str) -> None:
        """Add *values* to the fields that are still empty, and note their *source*."""
        for field, raw in values.items():
            if raw is None or raw == "" or raw == []:
                continue
            if field in self._values:
                self.candidates.append(Candidate(field, source, raw, "late"))
                continue
            self.add_value(field, raw)
            won = field in self._values
            if won:
                self.sources[field] = source
            self.candidates.append(Candidate(field, source, raw, "won" if won else "unusable"))

    def fill_time(self, field: str, sources: Iterable[Source]) -> None:
        """Fill *field* with the time that tells most: an instant beats a time without offset, and that a mere day.

        Among equals the first source wins, so that neither a day out of an address nor a listing beats the metadata.
        """
        read: list[tuple[Precision, datetime, Candidate]] = []
        for source, raw in _each(sources, field):
            found = moment(raw, self.page.language, self.page.month_first)
            time = settled(found, self.page) if found else None
            if found is None or time is None:
                self.candidates.append(Candidate(field, source, raw, "unusable"))
                continue
            read.append((found.precision, time[0], Candidate(field, f"{source}, {time[1]}".rstrip(", "), raw, "late")))
        best = max(read, key=lambda reading: reading[0], default=None)
        for reading in read:
            self.candidates.append(reading[2]._replace(outcome="won") if reading is best else reading[2])
        if best:
            self.add_value(field, best[1])
            self.sources[field] = best[2].source

    def fill_headline(self, sources: Iterable[Source]) -> None:
        """Fill the headline with the one that two sources agree on, else the structured one, else the first.

        What the page shows is asked first; where it shows a kicker on the same line, another source tells them apart.
        """
        told: list[tuple[str, str]] = []
        for source, raw in _each(sources, "headline"):
            text = headline(raw, self.page.site_names)
            if text is None:
                self.candidates.append(Candidate("headline", source, raw, "unusable"))
            else:
                told.append((source, text))
        if not told:
            return
        order = _witnesses([source for source, _ in told])
        texts = [told[at][1] for at in order]
        sure = agreed(texts)
        structured = next((at for at in order if told[at][0].startswith("json-ld")), order[0])
        best = structured if sure is None else order[sure]
        kicker, text = kicker_apart(told[best][1], texts)
        for at, (source, shown) in enumerate(told):
            self.candidates.append(Candidate("headline", source, shown, "won" if at == best else "late"))
        self.add_value("headline", text)
        self.sources["headline"] = told[best][0]
        if kicker:
            self.fill({"kicker": kicker}, told[best][0])

    def fill_newsroom(self, sources: Iterable[Source]) -> None:
        """Fill the authors, where no source names a person, with the newsroom or agency that signs."""
        for source, values in sources:
            signed = byline(_listed(values.get("authors")), self.page).newsrooms
            if signed:
                self._values["authors"] = list(dict.fromkeys(signed))[:3]
                self.sources["authors"] = f"{source}, newsroom"
                return


def _witnesses(sources: list[str]) -> list[int]:
    """Return where the first of each independent kind of witness stands: page, structured data, sharing, title."""
    kinds = {"page": 0, "json-ld": 1, "microdata": 1, "meta": 2}
    seen: dict[int, int] = {}
    for at, source in enumerate(sources):
        seen.setdefault(kinds.get(source.partition(" ")[0], 3), at)
    return sorted(seen.values())


def _each(sources: Iterable[Source], field: str) -> Iterator[tuple[str, Any]]:
    """Yield source and raw value for every single value of *field*."""
    for source, values in sources:
        for raw in _listed(values.get(field)):
            if raw is not None and raw != "":
                yield source, raw


def _listed(raw: Any) -> list[Any]:
    return raw if isinstance(raw, list) else [] if raw is None else [raw]


def read_article(
    page: Page,
    publisher: type[PublisherFacts] | None = None,
    entry: Entry | None = None,
    seen_at: datetime | None = None,
) -> Article:
    """Return the article of *page*; *publisher* is a spider class or None, *seen_at* (aware) when it was fetched.

    *entry*, what a listing said of the page, is the least trusted source.
    Raises NotAnArticle for consent walls, soft 404s, block pages, listings and pages without headline or body.
    """
    loader, body = load(page, publisher, entry, seen_at)
    if not loader.has("headline"):
        raise NotAnArticle("no headline")
    if not body.blocks:
        raise NotAnArticle("no body")
    article: Article = loader.load_item()
    article.url = page.url
    article.publisher = publisher.name if publisher else ANY_SITE
    article.body = body.blocks
    article.text = text_of(body)
    article.provenance = loader.sources
    return publisher.correct(article, page) if publisher else article


def load(
    page: Page,
    publisher: type[PublisherFacts] | None = None,
    entry: Entry | None = None,
    seen_at: datetime | None = None,
    explain: bool = False,
) -> tuple[ArticleLoader, Body]:
    """Return the filled loader and the body of *page*; `scrapy explain` shows both."""
    head = metatags.read(page)
    sources: list[Source] = [*jsonld.extract(jsonld.nodes(head.scripts), page.url, _shared_title(head))]
    if explain or not all(any(values.get(field) for _, values in sources) for field in _EXPECTED):
        sources.append(("microdata", microdata.extract(page)))
    sources += metatags.extract(head)
    loader = ArticleLoader(_context(page, publisher, seen_at, sources))
    if publisher:
        sources.insert(0, ("selectors", selectors.extract(page, publisher.selectors)))
    body = extract_body(page, _structured_headline(sources, loader.page), _hints(page, publisher, sources, explain))
    shown = {"kicker": body.kicker, "lead": body.lead, "images": body.figures, "headline": body.headline}
    sources.insert(1 if publisher else 0, ("page", shown))
    if entry:
        sources.append(("listing", _of_entry(entry)))
    _fill(loader, page, body, sources)
    loader.fill({"canonical_url": canonical_of(page.url, head.canonical)}, "page")
    loader.fill({"rights": rights.reservations(page, head.metatags)}, "robots")
    return loader, body


_EXPECTED = ("headline", "authors", "date_published")
_FILLED = ("kicker", "lead", "section", "keywords", "language", "images", "videos", "is_accessible_for_free")


def _fill(loader: ArticleLoader, page: Page, body: Body, sources: list[Source]) -> None:
    loader.fill_headline(sources)
    for source, values in sources:
        loader.fill({field: values[field] for field in _FILLED if field in values}, source)
    declared = loader.get_output_value("language")
    if heard := heard_language(text_of(body), declared):
        loader.replace_value("language", heard)
        loader.sources["language"] = "text"
    for source, values in sources:
        if authors := values.get("authors"):
            loader.fill({"authors": authors, "agencies": authors}, source)
    loader.fill_time("date_published", sources)
    loader.fill_time("date_modified", sources)
    if not (loader.has("authors") and loader.has("date_published")):
        signatures = [line for block in (body.blocks[:1] + body.blocks[-1:]) for line in signature(block.text)]
        shown = shown_byline.extract(page, body.byline_lines, body.credit_lines)
        _fill_as_shown(loader, chain(shown, [("text", {"shown_authors": signatures})]))
    if not loader.has("authors"):
        loader.fill_newsroom(sources)


def _shared_title(head: metatags.Head) -> str | None:
    return next(iter(head.metatags.get("og:title", ())), None)


def _fill_as_shown(loader: ArticleLoader, sources: Iterable[Source]) -> None:
    """Fill who and when from the lines that readers see, where structured data is silent."""
    for source, values in sources:
        if loader.has("authors") and loader.has("date_published"):
            return
        signed = read_byline(values.get("shown_authors", ()), loader.page)
        loader.fill({"authors": signed.people, "agencies": signed.agencies}, source)
        for field in ("date_published", "date_modified"):
            if not loader.has(field):
                loader.fill_time(field, [(source, values)])


def text_of(body: Body) -> str:
    """Return the body as plain text, blocks separated by a blank line."""
    return "\n\n".join(block.text for block in body.blocks)


def _context(
    page: Page, publisher: type[PublisherFacts] | None, seen_at: datetime | None, sources: list[Source]
) -> Context:
    names = [name for _, values in sources for name in _listed(values.get("site_name")) if isinstance(name, str)]
    names = [name for name in names if name.count(" ") < WORDS_OF_A_NAME]  # some pages put their headline there
    domain = site_of(page.url)
    names += [domain, domain.partition(".")[0]]
    declared = [tag for _, values in sources for raw in _listed(values.get("language")) if (tag := language_tag(raw))]
    if publisher:
        names.append(publisher.title)
        declared.append(publisher.language)
    language = declared[0].partition("-")[0] if declared else None
    zone = ZoneInfo(publisher.timezone) if publisher else zone_of(page.url, language)
    return Context(page.url, language, zone, names, seen_at)


def _structured_headline(sources: list[Source], page: Context) -> str | None:
    for _, values in sources:
        for raw in _listed(values.get("headline")):
            if text := headline(raw, page.site_names):
                return text
    return None


def _hints(page: Page, publisher: type[PublisherFacts] | None, sources: list[Source], explain: bool) -> BodyHints:
    texts = {
        field: [text for _, values in sources for raw in _listed(values.get(field)) if (text := line(raw))]
        for field in ("description",)
    }
    bodies = [raw for _, values in sources for raw in _listed(values.get("article_body")) if isinstance(raw, str)]
    hints = BodyHints(descriptions=texts["description"], article_bodies=bodies, explain=explain)
    if publisher:
        hints.dropped = selectors.elements(page, publisher.drop)
        if selectors.BODY in publisher.selectors:
            hints.selected = selectors.elements(page, [publisher.selectors[selectors.BODY]])
    return hints


def _of_entry(entry: Entry) -> dict[str, Any]:
    return {
        "headline": entry.title,
        "authors": list(entry.authors),
        "date_published": entry.published.isoformat() if entry.published else None,
        "date_modified": entry.modified.isoformat() if entry.modified else None,
        "language": entry.language,
        "section": entry.section,
        "keywords": list(entry.keywords),
    }
