"""How many articles a publisher published when."""

from collections.abc import Callable
from datetime import datetime, timedelta

from newsbot.archive import Archive
from tests.archive.conftest import NOW, an_article
from tests.conftest import only_sqlite

HOUR = timedelta(hours=1)


def publish(archive: Archive, *times: datetime | None, publisher: str = "harbour_post") -> None:
    for time in times:
        archive.store(an_article(f"{publisher}-{time}", date_published=time, publisher=publisher), NOW)


def test_articles_are_counted_by_the_hour_in_utc_whatever_offset_the_page_wrote(archive: Archive) -> None:
    publish(
        archive,
        datetime.fromisoformat("2026-11-22T09:59:00+01:00"),
        datetime.fromisoformat("2026-11-22T03:01:00-05:00"),
    )
    assert archive.publication_counts.by_hour("harbour_post", NOW - 24 * HOUR) == {NOW - 4 * HOUR: 2}


def test_an_article_without_a_date_counts_when_it_was_first_seen(archive: Archive) -> None:
    publish(archive, None)
    assert archive.publication_counts.by_hour("harbour_post", NOW - HOUR) == {NOW: 1}


def test_of_long_ago_only_the_newest_article_is_told(archive: Archive) -> None:
    publish(archive, NOW - 900 * HOUR, NOW - 800 * HOUR)
    assert archive.publication_counts.by_hour("harbour_post", NOW - HOUR) == {NOW - 800 * HOUR: 1}


def test_a_publisher_without_articles_has_no_hours(archive: Archive) -> None:
    publish(archive, NOW, publisher="newstime")
    assert archive.publication_counts.by_hour("harbour_post", NOW - HOUR) == {}


def test_articles_since_some_moments(archive: Archive) -> None:
    publish(archive, NOW - HOUR, NOW - 3 * HOUR)
    publish(archive, NOW, publisher="newstime")
    assert list(archive.publication_counts.since("harbour_post", NOW - 2 * HOUR, NOW - 4 * HOUR, NOW)) == [1, 2, 0]


@only_sqlite
def test_locks_of_this_process_and_of_other_machines_are_held(open_archive: Callable[..., Archive]) -> None:
    archive = open_archive()
    archive.locks.take("harbour_post", NOW)
    archive.locks.take("newstime", NOW)
    archive.locks.take("spiegel", NOW)
    archive.database.write("UPDATE publisher_lock SET owner = 'dead' WHERE publisher IN ('newstime', 'spiegel')")
    archive.database.write("UPDATE publisher_lock SET host = 'elsewhere' WHERE publisher = 'spiegel'")
    assert sorted(archive.locks.held(NOW)) == ["harbour_post", "spiegel"]
