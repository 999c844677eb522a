"""ITEM: one page -> one Article: which sources are asked, in which order, and what is refused."""

from datetime import datetime

from newsbot.extraction import refusals, visible_section
from newsbot.extraction.article_signs import refuse_without_signs
from newsbot.extraction.bylines.deciding import credited_agencies, signatures, without_signatures
from newsbot.extraction.declared import Declared, identity
from newsbot.extraction.fields import ArticleLoader
from newsbot.extraction.metadata import listing, publisher_selectors, rights
from newsbot.extraction.other_pages import refuse_other_page
from newsbot.extraction.page_context import page_context
from newsbot.extraction.publication_dates.dated_page import DatedPage
from newsbot.extraction.publication_dates.finding import (
    clock_of_day,
    marked_time,
    shown_time,
    visible_dates,
    visible_updates,
)
from newsbot.extraction.publisher_facts import PublisherFacts
from newsbot.extraction.shown import shown_body, shown_source
from newsbot.extraction.source import Source, Trust, raw_values
from newsbot.extraction.told import Told
from newsbot.extraction.values.topics import section
from newsbot.items import ARTICLE_FIELDS, Article, NotAnArticle
from newsbot.page import Page
from newsbot.several_pages.provenance import PAGES_FIELD, in_words
from newsbot.sources import Entry
from newsbot.sources.article_address import is_article_address
from newsbot.sources.article_pages import article_pages
from newsbot.sources.headline_match import likeness
from newsbot.states import ANY_SITE, Reason
from newsbot.urls import site_of

OF_THE_PAGE = frozenset({"url", "canonical_url", "publisher", "discovered_via", "body", "text", "rights", "provenance"})
"""Fields that no source of values fills, or one alone."""
WEIGHED = frozenset({"headline", "authors", "agencies", "date_published", "date_modified"})
"""Fields that are decided among all that sources say."""
IN_TURN = tuple(field for field in ARTICLE_FIELDS if field not in OF_THE_PAGE | WEIGHED)
"""Fields that take the first usable value."""
_LISTED_AS = 0.5
"""Share of a headline's trigrams that a listing's has, which names the same article."""
_NOT_SHOWN = ("listing", "address")
"""How sources are called that are not the page."""
_SITE_AS_AUTHOR = "meta author, newsroom"
"""How the source is called that names a site or a firm to machines, on all its pages: nobody signed this one."""


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
        self.listed_title = entry.title if entry else None
        self.refused: str | None = None
        """Why the page is no article, once that was found out by `explained`."""
        with page.reading():
            self.pages = article_pages(page, is_article=True, is_later=is_later_page)  # while the tree is whole
            self.declared = Declared(page)
            context = page_context(page, self.declared.sources, publisher, seen_at)
            self.loader = ArticleLoader(context)
            own_keys = context.own_keys
            has_section = section((raw for _, raw in raw_values(self.declared.sources, "section")), context)
            visible = [] if has_section else [visible_section.source(page)]  # while the tree is whole
            self.body = shown_body(page, self.declared, publisher, own_keys, explain)
            selected = [publisher_selectors.source(page, publisher.selectors)] if publisher else []
            listed = [listing.source(entry)] if entry else []
            shown = shown_source(self.body, self.declared, own_keys)
            self.sources = [*selected, shown, *self.declared.sources, *visible, *listed]
            self._fill()

    def article(self) -> Article:
        """Return the article; raises NotAnArticle."""
        text = "\n\n".join(block.text for block in self.body.blocks)
        self._refuse_others(text)
        if not self.loader.has("headline"):
            raise NotAnArticle(Reason.NO_HEADLINE)
        is_text = not (self.declared.head.title or "").endswith(text)  # as with the site's name at its foot
        if not is_text and not self.loader.has("lead"):
            raise NotAnArticle(Reason.NO_BODY)
        article = self.loader.load_item()
        article.url = self.page.url
        article.publisher = self.publisher.name if self.publisher else site_of(self.page.url) or ANY_SITE
        article.body, article.text = self.body.blocks, text
        article.provenance = dict(self.loader.sources)
        if not self._is_surely_article():
            self.pages = None
        elif self.pages:
            article.provenance[PAGES_FIELD] = in_words(self.pages)
        return self.publisher.correct(article, self.page) if self.publisher else article

    def _is_surely_article(self) -> bool:
        """Tell whether the page is no listing, whose pages are none of one article."""
        if self.declared.says_article:
            return True
        return is_article_address(self.page.url) and (self.loader.has("date_published") or self.loader.has("authors"))

    def _refuse_others(self, text: str) -> None:
        """Raise NotAnArticle for what is surely something else; only for pages without an article's JSON-LD."""
        if not self.declared.has_article_node:
            headline = self.loader.get_output_value("headline") if self.loader.has("headline") else None
            dated = [source.trust for source in self.sources if source.values.get("date_published")]
            is_dated = Trust.META in dated or Trust.MICRODATA in dated
            shown = next((source for source in self.sources if source.trust is Trust.PAGE), None)
            lead = shown.values.get("lead") if shown else None
            is_story = refusals.is_story(headline or "", f"{lead or ''}\n{text}", self.page.url, is_dated)
            is_headline = refusals.is_headline_of(headline or "", text, self.page.url, is_story)
            refusals.refuse_by_title(self.declared.head.title, text, is_headline)
            refusals.refuse_by_text(self.page, self.declared.head.title, headline, text, is_story, is_headline)
            told = self._told(headline, text, is_dated)
            refuse_other_page(told)
            if not self.declared.says_article:
                refusals.refuse_root(self.page.url)
            if all(trust is Trust.WEB_PAGE for trust in dated):
                is_signed = self.loader.has("authors") and self.loader.has("date_published")
                says_website = self.declared.says_website and not is_signed
                refusals.refuse_listing(self.page.url, self.declared.kinds, says_website, self.body.teasers)
            if not self.loader.has("date_published") and not self.loader.has("authors"):
                refusals.refuse_stub(self.page.url, headline, text)
            if text:
                refuse_without_signs(told)

    def _told(self, headline: str | None, text: str, is_dated: bool) -> Told:
        """Return what is known of the page, by which those that sites have beside articles are told."""
        return Told(
            page=self.page,
            names=tuple(name for name in (headline, self.declared.head.title) if name),
            text=text,
            sells=self.declared.sells(headline or ""),
            asks="qapage" in self.declared.kinds,
            is_dated=is_dated,
            shows_date=self._is_shown("date_published"),
            is_signed=self._is_shown("authors") and self.loader.sources["authors"] != _SITE_AS_AUTHOR,
            says_article=self.declared.says_article,
            is_followed=self.publisher is not None,
            is_listed=likeness(headline or "", self.listed_title or "") >= _LISTED_AS,
            is_titled_only=self.loader.sources.get("headline") == "title",
            blocks=self.body.blocks,
        )

    def _is_shown(self, field: str) -> bool:
        """Tell whether the page itself tells *field*, not its address or a listing alone."""
        return self.loader.has(field) and self.loader.sources.get(field, "").partition(", ")[0] not in _NOT_SHOWN

    def _fill(self) -> None:
        """Fill the loader, field by field."""
        loader, body, page = self.loader, self.body, self.page
        loader.fill_headline(self.sources)
        for source in self.sources:
            loader.fill(source, IN_TURN)
        if self.publisher:
            loader.fill(Source("publisher file", {"language": self.publisher.language}, Trust.SELECTORS))
        loader.hear_language(" ".join(block.text for block in body.blocks[:4]))
        domains = self.publisher.allowed_domains if self.publisher else ()
        loader.fill(identity(page, self.declared.head, domains))
        loader.fill(Source("robots", {"rights": rights.reservations(page, self.declared.head.metatags)}, Trust.META))
        loader.fill_signatures(signatures(self.sources, body, page, loader.page_context))
        self._fill_times()
        headline = loader.get_output_value("headline") or ""
        body.blocks = without_signatures(body.blocks, loader.get_output_value("authors"), headline)
        loader.fill(Source("credits", {"agencies": credited_agencies(body)}, Trust.LINES))

    def _fill_times(self) -> None:
        """Fill when, from the lines that readers see where structured data is silent."""
        loader, context = self.loader, self.loader.page_context
        dated = DatedPage(self.page, self.body)
        shown = shown_time(dated, context)
        declared = [source for source in self.sources if source.trust is not Trust.WEB_PAGE]
        of_page = [source for source in self.sources if source.trust is Trust.WEB_PAGE]
        if shown is None and _is_only_vague(declared):
            shown = marked_time(dated, context)
        clock = clock_of_day(dated, context, declared)
        loader.fill_times([*declared, clock], shown)
        if not loader.has("date_published"):
            for place in visible_dates(dated, context):
                loader.fill_times_of_day(place, of_page)
                if loader.has("date_published"):
                    break
        loader.fill_times(of_page)
        if not loader.has("date_modified"):
            loader.fill_update(visible_updates(dated, context))
        loader.drop_update_before_publication()


def _is_only_vague(sources: list[Source]) -> bool:
    """Tell whether those of *sources* that tell a time of publication do not say of what it is."""
    told = [source.trust for source in sources if source.values.get("date_published")]
    return bool(told) and all(trust is Trust.VAGUE_META for trust in told)
