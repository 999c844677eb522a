"""PAGE: what readers see of when the article was published; asked where structured data is silent."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from lxml import etree

from newsbot.extraction.body.byline_lines import Line, text_of
from newsbot.extraction.source import Source, Trust
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
_MOST = 6


def visible_dates(page: Page, above: Sequence[Line], below: Sequence[Line]) -> Iterator[Source]:
    """Yield a source for each place that may show when, the better witness first.

    *above* and *below* are the short lines around the text. A line that says "updated" dates the update.
    """
    updates = [line.text for line in above if _UPDATED.search(_UP_TO_NUMBER.sub("", line.text))]
    published = [line.text for line in above if line.text not in updates]
    # A time of day on a line of its own, below the day's, makes the two one better date.
    pairs = [f"{day} {clock}" for day, clock in pairwise(published)]
    yield Source("byline", {"date_published": [*published, *pairs], "date_modified": updates}, Trust.LINES)
    yield _published("line below", [line.text for line in below])
    yield _published("time element", [time.get("datetime") or text_of(time) for time in _first(page.root.iter("time"))])
    yield _published("date element", [text_of(element) for element in _first(_DATES(page.root))])
    yield _published("address", ["-".join(found.groups()) for found in _IN_ADDRESS.finditer(page.url)])


def _published(name: str, dates: list[str]) -> Source:
    return Source(name, {"date_published": dates}, Trust.LINES)


def _first(found: Iterable[Element]) -> list[Element]:
    """Return the first of *found* that stand outside of navigation, footers and asides."""
    shown = (element for element in found if not any(above.tag in _ASIDE for above in element.iterancestors()))
    return list(islice(shown, _MOST))
