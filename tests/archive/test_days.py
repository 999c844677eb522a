"""What the crawls of a publisher came to, day by day."""

from datetime import date, datetime, timedelta

from newsbot.archive import Archive
from tests.archive.conftest import NOW

DAY = timedelta(days=1)
TODAY = NOW.date()


def test_the_counts_of_one_days_crawls_are_added_up(archive: Archive) -> None:
    archive.days.add("post", NOW, {"stored": 3, "failed": 1})
    archive.days.add("post", NOW + timedelta(hours=1), {"stored": 4, "listings": 2})
    archive.days.add("times", NOW, {"stored": 9})
    assert archive.days.of("post", TODAY) == {TODAY: {"stored": 7, "failed": 1, "listings": 2}}


def test_a_day_is_one_of_utc(archive: Archive) -> None:
    archive.days.add("post", datetime.fromisoformat("2026-11-22T23:30:00-05:00"), {"stored": 1})
    assert list(archive.days.of("post", TODAY)) == [date(2026, 11, 23)]


def test_days_are_told_from_one_on_the_oldest_first(archive: Archive) -> None:
    for ago in (0, 2, 1, 3):
        archive.days.add("post", NOW - ago * DAY, {"stored": ago})
    assert list(archive.days.of("post", TODAY - 2 * DAY).items()) == [
        (TODAY - 2 * DAY, {"stored": 2}),
        (TODAY - DAY, {"stored": 1}),
        (TODAY, {"stored": 0}),
    ]


def test_the_first_day_is_the_oldest_one_known(archive: Archive) -> None:
    assert archive.days.first("post") is None
    for ago in (1, 3, 2):
        archive.days.add("post", NOW - ago * DAY, {})
    archive.days.add("times", NOW - 9 * DAY, {})
    assert archive.days.first("post") == TODAY - 3 * DAY


def test_the_size_of_the_past_grows_with_each_day_and_each_count_before_one(archive: Archive) -> None:
    assert archive.days.size("post", TODAY) == (0, 0)
    archive.days.add("post", NOW - DAY, {"stored": 1})
    archive.days.add("post", NOW, {"stored": 1})
    assert archive.days.size("post", TODAY) == (1, len('{"stored":1}'))
    archive.days.add("post", NOW - DAY, {"stored": 9})
    assert archive.days.size("post", TODAY) == (1, len('{"stored":10}'))


def test_publishers_with_a_day_are_told_with_their_country(archive: Archive) -> None:
    archive.days.add("post", NOW, {})
    archive.days.add("post", NOW - DAY, {})
    archive.days.add("times", NOW, {})
    archive.database.write("INSERT INTO publisher (name, country) VALUES ('post', 'GB')")
    assert archive.days.publishers() == {"post": "GB", "times": ""}
