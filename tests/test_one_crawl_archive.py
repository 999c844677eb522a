"""`newsbot.read_warc`: one crawl archive in, one Parquet file out, the same wherever and however often it is read."""

import os
import pickle
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsbot
from newsbot.exports.files import CannotWrite
from newsbot.items import ARTICLE_FIELDS
from tests import several_pages
from tests.warc.made import PAGE, article, article_url, http_response, packed, record


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    return tmp_path / "crawl.warc.gz"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "articles.parquet"


def rows(out: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(out).to_pylist()
    return found


def test_each_article_is_a_row_with_its_fields_and_when_its_page_was_fetched(crawl: Path, out: Path) -> None:
    crawl.write_bytes(packed(article(1), article(2)))
    report = newsbot.read_warc(crawl, out)
    first, second = rows(out)
    assert (first["canonical_url"], second["headline"]) == (article_url(1), "Rain in the harbour 2")
    assert first["date_published"] == datetime(2026, 11, 19, 8, tzinfo=UTC)
    assert first["fetched"] == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert tuple(first) == (*ARTICLE_FIELDS, "fetched")
    assert (report.articles, report.publishers) == (2, {"harbour.example": 2})


def test_the_report_says_what_became_of_every_record_and_goes_to_another_process(crawl: Path, out: Path) -> None:
    nothing = record(http_response(b"<html><body></body></html>"))
    crawl.write_bytes(
        packed(article(1), article(1), nothing, record(http_response(status="404 Not Found")), article(2))[:-30]
    )
    report = newsbot.read_warc(str(crawl), str(out))
    assert (report.articles, report.duplicates, report.failed) == (1, 1, {})
    assert report.not_articles == {"no headline": 1}
    assert report.passed_over == {"HTTP 404": 1}
    assert [told.partition(" after")[0] for told in report.damages] == [f"{crawl}: damaged"]
    assert pickle.loads(pickle.dumps(report)) == report


def test_only_pages_of_the_named_publishers_are_read(crawl: Path, out: Path) -> None:
    of_spiegel = article(2).replace(b"https://harbour.example/", b"https://www.spiegel.de/")
    crawl.write_bytes(packed(article(1), of_spiegel))
    report = newsbot.read_warc(crawl, out, publishers=["spiegel"])
    assert [row["publisher"] for row in rows(out)] == ["spiegel"]
    assert report.passed_over == {"other publisher": 1}


def test_the_pages_of_an_article_are_one_row(crawl: Path, out: Path) -> None:
    site = "https://harbour.example"
    pages = [
        record(http_response(several_pages.page(number, 3).encode()), url=site + several_pages.address(number))
        for number in (3, 1, 2)
    ]
    crawl.write_bytes(packed(*pages[:2], article(7), pages[2]))
    newsbot.read_warc(crawl, out)
    assert [row["url"] for row in rows(out)] == [article_url(7), site + several_pages.address(1)]


def test_a_file_without_articles_gives_a_table_without_rows(crawl: Path, out: Path) -> None:
    crawl.write_bytes(packed(record(b"", kind="request")))
    assert newsbot.read_warc(crawl, out).articles == 0
    assert rows(out) == []
    assert "headline" in pq.read_schema(out).names


def _read_until_killed(crawl: Path, out: Path, after: int) -> None:
    """Read in this process, which kills itself when it has read so many articles."""
    from newsbot.warc.articles import ArticleReader

    whole = ArticleReader.read

    def read(reader: ArticleReader, path: Path) -> Any:
        for number, outcome in enumerate(whole(reader, path)):
            if number == after:
                os.kill(os.getpid(), signal.SIGKILL)
            yield outcome

    ArticleReader.read = read  # type: ignore[method-assign,assignment]
    newsbot.read_warc(crawl, out)


@pytest.mark.slow
def test_a_killed_process_leaves_the_older_file_and_the_next_one_writes_the_same_bytes(crawl: Path, out: Path) -> None:
    crawl.write_bytes(packed(*map(article, range(60))))
    newsbot.read_warc(crawl, out)
    whole = out.read_bytes()
    out.write_bytes(b"older")
    process = get_context("fork").Process(target=_read_until_killed, args=(crawl, out, 55))
    process.start()
    process.join()
    assert (process.exitcode, out.read_bytes()) == (-signal.SIGKILL, b"older")
    newsbot.read_warc(crawl, out)
    assert out.read_bytes() == whole
    assert sorted(path.name for path in out.parent.iterdir()) == sorted([crawl.name, out.name])


@pytest.mark.parametrize(
    ("path", "publishers", "error", "words"),
    [
        ("crawl.warc.gz", ["spigel"], LookupError, "unknown publisher 'spigel': did you mean spiegel"),
        (
            "crawl.warc.gz",
            "spiegel",
            TypeError,
            "publishers takes list or tuple or set or frozenset",
        ),
        ("crawl.warc.gz", [], ValueError, "publishers: name at least one"),
        ("missing.warc.gz", None, FileNotFoundError, "missing.warc.gz"),
        ("notes.txt", None, ValueError, "no WARC file: "),
        (".", None, IsADirectoryError, "Is a directory"),
    ],
)
def test_a_mistake_is_an_exception_and_makes_no_file(
    crawl: Path, out: Path, path: str, publishers: Any, error: type[Exception], words: str
) -> None:
    crawl.write_bytes(packed(article(1)))
    (crawl.parent / "notes.txt").write_text("# newsbot\n")
    with pytest.raises(error, match=words):
        newsbot.read_warc(crawl.parent / path, out, publishers=publishers)
    assert not out.exists()


def test_the_crawl_archive_is_not_written_over(crawl: Path) -> None:
    crawl.write_bytes(packed(article(1)))
    with pytest.raises(ValueError, match="the crawl archive itself"):
        newsbot.read_warc(crawl, crawl)
    assert crawl.read_bytes() == packed(article(1))


def test_a_folder_that_is_not_there_is_told_in_one_line(crawl: Path, tmp_path: Path) -> None:
    crawl.write_bytes(packed(article(1)))
    with pytest.raises(CannotWrite, match=r"no/a.parquet: No such file or directory"):
        newsbot.read_warc(crawl, tmp_path / "no" / "a.parquet")


def test_a_missing_pyarrow_is_told_with_the_command_before_anything_is_read(
    crawl: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(CannotWrite, match=r"pip install -r requirements-parquet\.txt"):
        newsbot.read_warc(crawl, out)


@settings(max_examples=30)
@given(content=st.binary(), page=st.binary(), date=st.datetimes())
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, page: bytes, date: datetime
) -> None:
    folder = tmp_path_factory.getbasetemp()
    of_page = record(http_response(PAGE + page), date=f"{date.isoformat(timespec='seconds')}Z")
    (folder / "any.warc").write_bytes(of_page + content)
    assert newsbot.read_warc(folder / "any.warc", folder / "any.parquet").articles <= 1
    (folder / "any.warc").write_bytes(content)
    with suppress(ValueError):
        newsbot.read_warc(folder / "any.warc", folder / "any.parquet")
