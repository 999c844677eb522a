"""PAGE: what readers see of who wrote the article and when; asked where structured data is silent."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

from lxml import etree

from newsbot.extraction.body.byline_lines import AUTHOR_PAGE, Line, text_of
from newsbot.page import Element, Page

_DATES = etree.XPath("//*[contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'time')]")
_ASIDE = frozenset(("nav", "footer", "aside"))
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_UPDATED = re.compile(
    r"aktualisier|updated?\b|güncelle|modifi|mis à jour|actualiz|atualiz|aggiorn|обновл|更新|수정|bijgewerkt|oppdater"
    r"|uppdater|opdater|päivitet|zaktualiz|aktualiz|cập nhật|تحديث|diperbarui",
    re.IGNORECASE,
)
_UP_TO_NUMBER = re.compile(r"\d.*$")
_LONGEST = 100
_MOST = 6


def signed(page: Page, above: Sequence[Line], below: Sequence[Line]) -> Iterator[tuple[str, Sequence[Line]]]:
    """Yield a source's name and its lines for each place that may show who signs, the better witness first.

    *above* and *below* are the short lines around the text.
    """
    yield "byline", above
    yield "line below", below
    yield "author link", _linked_authors(page)


def dated(page: Page, above: Sequence[Line], below: Sequence[Line]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a source's name and its raw dates for each place that may show when, the better witness first.

    A line that says "updated" dates the update.
    """
    updates = [line.text for line in above if _UPDATED.search(_UP_TO_NUMBER.sub("", line.text))]
    published = [line.text for line in above if line.text not in updates]
    # A time of day on a line of its own, below the day's, makes the two one better date.
    pairs = [f"{day} {clock}" for day, clock in pairwise(published)]
    yield "byline", {"date_published": [*published, *pairs], "date_modified": updates}
    yield "line below", {"date_published": [line.text for line in below]}
    times = _first(page.root.iter("time"))
    yield "time element", {"date_published": [time.get("datetime") or text_of(time) for time in times]}
    yield "date element", {"date_published": [text_of(element) for element in _first(_DATES(page.root))]}
    yield "address", {"date_published": ["-".join(found.groups()) for found in _IN_ADDRESS.finditer(page.url)]}


def _first(found: Iterable[Element]) -> list[Element]:
    """Return the first of *found* that stand outside of navigation, footers and asides."""
    shown = (element for element in found if not any(above.tag in _ASIDE for above in element.iterancestors()))
    return list(islice(shown, _MOST))


def _linked_authors(page: Page) -> list[Line]:
    """Return the texts of the first links to an author's page; they stand under one roof."""
    links = (a for a in page.root.iter("a") if a.get("rel") == "author" or AUTHOR_PAGE.search(a.get("href", "")))
    found: dict[Element | None, list[Line]] = {}
    for link in _first(links):
        text = text_of(link)
        if 3 < len(text) <= _LONGEST:
            found.setdefault(link.getparent(), []).append(Line(text, marked=True))
    return next(iter(found.values()), [])
