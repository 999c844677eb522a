"""PAGE: what readers see of when the article was published; asked where structured data is silent."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain, islice, pairwise

from newsbot.dates.machine_dates import Moment, Precision, moment
from newsbot.extraction.body.byline_lines import text_of
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.publication_dates.address import dates_in_address, year_and_month_in_address
from newsbot.extraction.publication_dates.dated_page import DatedPage
from newsbot.extraction.publication_dates.labelled_lines import published_and_updates, without_updates
from newsbot.extraction.publication_dates.labels import (
    before_number,
    is_of_publication,
    is_of_update,
)
from newsbot.extraction.publication_dates.lines_at_heading import LONGEST_AFTER, LONGEST_LINE, lines_above, lines_after
from newsbot.extraction.publication_dates.marked_dates import published_for_scripts
from newsbot.extraction.publication_dates.scripts import days_in_scripts
from newsbot.extraction.source import Source, Trust, raw_values
from newsbot.extraction.surroundings import is_of_others
from newsbot.page import Element

_NUMBER = re.compile(r"\d")
_MOST = 6
_MOST_AFTER = 20
_DATELINE = re.compile(
    r"(?:[^\W\d]{2,20}(?: [^\W\d]{2,20}){0,3}, )?(?:den )?(\d[\d./ -]{5,9}\d|\d\d?\.? [^\W\d]{3,12},? \d{4})"
    r"(?=\.?\s?[-–—:|„“\"(])"
)
"""A date, perhaps behind a place, that what begins the text is parted from."""
_DATE_FIRST = re.compile(r"(\d[\d./ -]{5,9}\d)\s*[-–—:|]\s")


def visible_dates(dated: DatedPage, context: PageContext) -> Iterator[Source]:
    """Yield a source for each place of *dated* that may show when, the better witness first.

    A line that says "updated" dates the update. Dates of comments, of teasers and of the day are none of the article's.
    """
    page, body, heading, others = dated.page, dated.body, dated.heading, dated.others
    published, updates = dated.byline_lines
    # A time of day on a line of its own, below the day's, makes the two one better date.
    pairs = [f"{day} {clock}" for day, clock in pairwise(published) if context.moment(clock) is None]
    times = dated.times
    whole = _of_same_day(chain.from_iterable(times), published, context)
    yield _published("byline", [*whole, *published, *pairs])
    yield _published("time element", [*_of_same_day(times.listed, times.single, context), *times.single])
    marked = dated.dates
    yield _published("date element", marked.single)
    if heading is not None:
        yield _published("heading", _dates_in_heading(heading))
        above, updates_above = published_and_updates(islice(lines_above(heading, others.header), _MOST))
        yield _published("line above", above)
        below, updates_below = published_and_updates(islice(lines_after(heading), _MOST_AFTER))
        yield _published("line under the headline", below)
        updates = [*updates, *updates_below, *updates_above]
    below_text = [line.text for line in body.credit_lines if _NUMBER.search(line.text)]
    lines_of_others = dated.text.others() if below_text else ()
    yield _published("line below", without_updates([text for text in below_text if text not in lines_of_others]))
    yield _published("address", dates_in_address(page.url))
    yield _published("attribute for scripts", published_for_scripts(page, heading))
    before, after = dated.text.lines_around(body)
    yield _published("labelled line", _labelled(dated, is_of_publication))
    yield _published("line before the text", without_updates(before))
    yield _published("line after the text", without_updates(after))
    yield _published("text", [found[1] for block in body.blocks[:2] if (found := _DATELINE.match(block.text))])
    of_updates = (text for text in (*before, *after) if is_of_update(before_number(text)))
    yield _published("update", [*times.updates, *marked.updates, *updates, *of_updates])
    yield _published("update", _labelled(dated, lambda line: is_of_update(before_number(line))))
    yield _published("first of several", [*times.listed, *marked.listed])
    yield _published("only day", _only_day(dated, context))
    yield _published("script", days_in_scripts(page, context))
    yield _published("address and line", _with_year_of_address(page.url, [*published, *marked.single], context))


def visible_updates(dated: DatedPage, context: PageContext) -> Iterator[Source]:
    """Yield a source for each place of *dated* that may show when the article was updated, the better witness first."""
    lines = dated.byline_lines[1]
    times = dated.times.updates
    yield _updated("byline", [*_of_same_day(times, lines, context), *lines])
    yield _updated("time element", times)


def clock_of_day(dated: DatedPage, context: PageContext, sources: Iterable[Source]) -> Source:
    """Return the first of the page's own times that tells the clock of the one day that is all that *sources* tell.

    It is a source without a value where there is none.
    """
    told = [context.moment(raw) for _, raw in raw_values(sources, "date_published")]
    days = {found.time.date() for found in told if found}
    if not days or any(found and found.precision is not Precision.DAY for found in told):
        return _published("time element", [])
    read = ((text, moment(text)) for text in chain.from_iterable(dated.times))
    clocks = (text for text, found in read if found and found.precision > Precision.DAY and found.time.date() in days)
    return _published("time element", list(islice(clocks, 1)))


def shown_time(dated: DatedPage, context: PageContext) -> Moment | None:
    """Return the first time that lines below, then above the headline tell, but for those of updates."""
    above = [] if dated.heading is None else islice(lines_above(dated.heading), _MOST)
    lines = chain(
        (text for text in dated.byline_lines[0] if _may_tell_time(text)),
        (text for text in above if _may_tell_time(text) and not is_of_update(text)),
    )
    found = (context.moment(text) for text in lines)
    return next((time for time in found if time), None)


def marked_time(dated: DatedPage, context: PageContext) -> Moment | None:
    """Return the first time that the page's own elements of times and dates tell, but for updates and lists."""

    def first(texts: list[str]) -> Moment | None:
        return next(filter(None, map(context.moment, texts)), None)

    return first(dated.times.single) or first(dated.dates.single)


def _may_tell_time(text: str) -> bool:
    return len(text) <= LONGEST_LINE and _NUMBER.search(text) is not None


def _labelled(dated: DatedPage, says: Callable[[str], bool]) -> list[str]:
    """Return the short lines, or their parts, anywhere but in teasers and comments that begin by what their date is."""
    return list(islice(filter(says, dated.parts_of_lines), _MOST))


def _only_day(dated: DatedPage, context: PageContext) -> list[str]:
    """Return what tells the one day that the page shows anywhere but in teasers, comments and clocks."""
    around = set() if dated.heading is None else set(dated.heading.iterancestors())
    known: dict[Element, bool] = {}
    times = (time for time in dated.page.elements("time") if not is_of_others(time, around, False, known))
    marked = (time.get("datetime", "") for time in times if not dated.others.is_of_others(time))
    days: dict[date, str] = {}
    for text in chain(marked, dated.text.dated_lines(dated.heading)):
        if any(map(str.isdecimal, text)) and (found := context.moment(text)):
            days.setdefault(found.time.date(), text)
            if len(days) > 1:
                return []
    return list(filter(_is_no_quote, days.values()))


def _with_year_of_address(url: str, lines: Iterable[str], context: PageContext) -> list[str]:
    """Return those of *lines* that tell a day without its year, each with the year in *url*, and in its month."""
    told = year_and_month_in_address(url)
    if told is None:
        return []
    year, month = told
    found = ((text, context.moment(text)) for line in lines if _may_tell_time(line) for text in (f"{line} {year}",))
    return [text for text, one in found if one and str(one.time.year) == year and month in (None, one.time.month)]


def _is_no_quote(line: str) -> bool:
    """Tell whether *line* is none of somebody's words elsewhere, with whose and when: a post, a book."""
    return len(line) <= LONGEST_AFTER and "@" not in line


def _published(name: str, dates: list[str]) -> Source:
    return Source(name, {"date_published": dates}, Trust.LINES)


def _updated(name: str, dates: list[str]) -> Source:
    return Source(name, {"date_modified": list(filter(_may_tell_time, dates))}, Trust.LINES)


def _of_same_day(times: Iterable[str], lines: list[str], context: PageContext) -> list[str]:
    """Return the first of *times* that tells the day which one of *lines* shows, and more: its clock, its offset."""
    found = (context.moment(line) for line in lines)
    shown = next((one for one in found if one), None)
    if shown is None or shown.precision is Precision.INSTANT:
        return []
    for text in times:
        told = context.moment(text)
        if told and told.precision > shown.precision and told.time.date() == shown.time.date():
            return [text]
    return []


def _dates_in_heading(heading: Element) -> list[str]:
    """Return what stands in elements of their own in the heading, and a date that it begins with."""
    first = _DATE_FIRST.match(text_of(heading))
    return [*(text_of(child) for child in heading.iterchildren("*")), *([first[1]] if first else [])]
