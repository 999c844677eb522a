"""ITEM: an article of several pages: pages joined to one article, and what its provenance says of them (pure)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain, pairwise
from typing import TypeVar

from newsbot.items import Article, Block, Image, Video
from newsbot.sources.page_of_several import PAGES_AT_MOST, ArticlePages

Media = TypeVar("Media", Image, Video)

FIELD = "text"
"""Of the provenance: which pages the text is from."""
LENGTHS = "body"
"""Of the provenance: how many blocks each page gave, so that one page that changed is renewed alone."""
MORE, MISSING, LATER = ", more at ", " is missing: ", " of the article at "
READ = re.compile(r"pages? (?:1 to )?(\d{1,6})(?: of (\d{1,6}))?")
WHOLE = "all pages, from "
MARK = re.compile(
    r"[\s|–—:,.(\[-]*(?:(?:page|seite|teil|part|página|pagina|parte|страница|стр|sayfa|strona|strana|sida|side|sivu|oldal|"
    r"halaman|trang|第)\.?\s*)?\(?\d{1,3}(?:\s*(?:/|of|von|de|di|sur|van|av|af|z|ze|из|з)\s*\d{1,3})?\s*(?:ページ|页|頁)?[)\]]?\s*$",
    re.IGNORECASE,
)
"""Of a headline: which page it is the headline of."""
LENGTHS_SAID = re.compile(r"blocks of each page: (\d{1,6}(?:, \d{1,6}){0,50})")
LEFT_OF_A_PAGE = 1 / 3
"""Share of a page's text down to which another visit shows a newer version of it, and not a wall or an outage."""
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
    said = {name: stored.provenance[name] for name in (FIELD, LENGTHS) if name in stored.provenance}
    return replace(seen, **kept, provenance={**seen.provenance, **said})


def with_renewed_pages(stored: Article, seen: Mapping[int, Article]) -> Article | None:
    """Return *stored* with the pages that were *seen* anew, number -> page, in place of its own.

    None where nothing of them is new, or it is not known which page gave what.
    """
    parts = _parts_of(stored)
    renewed = [number for number in sorted(seen) if _renew(parts, number, stored, seen[number])]
    if not renewed:
        return None
    shown = seen[1] if 1 in renewed else stored
    body = [block for part in parts for block in part]
    said = {FIELD: stored.provenance.get(FIELD, ""), LENGTHS: _said_of_lengths([len(part) for part in parts])}
    return replace(
        shown,
        body=body,
        text=text_of(body),
        images=_with_more(shown.images, stored.images, *(seen[number].images for number in renewed)),
        videos=_with_more(shown.videos, stored.videos, *(seen[number].videos for number in renewed)),
        provenance={**shown.provenance, **said},
    )


def _renew(parts: list[list[Block]], number: int, stored: Article, page: Article) -> bool:
    """Put the blocks of *page* in the place of those that it gave before; tell whether they are others."""
    if not 1 <= number <= len(parts) or not same_headline(stored.headline, page.headline):
        return False
    before = [block for part in parts[: number - 1] for block in part]
    new, old = new_blocks(before, page.body), parts[number - 1]
    if new == old or len(text_of(new)) < LEFT_OF_A_PAGE * len(text_of(old)):
        return False
    parts[number - 1] = new
    return True


def _parts_of(article: Article) -> list[list[Block]]:
    """Return the blocks of each page; none where that is not known."""
    ends = list(accumulate(lengths_of(article), initial=0))
    return [article.body[start:end] for start, end in pairwise(ends)]


def lengths_of(article: Article) -> list[int]:
    """Return how many blocks each page of *article* gave; none where that is not known."""
    if not pages_read(article.provenance):
        return []
    found = LENGTHS_SAID.fullmatch(article.provenance.get(LENGTHS, ""))
    lengths = [int(length) for length in found[1].split(", ")] if found else [len(article.body)]
    fits = len(lengths) == pages_read(article.provenance) and sum(lengths) == len(article.body)
    return lengths if fits else []


def _said_of_lengths(lengths: Sequence[int]) -> str:
    return f"blocks of each page: {', '.join(map(str, lengths))}"


def text_of(body: Sequence[Block]) -> str:
    """Return *body* as plain text."""
    return "\n\n".join(block.text for block in body)


def _with_more(first: Sequence[Media], *more: Sequence[Media]) -> list[Media]:
    """Return the images or videos *first*, then those of *more* that are not among them."""
    found: dict[str | None, Media] = {}
    for one in chain(first, *more):
        found.setdefault(one.url, one)
    return list(found.values())


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
        found = READ.match(article.provenance.get(FIELD, ""))
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
            images=_with_more(self.article.images, article.images),
            videos=_with_more(self.article.videos, article.videos),
        )
        self.read += 1
        self.lengths += [len(new)] if self.lengths else []
        self.pages = pages or ArticlePages(self.read)
        self.of = max(filter(None, (self.of, self.pages.of)), default=None)
        self.addresses |= self.pages.addresses
        return True

    def joined(self) -> Article:
        """Return the article, with what its provenance says of its pages."""
        said = {FIELD: self._said()}
        if self.lengths and self.read > 1:
            said[LENGTHS] = _said_of_lengths(self.lengths)
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
