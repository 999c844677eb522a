"""PAGE: the elements that are marked as times and dates; those of updates and of lists of others come last."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from newsbot.dates.machine_dates import Precision, moment
from newsbot.extraction.publication_dates.dates_of_others import DatesOfOthers
from newsbot.extraction.publication_dates.labels import before_number, dates_no_article, is_of_update
from newsbot.extraction.publication_dates.order_of_numbers import is_either
from newsbot.extraction.surroundings import elements_of, own
from newsbot.page import Element, Page, text_in

_DATES = re.compile("[dD]ate|time|[pP]ubli|posted|meta")
_UPDATED = re.compile(r"update|modifi", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|entry-date|created", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_KNOWN_AT_MOST = 20_000
_LONGEST = 100
_LONGEST_TITLE = 50
"""Characters of a day and its clock in words."""
_LONGEST_AGO = 24
"""Characters of what readers see in their place, such as "8 years ago"."""
_MOST_PARTS = 100
_MOST = 6
_MOST_LOOKED_AT = 60
_SHORTEST_LIST = 3
"""Different dates of the same markup: of teasers, of comments, of posts."""
_TOLD_IN = (
    "datetime",
    "title",
    "data-datetime",
    "data-date",
    "data-time",
    "data-timestamp",
    "data-published",
    "data-utime",
    "data-utc",
    "data-iso",
    "data-unix",
    "data-epoch",
    "data-ts",
    "data-created",
    "content",
    "value",
)
"""Attributes in which elements that are called dates tell them to scripts."""
_CUSTOM_TIMES = ("amp-timeago", "relative-time", "time-ago", "local-time")
"""Elements that scripts make of `time`, with the same attribute."""
_PUBLISHED_IN = (
    "data-pubdate",
    "data-pub-date",
    "data-published",
    "data-published-at",
    "data-published-date",
    "data-publish-date",
    "data-publication-date",
    "data-publishdate",
    "data-publicationdate",
    "data-datepublished",
    "data-publish-time",
    "data-published-time",
    "data-publication-time",
    "data-first-published",
    "data-post-date",
    "data-created-at",
)
"""Attributes in which elements of any name tell scripts when something was published."""
_NONE_PUBLISHED = frozenset((*_PUBLISHED_IN, "title")).isdisjoint


class MarkedDates(NamedTuple):
    """The dates that one kind of markup tells, as written."""

    single: list[str]
    updates: list[str]
    listed: list[str]
    """Those in a list of dates; the first of a thread may be the page's own."""


def time_elements(page: Page, heading: Element | None, others: DatesOfOthers) -> MarkedDates:
    """Return what those elements `time` tell that are the page's own, and none of *others*."""
    found = chain.from_iterable(page.elements(tag) for tag in ("time", *_CUSTOM_TIMES))
    return _marked(found, _time_in, heading, others)


def date_elements(page: Page, heading: Element | None, others: DatesOfOthers) -> MarkedDates:
    """Return what those of the page's own elements, and none of *others*, tell whose names speak of dates."""
    return _marked(elements_of(page, _is_of_date), _date_in, heading, others)


def published_for_scripts(page: Page, heading: Element | None) -> list[str]:
    """Return the first time of publication in attributes for scripts if all tell one day.

    A title with a clock is such an attribute: "8 years ago" has the time as its title.
    The elements around *heading* are asked alone where they tell one: others may be teasers.
    """
    around = set() if heading is None else set(heading.iterancestors())
    # XPath takes nine times as long.
    telling = (element for element in page.root.iter() if not _NONE_PUBLISHED(element.keys()))
    elements = own(filter(_published_in, telling), heading, _MOST_LOOKED_AT)
    asked = [element for element in elements if element in around] or elements
    texts = chain.from_iterable(map(_published_in, asked))
    told = [(text, found.time.date()) for text in texts if (found := moment(text))]
    return [told[0][0]] if len({day for _, day in told}) == 1 else []


def _published_in(element: Element) -> list[str]:
    """Return what the attributes of *element* for scripts tell, and its title if that is a day and its clock.

    That of a picture tells when it was taken, and that of a link of many words when what it leads to was published.
    """
    title = element.get("title", "")
    found = moment(title) if len(title) <= _LONGEST_TITLE and ":" in title else None
    is_clock = found is not None and found.precision is not Precision.DAY
    titles = [title] if is_clock and 0 < len(text_in(element)) <= _LONGEST_AGO else []
    return [*(text for name in _PUBLISHED_IN if (text := element.get(name))), *titles]


def _marked(
    elements: Iterable[Element], read: Callable[[Element], str], heading: Element | None, others: DatesOfOthers
) -> MarkedDates:
    texts = [(element, text) for element in own(elements, heading, _MOST_LOOKED_AT) if (text := read(element))]
    alike: dict[tuple[str, ...], set[str]] = {}
    for element, text in texts:
        alike.setdefault(_markup_of(element), set()).add(text)
    found = MarkedDates([], [], [])
    for element, text in texts:
        if others.is_of_others(element) or dates_no_article(_label_of(element)):
            continue
        is_listed = len(alike[_markup_of(element)]) >= _SHORTEST_LIST
        kind = found.listed if is_listed else found.updates if _is_of_update(element, text) else found.single
        if len(kind) < _MOST:
            kind.append(text)
    return found


def _markup_of(element: Element) -> tuple[str, ...]:
    """Return how *element* and the two around it are marked."""
    parent = element.getparent()
    above = None if parent is None else parent.getparent()
    return tuple(f"{one.tag!s} {one.get('class')}" for one in (element, parent, above) if one is not None)


def _is_of_update(element: Element, text: str) -> bool:
    names = element.get("class") or ""
    if _UPDATED.search(names) and not _PUBLISHED.search(names):
        return True
    return is_of_update(before_number(text)) or is_of_update(_label_of(element))


def _label_of(element: Element) -> str:
    """Return the text right before *element*, within the one around it; empty where it tells a date of its own."""
    before, around = element.getprevious(), element.getparent()
    label = before.tail if before is not None else around.text if around is not None else None
    if before is not None and not (label and label.strip()):
        label = before.text
    return label if label and len(label) <= _LONGEST and not _NUMBER.search(label) else ""


@lru_cache(_KNOWN_AT_MOST)
def _is_of_date(names: str) -> bool:
    return _DATES.search(names) is not None


def _time_in(element: Element) -> str:
    """Return the time that *element* tells to machines; what readers see where that is another day."""
    told, text = element.get("datetime"), _short_text(element)
    if not (shown := moment(text)):
        return told or _told_to_scripts(element) or text
    if not told or not (marked := moment(told)):
        return text
    other_order = moment(text, month_first=True) if is_either(text) else None
    days = (found.time.date() for found in (shown, other_order) if found)
    return told if any(abs((marked.time.date() - day).days) <= 1 for day in days) else text


def _date_in(element: Element) -> str:
    """Return the date that *element* shows or, as microformats do, has as its title; empty where it holds much else."""
    return _told_to_scripts(element) or _short_text(element)


def _told_to_scripts(element: Element) -> str:
    """Return the date that an attribute of *element* tells; empty where none does."""
    if len(element.attrib) == 0:
        return ""
    return next((told for name in _TOLD_IN if (told := element.get(name)) and moment(told)), "")


def _short_text(element: Element) -> str:
    """Return the text of *element* on one line; empty where it is long."""
    parts: list[str] = []
    length = 0
    for part in islice(element.itertext(), _MOST_PARTS):
        parts.append(stripped := " ".join(part.split()))
        length += len(stripped)
        if length > _LONGEST:
            return ""
    return " ".join(filter(None, parts))
