"""PAGE: what readers see of who wrote the article and when; asked where structured data is silent."""

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from newsbot.extractors.margins import Line
from newsbot.page import Element, Page

_AUTHORS = etree.XPath(
    "//*[@rel='author' or contains(@href, '/author/') or contains(@href, '/autor/') or contains(@href, '/authors/')"
    " or contains(@href, '/autoren/') or contains(@href, '/auteur/') or contains(@href, '/profil')]"
    "[not(ancestor::nav or ancestor::footer or ancestor::aside)]"
)
_TIMES = etree.XPath("//time[@datetime or text()][not(ancestor::nav or ancestor::footer or ancestor::aside)]")
_DATES = etree.XPath(
    "//*[contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'time')]"
    "[not(ancestor::nav or ancestor::footer or ancestor::aside)]"
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_UPDATED = re.compile(
    r"aktualisier|updated?\b|güncelle|modifi|mis à jour|actualiz|atualiz|aggiorn|обновл|更新|수정|bijgewerkt|oppdater"
    r"|uppdater|opdater|päivitet|zaktualiz|aktualiz|cập nhật|تحديث|diperbarui",
    re.IGNORECASE,
)
_UP_TO_NUMBER = re.compile(r"\d.*$")
_LONGEST = 100
_MOST = 6


def extract(page: Page, above: Sequence[Line], below: Sequence[Line]) -> list[tuple[str, dict[str, Any]]]:
    """Return a source's name and raw authors and dates for each place that shows them, the better witness first.

    *above* and *below* are the short lines around the text. A line that says "updated" dates the update.
    """
    updates = [line.text for line in above if _UPDATED.search(_UP_TO_NUMBER.sub("", line.text))]
    dated = [line.text for line in above if line.text not in updates]
    return [
        ("byline", {"shown_authors": list(above), "date_published": dated, "date_modified": updates}),
        ("line below", {"shown_authors": list(below), "date_published": [line.text for line in below]}),
        ("author link", {"shown_authors": [Line(text, marked=True) for text in _linked_authors(page)]}),
        ("time element", {"date_published": [_text_or_datetime(time) for time in _TIMES(page.root)[:_MOST]]}),
        ("date element", {"date_published": [_text(element) for element in _DATES(page.root)[:_MOST]]}),
        ("address", {"date_published": ["-".join(found.groups()) for found in _IN_ADDRESS.finditer(page.url)]}),
    ]


def _linked_authors(page: Page) -> list[str]:
    """Return the texts of the first links to an author's page; they stand under one roof."""
    found: dict[Element | None, list[str]] = {}
    for link in _AUTHORS(page.root)[:_MOST]:
        text = _text(link)
        if 3 < len(text) <= _LONGEST:
            found.setdefault(link.getparent(), []).append(text)
    return next(iter(found.values()), [])


def _text_or_datetime(time: Element) -> str:
    return time.get("datetime") or _text(time)


def _text(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())
