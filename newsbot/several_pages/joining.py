"""ITEM: the pages of one article, joined as they are read (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TypeVar

from newsbot.items import Article, Block, Image, Video
from newsbot.several_pages.page_reasons import ON_ONE_PAGE, page_reason
from newsbot.several_pages.provenance import (
    LENGTHS_FIELD,
    MISSING,
    PAGES_FIELD,
    READ,
    WHOLE,
    lengths_of,
    pages_read,
    said_of_lengths,
)
from newsbot.sources.page_of_several import PAGES_AT_MOST, ArticlePages

Media = TypeVar("Media", Image, Video)

MARK = re.compile(
    r"[\s|–—:,.(\[-]*(?:(?:page|seite|teil|part|página|pagina|parte|страница|стр|sayfa|strona|strana|sida|side|sivu|oldal|"
    r"halaman|trang|第)\.?\s*)?\(?\d{1,3}(?:\s*(?:/|of|von|de|di|sur|van|av|af|z|ze|из|з)\s*\d{1,3})?\s*(?:ページ|页|頁)?[)\]]?\s*$",
    re.IGNORECASE,
)
"""Of a headline: which page it is the headline of."""
SHORTEST_BEGINNING = 12
"""Characters of a headline that another one may go on from, as some add what each page is about."""


def text_of(body: Sequence[Block]) -> str:
    """Return *body* as plain text."""
    return "\n\n".join(block.text for block in body)


def with_more(first: Sequence[Media], *more: Sequence[Media]) -> list[Media]:
    """Return the images or videos *first*, then those of *more* that are not among them."""
    found: dict[str | None, Media] = {}
    for one in chain(first, *more):
        found.setdefault(one.url, one)
    return list(found.values())


def same_headline(one: str | None, other: str | None) -> bool:
    """Tell whether two pages have the headline of one article, which may name the page or what it is about.

    >>> same_headline("Rain falls on the harbour", "Rain falls on the harbour - Page 2")
    True
    >>> same_headline("Rain falls on the harbour", "Council meets on Monday")
    False
    """
    plain, further = _plain(one), _plain(other)
    if not plain or not further:
        return False
    short, long = sorted((plain, further), key=len)
    return plain == further or (len(short) >= SHORTEST_BEGINNING and long.startswith(short))


def _plain(headline: str | None) -> str:
    text = (headline or "")[:500].casefold().rstrip()
    return re.sub(r"\W+", "", MARK.sub("", text) or text)


@dataclass(slots=True)
class JoinedPages:
    """An article as far as its pages were read, the first one first."""

    article: Article
    pages: ArticlePages
    """Of the page that was read last."""
    read: int = 1
    of: int | None = None
    addresses: dict[int, str] = field(default_factory=dict)
    """Number -> address of its later pages."""
    whole: str | None = None
    """Address at which all is on one page, until that was tried."""
    read_at_once: str | None = None
    """Address at which all was on one page."""
    missing: str = ""
    """Why the next page could not be read."""
    lengths: list[int] = field(default_factory=list)
    """How many blocks each page gave; none where that is not known."""

    @classmethod
    def begin(cls, article: Article, pages: ArticlePages) -> "JoinedPages":
        """Return the article of a first page."""
        lengths = [len(article.body)]
        return cls(article, pages, of=pages.of, addresses=dict(pages.addresses), whole=pages.whole, lengths=lengths)

    @classmethod
    def resume(cls, article: Article) -> "JoinedPages":
        """Return *article* as it is stored, which was read up to some page."""
        found = READ.match(article.provenance.get(PAGES_FIELD, ""))
        read = pages_read(article.provenance)
        of = int(found[2]) if found and found[2] else None
        return cls(article, ArticlePages(read), read=read, of=of, lengths=lengths_of(article))

    @property
    def following(self) -> str | None:
        """The address to be asked for next."""
        if self.read_at_once or self.missing:
            return None
        return self.whole or (self.pages.following if self.read < PAGES_AT_MOST else None)

    def add_whole(self, article: Article | None, url: str) -> None:
        """Take *article*, found at *url*, for all pages, if it is the same with at least the text of the first."""
        self.whole = None
        if article is None or not same_headline(self.article.headline, article.headline):
            return
        first = self.article.body
        texts = {block.text for block in article.body}
        if len(article.text) > len(self.article.text) and sum(block.text in texts for block in first) >= len(first) / 2:
            kept = {name: getattr(article, name) for name in ("body", "text", "images", "videos")}
            self.article = replace(self.article, **kept)
            self.read_at_once = url
            self.lengths = []

    def add(self, article: Article, pages: ArticlePages | None) -> bool:
        """Add the next page; False where it is none of this article, or says nothing new."""
        goes_on = pages is None or pages.number == self.read + 1
        new = new_blocks(self.article.body, article.body)
        if not goes_on or not same_headline(self.article.headline, article.headline) or not new:
            self.pages = ArticlePages(self.read)
            return False
        body = [*self.article.body, *new]
        self.article = replace(
            self.article,
            body=body,
            text=text_of(body),
            images=with_more(self.article.images, article.images),
            videos=with_more(self.article.videos, article.videos),
        )
        self.read += 1
        self.lengths += [len(new)] if self.lengths else []
        self.pages = pages or ArticlePages(self.read)
        self.of = max(filter(None, (self.of, self.pages.of)), default=None)
        self.addresses |= self.pages.addresses
        return True

    def joined(self) -> Article:
        """Return the article, with what its provenance says of its pages."""
        said = {PAGES_FIELD: self._said()}
        if self.lengths and self.read > 1:
            said[LENGTHS_FIELD] = said_of_lengths(self.lengths)
        return replace(self.article, provenance={**self.article.provenance, **said})

    def _said(self) -> str:
        if self.read_at_once:
            return WHOLE + self.read_at_once
        count = f" of {self.of}" if self.of and self.of > self.read else ""
        said = f"page{'s 1 to' if self.read > 1 else ''} {self.read}{count}"
        if self.missing:
            return f"{said}, page {self.read + 1}{MISSING}{self.missing}"
        return f"{said}, the others are left" if self.read >= PAGES_AT_MOST and self.pages.following else said

    def parts(self) -> dict[str, str]:
        """Return the addresses that are parts of the article -> the reason to be told of them."""
        last = (self.of or 0) if self.read_at_once else self.read
        known = {url: page_reason(number) for number, url in self.addresses.items() if 1 < number <= last}
        return known | ({self.read_at_once: ON_ONE_PAGE} if self.read_at_once else {})


def new_blocks(known: Sequence[Block], blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks* without those that every page begins or ends with, as they are among the *known* ones."""
    texts = {block.text for block in known}
    start, end = 0, len(blocks)
    while start < end and blocks[start].text in texts:
        start += 1
    while end > start and blocks[end - 1].text in texts:
        end -= 1
    return list(blocks[start:end])
