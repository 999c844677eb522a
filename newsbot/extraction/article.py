"""ITEM: one page -> one Article: which sources are asked, in which order, and what is refused."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Protocol
from zoneinfo import ZoneInfo

from newsbot.dates.zones import zone_of
from newsbot.extraction import refusals
from newsbot.extraction.body.article_body import Body, BodyHints, extract_body
from newsbot.extraction.bylines import finding
from newsbot.extraction.bylines.agencies import credited
from newsbot.extraction.bylines.parsing import byline as people
from newsbot.extraction.bylines.visible import newsroom_signatures, shown_byline, signature, signs
from newsbot.extraction.fields import SELECTORS, ArticleLoader, Source, as_list, each
from newsbot.extraction.headlines.parsing import heading_apart, headline
from newsbot.extraction.metadata import breadcrumbs, json_ld, meta_tags, microdata, publisher_selectors, rights
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.values.language import heard_language, language_tag
from newsbot.extraction.values.text import key_of, line
from newsbot.items import Article, NotAnArticle
from newsbot.page import Page
from newsbot.sources import Entry
from newsbot.states import ANY_SITE, Reason
from newsbot.urls import host_of, site_of
from newsbot.urls.claims import canonical_of, why_refused

IN_TURN = ("kicker", "lead", "section", "keywords", "language", "images", "videos", "is_accessible_for_free")
"""Fields that take the first usable value; the others weigh their sources."""

WORDS_OF_A_NAME = 7
_BELIEVED = (SELECTORS, "page", "json-ld")
"""Sources of authors that what readers see does not correct."""
_EXPECTED = ("headline", "authors", "date_published")
"""What JSON-LD must tell for microdata to be left alone."""


class PublisherFacts(Protocol):
    """What reading a page needs to know of its publisher; a PublisherSpider class has it."""

    name: str
    title: str
    language: str
    timezone: str
    allowed_domains: list[str]
    selectors: Mapping[str, str]
    drop: Sequence[str]

    @classmethod
    def correct(cls, article: Article, page: Page) -> Article:
        """Return *article* with what only this publisher's pages need."""


def read_article(
    page: Page,
    publisher: type[PublisherFacts] | None = None,
    entry: Entry | None = None,
    seen_at: datetime | None = None,
) -> Article:
    """Return the article of *page*; *publisher* is a spider class or None, *seen_at* (aware) when it was fetched.

    *entry*, what a listing said of the page, is the least trusted source.
    Raises NotAnArticle for walls, soft 404s, block pages, listings and pages without headline or text.
    """
    return Reading(page, publisher, entry, seen_at).article()


class Reading:
    """One page read: its sources in order of trust, its body, and a loader filled from both."""

    def __init__(
        self,
        page: Page,
        publisher: type[PublisherFacts] | None = None,
        entry: Entry | None = None,
        seen_at: datetime | None = None,
        explain: bool = False,
    ) -> None:
        self.page = page
        self.publisher = publisher
        self.explain = explain
        self.head = meta_tags.read(page)
        self.nodes = json_ld.nodes(self.head.scripts)
        self.sources = self._structured()
        self.tells_article = bool(self.sources) and self.sources[0][0] != "microdata"
        self.sources += meta_tags.extract(self.head)
        self.sources += breadcrumbs.extract(self.nodes)
        self.sources += json_ld.extract_videos(self.nodes, alone=not self.tells_article)
        self.loader = ArticleLoader(self._context(seen_at))
        self.body = self._read_body()
        if entry:
            self.sources.append(("listing", _of_entry(entry)))
        self._fill()

    def article(self) -> Article:
        """Return the article; raises NotAnArticle."""
        text = "\n\n".join(block.text for block in self.body.blocks)
        if not self.tells_article:
            self._refuse(text)
        if not self.loader.has("headline"):
            raise NotAnArticle(Reason.NO_HEADLINE)
        if not text and not self.loader.has("lead"):
            raise NotAnArticle(Reason.NO_BODY)
        article = self.loader.load_item()
        article.url = self.page.url
        article.publisher = self.publisher.name if self.publisher else ANY_SITE
        article.body, article.text = self.body.blocks, text
        article.provenance = self.loader.sources
        return self.publisher.correct(article, self.page) if self.publisher else article

    def _refuse(self, text: str) -> None:
        """Raise NotAnArticle for what is surely something else; only for pages without an article's JSON-LD."""
        refusals.refuse_by_title(self.head.title)
        refusals.refuse_by_text(self.page, self.head.title, text)
        if not any(values.get("date_published") for _, values in self.sources):
            kinds = chain.from_iterable(map(json_ld.types, self.nodes))
            refusals.refuse_listing(self.page.url, kinds, "website" in self.head.metatags.get("og:type", ()))

    def _structured(self) -> list[Source]:
        """Return what JSON-LD says, and microdata where JSON-LD leaves something out."""
        title = next(iter(self.head.metatags.get("og:title", ())), None)
        sources: list[Source] = [*json_ld.extract(self.nodes, self.page.url, title)]
        if not all(any(values.get(field) for _, values in sources) for field in _EXPECTED):
            sources.append(("microdata", microdata.extract(self.page)))
        return sources

    def _context(self, seen_at: datetime | None) -> PageContext:
        told = [name for _, name in each(self.sources, "site_name") if isinstance(name, str)]
        names = [name for name in told if name.count(" ") < WORDS_OF_A_NAME]  # some pages put their headline there
        domain = site_of(self.page.url)
        names += [host_of(self.page.url), domain, domain.partition(".")[0]]
        tags = [tag for _, raw in each(self.sources, "language") if (tag := language_tag(raw))]
        if self.publisher:
            names.append(self.publisher.title)
            tags.append(self.publisher.language)
        language = tags[0].partition("-")[0] if tags else None
        zone = ZoneInfo(self.publisher.timezone) if self.publisher else zone_of(self.page.url, language)
        return PageContext(self.page.url, language, zone, names, seen_at)

    def _read_body(self) -> Body:
        """Read what the page shows, and put it where it is trusted: after the publisher's own selectors."""
        told = next((text for _, text in self._headlines()), None)
        body = extract_body(self.page, told, self._hints())
        whole, *parts = body.heading or ("",)
        # Microdata marks the heading itself, and is no witness of it.
        witnesses = [text for source, text in self._headlines() if source != "microdata"] if parts else []
        above, text = heading_apart(whole, parts, witnesses)
        shown = {"headline": text, "kicker": above or body.kicker, "lead": body.lead, "images": body.figures}
        self.sources.insert(0, ("page", shown))
        if self.publisher:
            self.sources.insert(0, (SELECTORS, publisher_selectors.extract(self.page, self.publisher.selectors)))
        return body

    def _headlines(self) -> Iterator[tuple[str, str]]:
        """Yield source and text of what structured data has as headline."""
        for source, raw in each(self.sources, "headline"):
            if text := headline(raw, self.loader.page_context.own_keys):
                yield source, text

    def _hints(self) -> BodyHints:
        hints = BodyHints(explain=self.explain)
        hints.descriptions = [text for _, raw in each(self.sources, "description") if (text := line(raw))]
        hints.article_bodies = [raw for _, raw in each(self.sources, "article_body") if isinstance(raw, str)]
        if self.publisher:
            hints.dropped = publisher_selectors.elements(self.page, self.publisher.drop)
            if publisher_selectors.BODY in self.publisher.selectors:
                hints.selected = publisher_selectors.elements(
                    self.page, [self.publisher.selectors[publisher_selectors.BODY]]
                )
        return hints

    def _fill(self) -> None:
        loader = self.loader
        loader.fill_headline(self.sources)
        for source, values in self.sources:
            loader.fill({field: values[field] for field in IN_TURN if field in values}, source)
        self._fill_language()
        self._fill_address()
        loader.fill({"rights": rights.reservations(self.page, self.head.metatags)}, "robots")
        self._fill_authors()
        loader.fill_time("date_published", self.sources)
        loader.fill_time("date_modified", self.sources)
        self._fill_as_shown()
        self._drop_signatures()
        loader.drop_update_before_publication()
        if not loader.has("authors"):
            loader.fill_newsroom(self.sources)
        self._fill_agencies()

    def _fill_authors(self) -> None:
        """Fill who signs: JSON-LD's people, else those of the byline that readers see, else those of hidden markup."""
        signed: list[Source] = [source for source in self.sources if source[1].get("authors")]
        if not any(self._signs(source) for source in signed if source[0].startswith(_BELIEVED)):
            shown = shown_byline(self.body.byline_lines, self.loader.page_context, guess=False)
            if shown.people:
                signed.insert(0, ("byline", {"authors": [*shown.people, *shown.agencies]}))
            signed = self._fullest_first(signed)
            self.sources.append(("byline", {"authors": list(shown.newsrooms)}))
        for source, values in signed:
            self.loader.fill({"authors": values["authors"], "agencies": values["authors"]}, source)

    def _fullest_first(self, signed: list[Source]) -> list[Source]:
        """Return *signed* with the first that names people in front, or the meta tag that names all these and more."""
        best = max(signed, key=lambda source: bool(self._signs(source)), default=None)
        for source in signed:
            if best and source[0].startswith("meta") and self._signs(best) < self._signs(source):
                best = source
        return [best, *(source for source in signed if source is not best)] if best else []

    def _signs(self, source: Source) -> frozenset[str]:
        return frozenset(map(key_of, people(as_list(source[1]["authors"]), self.loader.page_context).people))

    def _drop_signatures(self) -> None:
        """Drop the first and the last block of the text where they only say who wrote it."""
        names, blocks = self.loader.get_output_value("authors"), self.body.blocks
        ends = {id(block) for block in (blocks[:1] + blocks[-1:]) if signs(block.text, names)}
        self.body.blocks = [block for block in blocks if id(block) not in ends] or blocks

    def _fill_agencies(self) -> None:
        """Take the agencies of the credits around the text where the byline names none."""
        blocks = self.body.blocks
        edges = [block.text for block in ([*blocks[:1], *blocks[-2:]] if len(blocks) > 2 else blocks)]
        lines = [line.text for line in (*self.body.byline_lines, *self.body.credit_lines)]
        self.loader.fill({"agencies": credited([*lines, self.body.lead or "", *edges])}, "credits")

    def _fill_address(self) -> None:
        """Fill the identity, and tell which address the page claimed in vain."""
        declared, domains = self.head.canonical, self.publisher.allowed_domains if self.publisher else ()
        refused = why_refused(self.page.url, declared, domains)
        source = f"page, declared address refused: {refused}" if refused else "page"
        self.loader.fill({"canonical_url": canonical_of(self.page.url, declared, domains)}, source)

    def _fill_language(self) -> None:
        """Believe the text where it surely is in another language than the markup says."""
        text = " ".join(block.text for block in self.body.blocks[:4])
        if heard := heard_language(text, self.loader.get_output_value("language")):
            self.loader.replace_value("language", heard)
            self.loader.sources["language"] = "text"

    def _fill_as_shown(self) -> None:
        """Fill who and when from the lines that readers see, where structured data is silent."""
        loader, blocks = self.loader, self.body.blocks
        around = self.body.byline_lines, self.body.credit_lines
        if not loader.has("authors"):
            alone = [line for block in (blocks[:1] + blocks[-1:]) for line in signature(block.text)]
            for source, lines in chain(finding.signed(self.page, *around), [("text", alone)]):
                signed = shown_byline(lines, loader.page_context)
                loader.fill({"authors": list(signed.people), "agencies": list(signed.agencies)}, source)
                if loader.has("authors"):
                    break
            self.sources.append(("line below", {"authors": newsroom_signatures(self.body.credit_lines)}))
        if not loader.has("date_published"):
            for told in finding.dated(self.page, *around):
                loader.fill_time("date_published", [told])
                loader.fill_time("date_modified", [told])
                if loader.has("date_published"):
                    break


def _of_entry(entry: Entry) -> dict[str, object]:
    return {
        "headline": entry.title,
        "authors": list(entry.authors),
        "date_published": entry.published.isoformat() if entry.published else None,
        "date_modified": entry.modified.isoformat() if entry.modified else None,
        "language": entry.language,
        "section": entry.section,
        "keywords": list(entry.keywords),
    }
