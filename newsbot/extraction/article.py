"""ITEM: one page -> one Article: which sources are asked, in which order, and what is refused."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice

from newsbot import several_pages
from newsbot.extraction import refusals
from newsbot.extraction.body.article_body import Body, BodyHints, extract_body
from newsbot.extraction.bylines.deciding import credited_agencies, signatures, without_signatures
from newsbot.extraction.fields import ArticleLoader
from newsbot.extraction.headlines.parsing import heading_apart, headline
from newsbot.extraction.metadata import (
    breadcrumbs,
    json_ld,
    listing,
    meta_tags,
    microdata,
    publisher_selectors,
    rights,
)
from newsbot.extraction.page_context import page_context
from newsbot.extraction.publication_dates.finding import shown_times, visible_dates
from newsbot.extraction.publisher_facts import PublisherFacts
from newsbot.extraction.source import RawValue, Source, Trust, raw_values
from newsbot.extraction.values.text import line
from newsbot.items import Article, NotAnArticle
from newsbot.page import Page, text_in
from newsbot.sources import Entry
from newsbot.sources.article_address import is_article_address
from newsbot.sources.article_pages import article_pages
from newsbot.states import ANY_SITE, Reason
from newsbot.urls import site_of
from newsbot.urls.claims import REFUSED, canonical_of, why_refused

IN_TURN = ("kicker", "lead", "section", "keywords", "language", "images", "videos", "is_accessible_for_free")
"""Fields that take the first usable value; the others weigh their sources."""
_MOST_HEADINGS = 4
_EXPECTED = ("headline", "authors", "date_published")
"""What JSON-LD must tell for microdata to be left alone."""


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
        is_later_page: bool = False,
    ) -> None:
        self.page = page
        self.publisher = publisher
        self.refused: str | None = None
        """Why the page is no article, once that was found out by `explained`."""
        self.pages = article_pages(
            page, is_article=True, is_later=is_later_page
        )  # before anything is dropped from the tree
        self.head = meta_tags.read(page)
        self.nodes = json_ld.nodes(self.head.scripts)
        declared = self._declared()
        self.loader = ArticleLoader(page_context(page.url, declared, publisher, seen_at))
        self.body = self._read_body(declared, explain)
        selected = [publisher_selectors.source(page, publisher.selectors)] if publisher else []
        listed = [listing.source(entry)] if entry else []
        self.sources = [*selected, self._visible(declared), *declared, *listed]
        self._fill()

    def article(self) -> Article:
        """Return the article; raises NotAnArticle."""
        text = "\n\n".join(block.text for block in self.body.blocks)
        if not self.declares_article:
            self._refuse(text)
        if not self.loader.has("headline"):
            raise NotAnArticle(Reason.NO_HEADLINE)
        if not text and not self.loader.has("lead"):
            raise NotAnArticle(Reason.NO_BODY)
        article = self.loader.load_item()
        article.url = self.page.url
        article.publisher = self.publisher.name if self.publisher else site_of(self.page.url) or ANY_SITE
        article.body, article.text = self.body.blocks, text
        article.provenance = dict(self.loader.sources)
        if not self._says_article():
            self.pages = None
        elif self.pages:
            article.provenance[several_pages.FIELD] = several_pages.in_words(self.pages)
        return self.publisher.correct(article, self.page) if self.publisher else article

    def _says_article(self) -> bool:
        """Tell whether the page is an article's for sure, and no listing, whose pages are none of one article."""
        if self.declares_article or "article" in self.head.metatags.get("og:type", ()):
            return True
        return is_article_address(self.page.url) and (self.loader.has("date_published") or self.loader.has("authors"))

    def _refuse(self, text: str) -> None:
        """Raise NotAnArticle for what is surely something else; only for pages without an article's JSON-LD."""
        headline = self.loader.get_output_value("headline") if self.loader.has("headline") else None
        refusals.refuse_by_title(self.head.title)
        refusals.refuse_by_text(self.page, self.head.title, headline, text)
        dated = (source for source in self.sources if source.values.get("date_published"))
        if not any(source.trust is not Trust.WEB_PAGE for source in dated):
            kinds = chain.from_iterable(map(json_ld.types, self.nodes))
            says_website = "website" in self.head.metatags.get("og:type", ())
            refusals.refuse_listing(self.page.url, kinds, says_website, self.body.teasers)
        if not self.loader.has("date_published") and not self.loader.has("authors"):
            refusals.refuse_stub(self.page.url, headline, text)

    def _declared(self) -> list[Source]:
        """Return what the page says of itself to machines: JSON-LD, microdata where that leaves something out, meta."""
        title = next(iter(self.head.metatags.get("og:title", ())), None)
        sources = json_ld.article_sources(self.nodes, self.page.url, title)
        self.declares_article = bool(sources)
        if not all(any(source.values.get(field) for source in sources) for field in _EXPECTED):
            sources.append(microdata.source(self.page))
        sources += meta_tags.sources(self.head)
        sources += breadcrumbs.sources(self.nodes)
        if not any(source.values.get("date_published") for source in sources if source.trust is Trust.JSON_LD):
            sources += json_ld.web_page_sources(self.nodes, self.page.url)
        headings = map(text_in, islice(self.page.root.iter("h1"), _MOST_HEADINGS))
        names = [] if self.declares_article else [title or "", self.head.title or "", *headings]
        return sources + json_ld.video_sources(self.nodes, names)

    def _read_body(self, declared: list[Source], explain: bool) -> Body:
        """Return what the page shows, read with what *declared* says as witness of what is body and what is not."""
        hints = BodyHints(explain=explain)
        hints.descriptions = [text for _, raw in raw_values(declared, "description") if (text := line(raw))]
        hints.article_bodies = [raw for _, raw in raw_values(declared, "article_body") if isinstance(raw, str)]
        if self.publisher:
            hints.dropped = publisher_selectors.elements(self.page, self.publisher.drop)
            hints.selected = publisher_selectors.body_elements(self.page, self.publisher.selectors)
        return extract_body(self.page, next((text for _, text in self._headlines(declared)), None), hints)

    def _visible(self, declared: list[Source]) -> Source:
        """Return what the page shows, as a source."""
        whole, *parts = self.body.heading or ("",)
        # Microdata marks the heading itself, and is no witness of it.
        told = [text for source, text in self._headlines(declared) if source.trust is not Trust.MICRODATA]
        above, text = heading_apart(whole, parts, told)
        kicker = above or self.body.kicker
        shown = {"headline": text, "kicker": kicker, "lead": self.body.lead, "images": self.body.figures}
        return Source("page", shown, Trust.PAGE)

    def _headlines(self, declared: list[Source]) -> Iterator[RawValue]:
        """Yield what structured data has as headline, without the site's name."""
        for source, raw in raw_values(declared, "headline"):
            if text := headline(raw, self.loader.page_context.own_keys):
                yield RawValue(source, text)

    def _address(self) -> Source:
        """Return the identity as a source that tells which address the page claimed in vain."""
        declared, domains = self.head.canonical, self.publisher.allowed_domains if self.publisher else ()
        refused = why_refused(self.page.url, declared, domains)
        name = f"page, {REFUSED}{refused}" if refused else "page"
        return Source(name, {"canonical_url": canonical_of(self.page.url, declared, domains)}, Trust.PAGE)

    def _fill(self) -> None:
        """Fill the loader, field by field."""
        loader, body, page = self.loader, self.body, self.page
        loader.fill_headline(self.sources)
        for source in self.sources:
            loader.fill(source, IN_TURN)
        if self.publisher:
            loader.fill(Source("publisher file", {"language": self.publisher.language}, Trust.SELECTORS))
        loader.hear_language(" ".join(block.text for block in body.blocks[:4]))
        loader.fill(self._address())
        loader.fill(Source("robots", {"rights": rights.reservations(page, self.head.metatags)}, Trust.META))
        loader.fill_signatures(signatures(self.sources, body, page, loader.page_context))
        self._fill_times()
        body.blocks = without_signatures(body.blocks, loader.get_output_value("authors"))
        loader.fill(Source("credits", {"agencies": credited_agencies(body)}, Trust.LINES))

    def _fill_times(self) -> None:
        """Fill when, from the lines that readers see where structured data is silent."""
        loader = self.loader
        shown = shown_times(self.body, loader.page_context)
        loader.fill_times([source for source in self.sources if source.trust is not Trust.WEB_PAGE], shown)
        if not loader.has("date_published"):
            for place in visible_dates(self.page, self.body, loader.page_context):
                loader.fill_times([place])
                if loader.has("date_published"):
                    break
        loader.fill_times([source for source in self.sources if source.trust is Trust.WEB_PAGE])
        loader.drop_update_before_publication()
