"""ITEM: an article of several pages: pages joined to one article, and what its provenance says of them (pure)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsbot.items import Article, Block
from newsbot.sources.page_of_several import PAGES_AT_MOST, ArticlePages

FIELD = "text"
"""Of the provenance: which pages the text is from."""
MORE, MISSING, LATER = ", more at ", " is missing: ", " of the article at "
READ = re.compile(r"pages? (?:1 to )?(\d{1,6})(?: of (\d{1,6}))?")
WHOLE = "all pages, from "
MARK = re.compile(
    r"[\s|–—:,.(\[-]*(?:(?:page|seite|teil|part|página|pagina|parte|страница|стр|sayfa|strona|strana|sida|side|sivu|oldal|"
    r"halaman|trang|第)\.?\s*)?\(?\d{1,3}(?:\s*(?:/|of|von|de|di|sur|van|av|af|z|ze|из|з)\s*\d{1,3})?\s*(?:ページ|页|頁)?[)\]]?\s*$",
    re.IGNORECASE,
)
"""Of a headline: which page it is the headline of."""
SHORTEST_BEGINNING = 12
"""Characters of a headline that another one may go on from, as some add what each page is about."""


def in_words(pages: ArticlePages) -> str:
    """Return what the provenance says of an article of which only one page was read."""
    count = f" of {pages.of}" if pages.of else ""
    if pages.number > 1:
        return f"page {pages.number}{count}{LATER}{pages.first}"
    return f"page 1{count}{MORE}{pages.whole or pages.following}"


def lacks_pages(provenance: Mapping[str, str]) -> bool:
    """Tell whether pages of the article are known that were not read.

    >>> lacks_pages({"text": "pages 1 to 2 of 3, page 3 is missing: HTTP 404"}), lacks_pages({"text": "pages 1 to 3"})
    (True, False)
    """
    said = provenance.get(FIELD, "")
    return MORE in said or MISSING in said or LATER in said


def pages_read(provenance: Mapping[str, str]) -> int:
    """Return how many pages of the article were read; 0 where it has one only.

    >>> [pages_read({"text": said}) for said in ("page 1, more at /2", "pages 1 to 3", "all pages, from /all", "page")]
    [1, 3, 20, 0]
    """
    said = provenance.get(FIELD, "")
    if said.startswith(WHOLE):
        return PAGES_AT_MOST
    found = READ.match(said)
    return int(found[1]) if found and LATER not in said else 0


def said_of_pages(provenance: Mapping[str, str]) -> str | None:
    """Return what the provenance says of an article's pages, None for one of one page."""
    said = provenance.get(FIELD, "")
    return said if READ.match(said) or said.startswith(WHOLE) else None


def has_fewer_pages(stored: Article, seen: Article) -> bool:
    """Tell whether *seen* lacks pages, for whatever passing reason, that *stored* has."""
    return lacks_pages(seen.provenance) and pages_read(seen.provenance) < pages_read(stored.provenance)


def with_pages_of(stored: Article, seen: Article) -> Article:
    """Return what was *seen* of an article, with the text of all the pages that are *stored*."""
    kept = {name: getattr(stored, name) for name in ("body", "text", "images", "videos")}
    provenance = {**seen.provenance, FIELD: stored.provenance.get(FIELD, "")}
    return replace(seen, **kept, provenance=provenance)


def page_reason(number: int) -> str:
    """Return the reason of an address that is a later page of a stored article.

    >>> page_reason(2)
    'page 2'
    """
    return f"page {number}"


ON_ONE_PAGE = "all its pages"
"""The reason of an address at which the article is on one page."""


def is_page_reason(reason: str | None) -> bool:
    """Tell whether *reason* is that of an address which is a part of a stored article."""
    return reason == ON_ONE_PAGE or re.fullmatch(r"page \d{1,6}", reason or "") is not None


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

    @classmethod
    def begin(cls, article: Article, pages: ArticlePages) -> "JoinedPages":
        """Return the article of a first page."""
        return cls(article, pages, of=pages.of, addresses=dict(pages.addresses), whole=pages.whole)

    @classmethod
    def resume(cls, article: Article) -> "JoinedPages":
        """Return *article* as it is stored, which was read up to some page."""
        found = READ.match(article.provenance.get(FIELD, ""))
        read = pages_read(article.provenance)
        return cls(article, ArticlePages(read), read=read, of=int(found[2]) if found and found[2] else None)

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

    def add(self, article: Article, pages: ArticlePages | None) -> bool:
        """Add the next page; False where it is none of this article, or says nothing new."""
        goes_on = pages is None or pages.number == self.read + 1
        new = new_blocks(self.article.body, article.body)
        if not goes_on or not same_headline(self.article.headline, article.headline) or not new:
            self.pages = ArticlePages(self.read)
            return False
        known = {image.url for image in self.article.images}, {video.url for video in self.article.videos}
        body = [*self.article.body, *new]
        self.article = replace(
            self.article,
            body=body,
            text="\n\n".join(block.text for block in body),
            images=[*self.article.images, *(image for image in article.images if image.url not in known[0])],
            videos=[*self.article.videos, *(video for video in article.videos if video.url not in known[1])],
        )
        self.read += 1
        self.pages = pages or ArticlePages(self.read)
        self.of = max(filter(None, (self.of, self.pages.of)), default=None)
        self.addresses |= self.pages.addresses
        return True

    def joined(self) -> Article:
        """Return the article, with what its provenance says of its pages."""
        return replace(self.article, provenance={**self.article.provenance, FIELD: self._said()})

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
