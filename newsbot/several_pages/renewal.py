"""ITEM: a stored article of several pages of which some were seen anew."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate, pairwise

from newsbot.items import Article, Block
from newsbot.several_pages.joining import new_blocks, same_headline, text_of, with_more
from newsbot.several_pages.provenance import LENGTHS_FIELD, PAGES_FIELD, lengths_of, said_of_lengths

LEFT_OF_A_PAGE = 1 / 3
"""Share of a page's text down to which another visit shows a newer version of it, and not a wall or an outage."""


def with_pages_of(stored: Article, seen: Article) -> Article:
    """Return what was *seen* of an article, with the text of all the pages that are *stored*."""
    kept = {name: getattr(stored, name) for name in ("body", "text", "images", "videos")}
    said = {name: stored.provenance[name] for name in (PAGES_FIELD, LENGTHS_FIELD) if name in stored.provenance}
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
    said = {
        PAGES_FIELD: stored.provenance.get(PAGES_FIELD, ""),
        LENGTHS_FIELD: said_of_lengths([len(part) for part in parts]),
    }
    return replace(
        shown,
        body=body,
        text=text_of(body),
        images=with_more(shown.images, stored.images, *(seen[number].images for number in renewed)),
        videos=with_more(shown.videos, stored.videos, *(seen[number].videos for number in renewed)),
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
