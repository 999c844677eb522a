"""The crawl log: what stays of a publisher's crawls."""

import os
import socket
from datetime import timedelta
from types import SimpleNamespace

import pytest

from newsbot.archive import Archive, crawls
from tests.archive.conftest import NOW


def test_a_publishers_last_crawls_keep_every_counter_and_older_ones_their_counts(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawls, "STATS_KEPT", 2)
    stats = {"newsbot/found": 3, "newsbot/listing/read": 1, "downloader/request_count": 9}
    for publisher in ("post", "times", "post", "post", "post"):
        archive.crawls.finish(archive.crawls.begin(publisher, NOW), NOW, "finished", stats)
    whole = '{"newsbot/found":3,"newsbot/listing/read":1}'
    assert [crawl["stats"] for crawl in archive.crawls.last("post")] == [whole, whole, "{}", "{}"]
    assert [crawl["stats"] for crawl in archive.crawls.last("times")] == [whole]
    assert [crawl["found"] for crawl in archive.crawls.last()] == [3] * 5


def test_a_crawl_notes_its_process_and_its_end_and_only_newsbots_counters(archive: Archive) -> None:
    number = archive.crawls.begin("post", NOW)
    (row,) = archive.crawls.last()
    assert (row["pid"], row["host"], row["finished"]) == (os.getpid(), socket.gethostname(), None)
    stats = {f"newsbot/{name}": n for n, name in enumerate(("found", "fetched", "stored", "failed"), 1)}
    archive.crawls.finish(number, NOW + timedelta(minutes=1), "finished", stats | {"downloader/request_count": 9})
    (row,) = archive.crawls.last()
    assert [row[name] for name in ("found", "fetched", "stored", "failed")] == [1, 2, 3, 4]
    assert (row["started"], row["finished"]) == ("2026-11-22T12:00:00+00:00", "2026-11-22T12:01:00+00:00")
    assert row["finish_reason"] == "finished"
    assert "downloader" not in row["stats"]


def test_counters_that_are_missing_are_zero(archive: Archive) -> None:
    archive.crawls.finish(archive.crawls.begin("post", NOW), NOW, "shutdown", {})
    (row,) = archive.crawls.last()
    assert [row[name] for name in ("found", "fetched", "stored", "failed")] == [0, 0, 0, 0]


def test_the_last_crawls_come_newest_first_as_many_as_asked_for(archive: Archive) -> None:
    for minutes in range(25):
        archive.crawls.begin("post", NOW + timedelta(minutes=minutes))
    archive.crawls.begin("times", NOW)
    started = [crawl["started"][14:16] for crawl in archive.crawls.last("post", 3)]
    assert started == ["24", "23", "22"]
    assert len(archive.crawls.last("post")) == 20
    assert archive.crawls.last(limit=1)[0]["publisher"] == "times"


def test_the_first_crawl_is_known_as_long_as_there_are_any(archive: Archive) -> None:
    assert archive.crawls.first("post") is None
    for minutes in (0, 5):
        archive.crawls.begin("post", NOW + timedelta(minutes=minutes))
    assert archive.crawls.first("post") == NOW


def test_a_publishers_facts_are_noted_anew_each_time(archive: Archive) -> None:
    for title in ("Post", "Harbour Post"):
        facts = {"name": "post", "title": title, "country": "GB", "language": "en", "timezone": "Europe/London"}
        archive.crawls.know(SimpleNamespace(**facts))
    archive.crawls.know(SimpleNamespace(name="site", title=""))
    assert archive.crawls.titles() == {"post": "Harbour Post"}
    known = archive.database.row("SELECT * FROM publisher WHERE name = 'post'")
    assert known
    assert tuple(known) == ("post", "Harbour Post", "GB", "en", "Europe/London")


def test_every_counter_is_kept_for_a_thousand_crawls() -> None:
    assert crawls.STATS_KEPT == 1000


def test_what_a_crawl_has_come_to_is_counted_until_it_ends(archive: Archive) -> None:
    number = archive.crawls.begin("post", NOW)
    archive.crawls.count(number, {"newsbot/found": 7, "newsbot/stored": 2})
    assert [archive.crawls.last()[0][name] for name in ("found", "stored", "finished")] == [7, 2, None]
    archive.crawls.finish(number, NOW, "finished", {"newsbot/found": 9})
    archive.crawls.count(number, {"newsbot/found": 8})
    assert archive.crawls.last()[0]["found"] == 9


def test_crawls_are_leafed_through_by_their_number(archive: Archive) -> None:
    numbers = [archive.crawls.begin("post", NOW) for _ in range(5)]
    before = archive.crawls.last(limit=2, before=numbers[3])
    assert [crawl["id"] for crawl in before] == [numbers[2], numbers[1]]
