import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import UsageError

from newsbot.archive import Archive
from newsbot.spiders.warc import WarcSpider
from tests.crawling import crawl
from tests.warc.made import article, article_url, http_response, packed, record

REAL_PAGES = Path(__file__).parents[3] / "shared" / "real-pages" / "news.warc.gz"


def crawl_warc(folder: Path, **arguments: Any) -> dict[str, Any]:
    """Crawl the archives in *folder* into its ``newsbot.db`` and ``articles.jsonl``; return the stats."""
    files = {"ARCHIVE": str(folder / "newsbot.db"), "FEEDS": {str(folder / "articles.jsonl"): {"format": "jsonlines"}}}
    crawler = crawl(WarcSpider, files, **({"path": f"{folder}/*.warc.gz"} | arguments))
    assert crawler.stats is not None
    return crawler.stats.get_stats()


def stored(folder: Path) -> list[dict]:
    return [json.loads(line) for line in (folder / "articles.jsonl").read_text().splitlines()]


def test_the_articles_of_all_files_are_archived_and_exported_in_order(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.warc.gz").write_bytes(packed(article(2 * number), article(2 * number + 1)))
    assert crawl_warc(tmp_path)["finish_reason"] == "finished"
    assert [line["url"] for line in stored(tmp_path)] == list(map(article_url, range(6)))


def test_an_article_is_dated_by_its_record(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(packed(article(1)))
    crawl_warc(tmp_path)
    with Archive(tmp_path / "newsbot.db") as archive:
        assert [row["fetched"] for row in archive.database.rows("SELECT fetched FROM article")] == [
            "2026-11-20T08:00:00+00:00"
        ]


def test_everything_else_is_counted_by_reason(tmp_path):
    image = record(http_response(headers="Content-Type: image/png\r\n"))
    empty = record(http_response(b"<html><body></body></html>"))
    (tmp_path / "a.warc.gz").write_bytes(packed(image, article(1), image, empty, record(b"", kind="request")))
    stats = crawl_warc(tmp_path)
    assert stats["newsbot/passed_over/media type image/png"] == 2
    assert stats["newsbot/passed_over/record type request"] == 1
    assert (stats["newsbot/found"], stats["newsbot/stored"], stats["newsbot/not_article"]) == (2, 1, 1)


def test_the_publisher_is_found_by_the_domain_and_others_are_passed_over(tmp_path):
    page = article(1).replace(b"https://harbour.example/", b"https://www.spiegel.de/")
    (tmp_path / "a.warc.gz").write_bytes(packed(article(1), page))
    assert crawl_warc(tmp_path, publisher="spiegel,bbc")["newsbot/passed_over/other publisher"] == 1
    assert [line["publisher"] for line in stored(tmp_path)] == ["spiegel"]


def test_two_pages_of_an_address_in_one_file_make_a_revision(tmp_path):
    newer = article(1, headline="Storm in the harbour").replace(b"2026-11-20T08", b"2026-11-20T09")
    (tmp_path / "a.warc.gz").write_bytes(packed(article(1), newer))
    crawl_warc(tmp_path)
    with Archive(tmp_path / "newsbot.db") as archive:
        assert [version.article.headline for version in archive.revisions.of(article_url(1))] == [
            "Rain in the harbour 1",
            "Storm in the harbour 1",
        ]


def test_a_damaged_file_gives_its_articles_one_line_and_status_1(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(packed(article(1), article(2), article(3))[:-30])
    database = tmp_path / "newsbot.db"
    command = [sys.executable, "-m", "scrapy", "crawl", "warc", "-a", f"path={tmp_path}/a.warc.gz"]
    done = subprocess.run([*command, "-s", f"ARCHIVE={database}"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"ERROR: {tmp_path}/a.warc.gz: damaged after byte" in done.stderr
    assert "Traceback" not in done.stderr
    with Archive(database) as archive:
        assert [one.url for one in archive.articles()] == [article_url(1), article_url(2)]


def test_a_crawl_that_is_stopped_in_a_file_keeps_what_it_has_and_ends(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(packed(*map(article, range(900))))
    files = {"ARCHIVE": str(tmp_path / "newsbot.db"), "CLOSESPIDER_ITEMCOUNT": 50}
    stats = crawl(WarcSpider, files, path=f"{tmp_path}/a.warc.gz").stats
    assert stats is not None
    assert stats.get_value("finish_reason") == "closespider_itemcount"
    assert 50 <= stats.get_value("newsbot/stored") < 900


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "which files?"),
        ({"path": "missing.warc.gz"}, "no such file: missing.warc.gz"),
        ({"path": "*.nothing"}, "no such file: *.nothing"),
        ({"file": "a.warc.gz"}, "unknown argument 'file'"),
        ({"path": __file__, "publisher": "spigel"}, "unknown publisher 'spigel': did you mean spiegel"),
    ],
    ids=str,
)
def test_a_wrong_argument_is_told_before_anything_starts(arguments, message):
    with pytest.raises(UsageError, match=re.escape(message)):
        WarcSpider.check_arguments(arguments)


@pytest.mark.skipif(not REAL_PAGES.exists(), reason="the real pages are not part of the project")
def test_the_real_pages_are_stored(tmp_path):
    assert crawl_warc(tmp_path, path=str(REAL_PAGES))["newsbot/stored"] >= 136
