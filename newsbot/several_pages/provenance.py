"""ITEM: what an article's provenance says of its pages, and what that means."""

import re
from collections.abc import Mapping, Sequence

from newsbot.items import Article
from newsbot.sources.page_of_several import PAGES_AT_MOST, ArticlePages

PAGES_FIELD = "text"
"""Whose provenance says which pages the text is from."""
LENGTHS_FIELD = "body"
"""Whose provenance says how many blocks each page gave, so that one page that changed is renewed alone."""
MORE, MISSING, LATER = ", more at ", " is missing: ", " of the article at "
READ = re.compile(r"pages? (?:1 to )?(\d{1,6})(?: of (\d{1,6}))?")
WHOLE = "all pages, from "
LENGTHS_SAID = re.compile(r"blocks of each page: (\d{1,6}(?:, \d{1,6}){0,50})")


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
    said = provenance.get(PAGES_FIELD, "")
    return MORE in said or MISSING in said or LATER in said


def pages_read(provenance: Mapping[str, str]) -> int:
    """Return how many pages of the article were read; 0 where it has one only.

    >>> [pages_read({"text": said}) for said in ("page 1, more at /2", "pages 1 to 3", "all pages, from /all", "page")]
    [1, 3, 20, 0]
    """
    said = provenance.get(PAGES_FIELD, "")
    if said.startswith(WHOLE):
        return PAGES_AT_MOST
    found = READ.match(said)
    return int(found[1]) if found and LATER not in said else 0


def said_of_pages(provenance: Mapping[str, str]) -> str | None:
    """Return what the provenance says of an article's pages, None for one of one page."""
    said = provenance.get(PAGES_FIELD, "")
    return said if READ.match(said) or said.startswith(WHOLE) else None


def has_fewer_pages(stored: Article, seen: Article) -> bool:
    """Tell whether *seen* lacks pages, for whatever passing reason, that *stored* has."""
    return lacks_pages(seen.provenance) and pages_read(seen.provenance) < pages_read(stored.provenance)


def lengths_of(article: Article) -> list[int]:
    """Return how many blocks each page of *article* gave; none where that is not known."""
    if not pages_read(article.provenance):
        return []
    found = LENGTHS_SAID.fullmatch(article.provenance.get(LENGTHS_FIELD, ""))
    lengths = [int(length) for length in found[1].split(", ")] if found else [len(article.body)]
    fits = len(lengths) == pages_read(article.provenance) and sum(lengths) == len(article.body)
    return lengths if fits else []


def said_of_lengths(lengths: Sequence[int]) -> str:
    """Return what the provenance says of how many blocks each page gave."""
    return f"blocks of each page: {', '.join(map(str, lengths))}"
