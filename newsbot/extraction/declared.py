"""ITEM: what a page says of itself to machines: which vocabularies are asked, and when."""

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import eq

from newsbot.extraction.headlines.parsing import headline
from newsbot.extraction.metadata import breadcrumbs, json_ld, json_ld_values, meta_tags, microdata
from newsbot.extraction.source import RawValue, Source, Trust, as_list, raw_values
from newsbot.extraction.values.text import line
from newsbot.page import Page, text_in
from newsbot.sources.house_pages import words_of
from newsbot.urls.claims import REFUSED, canonical_of, why_refused

_MOST_HEADINGS = 4
_EXPECTED = ("headline", "authors", "date_published")
"""What JSON-LD must tell for microdata to be left alone."""
_PRICES = frozenset(("price", "lowprice", "highprice", "minprice"))


class Declared:
    """JSON-LD, microdata where that leaves something out, meta elements, breadcrumbs; the more trusted come first."""

    def __init__(self, page: Page) -> None:
        self.head = meta_tags.read(page)
        self.nodes = json_ld.nodes(self.head.scripts)
        title = next(iter(self.head.metatags.get("og:title", ())), None)
        sources = json_ld.article_sources(self.nodes, page.url, title)
        self.has_article_node = bool(sources)
        """Whether a node of JSON-LD is an article's."""
        if not all(any(source.values.get(field) for source in sources) for field in _EXPECTED):
            sources.append(microdata.source(page))
        sources += meta_tags.sources(self.head)
        sources += breadcrumbs.sources(self.nodes)
        if not any(source.values.get("date_published") for source in sources if source.trust is Trust.JSON_LD):
            sources += json_ld.web_page_sources(self.nodes, page.url)
        headings = map(text_in, page.elements("h1")[:_MOST_HEADINGS])
        names = [] if self.has_article_node else [title or "", self.head.title or "", *headings]
        self.sources = sources + json_ld.video_sources(self.nodes, names)

    @property
    def says_article(self) -> bool:
        return self.has_article_node or "article" in self.head.metatags.get("og:type", ())

    @property
    def says_website(self) -> bool:
        return "website" in self.head.metatags.get("og:type", ())

    @property
    def kinds(self) -> Iterator[str]:
        """The types of all nodes of JSON-LD."""
        return chain.from_iterable(map(json_ld_values.types, self.nodes))

    def sells(self, headline: str) -> bool:
        """Tell whether the page offers a job, or a thing that has a price and by whose name *headline* begins."""
        if "product" in self.head.metatags.get("og:type", ()) or "jobposting" in self.kinds:
            return True
        products = [node for node in self.nodes if "product" in json_ld_values.types(node)]
        named = [node for node in products if _begins_alike(words_of(line(node.get("name")) or ""), words_of(headline))]
        offers = chain.from_iterable(as_list(node.get("offers")) for node in named)
        return any(isinstance(offer, dict) and any(key.lower() in _PRICES for key in offer) for offer in offers)

    @property
    def descriptions(self) -> list[str]:
        return [text for _, raw in raw_values(self.sources, "description") if (text := line(raw))]

    @property
    def article_bodies(self) -> list[str]:
        return [raw for _, raw in raw_values(self.sources, "article_body") if isinstance(raw, str)]

    def headlines(self, own_keys: frozenset[str]) -> Iterator[RawValue]:
        """Yield what is declared as headline, without the site's name, of which *own_keys* are the spellings."""
        for source, raw in raw_values(self.sources, "headline"):
            if text := headline(raw, own_keys):
                yield RawValue(source, text)


def _begins_alike(name: tuple[str, ...], headline: tuple[str, ...]) -> bool:
    return bool(name and headline) and all(map(eq, name, headline))


def identity(page: Page, head: meta_tags.Head, domains: Sequence[str]) -> Source:
    """Return the canonical address as a source that tells which one the page claimed in vain.

    *domains* are the publisher file's, on any of which its pages may claim an address.
    """
    refused = why_refused(page.url, head.canonical, domains)
    name = f"page, {REFUSED}{refused}" if refused else "page"
    return Source(name, {"canonical_url": canonical_of(page.url, head.canonical, domains)}, Trust.PAGE)
