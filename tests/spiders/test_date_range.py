"""Which articles are from the time that was asked for, going by what a listing and an address say."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from newsbot.sources import Entry
from newsbot.spiders.date_range import DateRange, minute
from newsbot.states import Reason

BERLIN = ZoneInfo("Europe/Berlin")
SINCE, UNTIL = datetime(2026, 11, 1, tzinfo=BERLIN), datetime(2026, 11, 10, tzinfo=BERLIN)
SPAN = DateRange(SINCE, UNTIL, BERLIN)
URL = "https://x.example/story"


def entry(url: str = URL, published: str | None = None, modified: str | None = None) -> Entry:
    dates = [datetime.fromisoformat(text) if text else None for text in (published, modified)]
    return Entry(url, published=dates[0], modified=dates[1])


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        (entry(published="2026-11-05T12:00+01:00"), None),
        (entry(published="2026-10-31T23:59+01:00"), Reason.BEFORE_SINCE),
        (entry(published="2026-10-31T23:30+00:00"), None),
        (entry(published="2026-11-10T00:00+01:00"), Reason.AFTER_UNTIL),
        (entry(published="2026-10-31"), None),  # some time that day
        (entry(published="2026-10-30"), Reason.BEFORE_SINCE),
        (entry(published="2026-10-01T08:00", modified="2026-11-02T08:00"), None),
        (entry(modified="2026-12-24T08:00"), None),  # may well have been published in time
        (entry(modified="2026-10-01T08:00"), Reason.BEFORE_SINCE),
        (entry(), None),
        (entry("https://x.example/2026/11/05/story"), None),
        (entry("https://x.example/2026/10/05/story"), Reason.BEFORE_SINCE),
        (entry("https://x.example/20261212/story"), Reason.AFTER_UNTIL),
        (entry("https://x.example/2025/story"), Reason.BEFORE_SINCE),
    ],
)
def test_an_entry_is_wanted_if_it_may_be_from_that_time(named, reason):
    assert SPAN.why_entry_outside(named, of_sitemap=False) == reason


def test_without_since_only_what_sitemaps_name_may_be_too_old():
    span = DateRange(None, None, BERLIN, oldest=SINCE)
    old = entry(modified="2026-09-01T08:00")
    assert span.why_entry_outside(old, of_sitemap=True) == Reason.OLD
    assert span.why_entry_outside(old, of_sitemap=False) is None


def test_with_since_a_sitemap_is_read_as_far_back_as_that():
    span = DateRange(SINCE - timedelta(days=365), None, BERLIN, oldest=SINCE)
    assert span.why_entry_outside(entry(modified="2026-01-01T08:00"), of_sitemap=True) is None


def test_the_page_itself_has_the_last_word_on_when_it_was_published():
    assert SPAN.why_outside(SINCE - timedelta(seconds=1)) == Reason.BEFORE_SINCE
    assert SPAN.why_outside(UNTIL) == Reason.AFTER_UNTIL
    assert SPAN.why_outside(None) is None


def test_later_minutes_are_larger_whatever_their_offset():
    moments = [datetime(2026, 11, 1, 12, tzinfo=timezone(timedelta(hours=offset))) for offset in (5, 0, -8)]
    assert sorted(moments, key=minute) == moments


def test_of_a_sitemap_the_end_that_was_asked_for_holds_without_a_beginning():
    span = DateRange(None, UNTIL, BERLIN, oldest=SINCE)
    assert span.why_entry_outside(entry(published="2026-11-12T08:00"), of_sitemap=True) == Reason.AFTER_UNTIL
    assert span.why_entry_outside(entry(modified="2026-11-12T08:00"), of_sitemap=True) is None
    assert span.why_entry_outside(entry(modified="2026-11-05T08:00"), of_sitemap=True) is None


def test_of_a_sitemap_with_a_beginning_what_is_before_it_is_told_so():
    assert SPAN.why_entry_outside(entry(modified="2026-10-01T08:00"), of_sitemap=True) == Reason.BEFORE_SINCE


@pytest.mark.parametrize(
    ("named", "newest"),
    [
        (entry(published="2026-11-05T12:00+00:00"), "2026-11-05T12:00+00:00"),
        (entry(published="2026-11-05T12:00+00:00", modified="2026-11-06T12:00+00:00"), "2026-11-06T12:00+00:00"),
        (entry(published="2026-11-05T12:00"), "2026-11-05T12:00+01:00"),
        (entry(published="2026-11-05"), "2026-11-06T00:00+01:00"),
        (entry(published="2026-11-05T00:00+00:00"), "2026-11-05T00:00+00:00"),
        (entry("https://x.example/2026/11/05/story"), "2026-11-06T00:00+01:00"),
        (entry(), None),
    ],
)
def test_the_newest_moment_of_an_entry_is_the_end_of_what_it_says(named, newest):
    assert SPAN.newest(named) == (datetime.fromisoformat(newest) if newest else None)


def test_the_bounds_themselves_are_since_within_and_until_without():
    assert SPAN.why_outside(SINCE) is None
    assert SPAN.why_outside(UNTIL - timedelta(seconds=1)) is None


def test_a_minute_is_counted_from_1970():
    assert minute(datetime(1970, 1, 2, tzinfo=UTC)) == 24 * 60
