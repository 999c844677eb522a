"""The crawl log: what stays of a publisher's crawls."""

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
