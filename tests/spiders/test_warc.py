import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError

from newsbot.archive import Archive
from newsbot.spiders.warc import WarcSpider
from tests.warc.made import article, article_url, http_response, packed, record

REAL_PAGES = Path(__file__).parents[3] / "shared" / "real-pages" / "news.warc.gz"


def crawl_warc(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "crawl", "warc", *arguments]
    options = ["-s", f"ARCHIVE={folder / 'newsbot.db'}", "-O", f"{folder / 'articles.jsonl'}"]
    return subprocess.run(command + options, capture_output=True, text=True, check=False)


def stored(folder: Path) -> list[dict]:
    return [json.loads(line) for line in (folder / "articles.jsonl").read_text().splitlines()]


def test_the_articles_of_all_files_are_archived_and_exported(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.warc.gz").write_bytes(packed(article(2 * number), article(2 * number + 1)))
    done = crawl_warc(tmp_path, "-a", f"path={tmp_path}/*.warc.gz")
    assert done.returncode == 0, done.stderr
    assert [line["url"] for line in stored(tmp_path)] == list(map(article_url, range(6)))
    with Archive(tmp_path / "newsbot.db") as archive:
        assert [row["fetched"] for row in archive.database.rows("SELECT DISTINCT fetched FROM article")] == [
            "2026-11-20T08:00:00+00:00"
        ]


def test_what_is_no_page_is_counted_and_told(tmp_path):
    image = record(http_response(headers="Content-Type: image/png\r\n"))
    (tmp_path / "a.warc.gz").write_bytes(packed(image, article(1), image, record(b"", kind="request")))
    done = crawl_warc(tmp_path, "-a", f"path={tmp_path}/a.warc.gz")
    assert "Records that are no pages: 2 media type image/png, 1 record type request" in done.stderr
    assert len(stored(tmp_path)) == 1


def test_the_publisher_is_found_by_the_domain_and_others_are_passed_over(tmp_path):
    page = article(1).replace(b"https://harbour.example/", b"https://www.spiegel.de/")
    (tmp_path / "a.warc.gz").write_bytes(packed(article(1), page))
    done = crawl_warc(tmp_path, "-a", f"path={tmp_path}/a.warc.gz", "-a", "publisher=spiegel")
    assert "Records that are no pages: 1 other publisher" in done.stderr
    assert [line["publisher"] for line in stored(tmp_path)] == ["spiegel"]


def test_two_pages_of_an_address_in_one_file_make_a_revision(tmp_path):
    newer = article(1, headline="Storm in the harbour").replace(b"2026-11-20T08", b"2026-11-20T09")
    (tmp_path / "a.warc.gz").write_bytes(packed(article(1), newer))
    assert crawl_warc(tmp_path, "-a", f"path={tmp_path}/a.warc.gz").returncode == 0
    with Archive(tmp_path / "newsbot.db") as archive:
        assert [version.article.headline for version in archive.revisions.of(article_url(1))] == [
            "Rain in the harbour 1",
            "Storm in the harbour 1",
        ]


def test_a_damaged_file_gives_its_articles_one_line_and_status_1(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(packed(article(1), article(2), article(3))[:-30])
    done = crawl_warc(tmp_path, "-a", f"path={tmp_path}/a.warc.gz")
    assert done.returncode == 1
    assert f"ERROR: {tmp_path}/a.warc.gz: damaged after byte" in done.stderr
    assert "Traceback" not in done.stderr
    assert [line["url"] for line in stored(tmp_path)] == [article_url(1), article_url(2)]


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
    done = crawl_warc(tmp_path, "-a", f"path={REAL_PAGES}")
    assert done.returncode == 0, done.stderr
    assert len(stored(tmp_path)) >= 136
