import gzip
import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsbot.archive import Archive
from newsbot.items import Article
from newsbot.states import Reason
from newsbot.warc.articles import ArticleReader, ReadArticle, RecordOutcome
from newsbot.warc.ingest import Ingest
from newsbot.warc.records import Damage, PassedOver
from tests import several_pages
from tests.archive.conftest import an_article
from tests.scrapy_process import run_scrapy
from tests.warc.made import PAGE, article, article_url, http_response, packed, record

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
REAL_PAGES = Path(__file__).parents[3] / "shared" / "real-pages" / "news.warc.gz"


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "newsbot.db") as archive:
        yield archive


@pytest.fixture
def either(address):
    """An archive in a file, and one in a database."""
    with Archive(address) as archive:
        yield archive


@pytest.fixture
def crawl(tmp_path):
    return tmp_path / "crawl.warc.gz"


def any_site(_url: str) -> None:
    return None


def ingest(archive: Archive, path: Path, content: bytes) -> Ingest:
    path.write_bytes(content)
    done = Ingest(archive, now=lambda: NOW)
    reader = ArticleReader(any_site, frozenset(), 1 << 24)
    for _ in done.keep_all([list(reader.read(path))]):
        pass
    return done


def contents(archive: Archive) -> list[tuple]:
    sql = "SELECT canonical_url, headline, fetched FROM article ORDER BY id"
    return [tuple(row) for row in archive.database.rows(sql)]


def test_articles_are_stored_with_the_time_of_their_record(archive, crawl):
    ingest(archive, crawl, packed(article(1), article(2)))
    assert contents(archive) == [
        (article_url(1), "Rain in the harbour 1", "2026-11-20T08:00:00+00:00"),
        (article_url(2), "Rain in the harbour 2", "2026-11-20T08:00:00+00:00"),
    ]


def test_everything_that_is_no_article_is_counted_by_reason(archive, crawl):
    done = ingest(
        archive,
        crawl,
        packed(
            article(1),
            record(http_response(b"<html><body></body></html>")),
            record(http_response(status="404 Not Found")),
            record(b"", kind="request"),
        )
        + b"rubbish",
    )
    assert done.passed_over == {"HTTP 404": 1, "record type request": 1}
    assert [type(damage) for damage in done.damages] == [Damage]
    (counts,) = done.board
    assert counts.fetched == 2
    assert {state for state, _ in counts.outcomes} == {"found", "stored", "not_article"}
    assert archive.why("https://harbour.example/story/rain.html").state == "not_article"


def test_a_second_time_changes_nothing(archive, crawl):
    content = packed(article(1), article(2), record(http_response(PAGE)))
    ingest(archive, crawl, content)
    before = contents(archive)
    done = ingest(archive, crawl, content)
    assert contents(archive) == before
    assert not archive.database.rows("SELECT * FROM revision")
    assert [counts.outcomes["stored", "unchanged"] for counts in done.board] == [len(before)]


def test_the_newer_page_of_an_address_makes_a_revision(archive, crawl):
    newer = article(1, headline="Storm in the harbour").replace(b"2026-11-20T08", b"2026-11-20T09")
    ingest(archive, crawl, packed(article(1), newer))
    assert contents(archive) == [(article_url(1), "Storm in the harbour 1", "2026-11-20T09:00:00+00:00")]
    assert [row["number"] for row in archive.database.rows("SELECT number FROM revision")] == [1]


def undated(number: int, headline: str, text: str) -> bytes:
    page = f"<html><head><title>{headline}</title></head><body><h1>{headline}</h1><p>{text}</p></body></html>"
    return record(http_response(page.encode()), url=article_url(number))


def test_an_outage_at_several_addresses_is_no_article_of_any_and_a_flash_is_one(archive, crawl):
    outage = ("Dolgozunk az oldalon", "Hamarosan visszat&eacute;r&uuml;nk. K&ouml;sz&ouml;nj&uuml;k a t&uuml;relmet!")
    records = [undated(1, *outage), undated(2, "Ferry sinks", "The ferry has sunk."), article(3), undated(4, *outage)]
    done = ingest(archive, crawl, packed(*records))
    assert sorted(url for url, *_ in contents(archive)) == [article_url(2), article_url(3)]
    assert done.board.total().outcomes["not_article", Reason.REPEATED] == 2
    assert done.board.total().found == 4
    assert archive.why(article_url(1)).reason == Reason.REPEATED


def test_what_only_the_next_file_shows_again_is_no_article_there(archive, crawl):
    outage = ("Dolgozunk az oldalon", "Hamarosan vissza. Szia!")
    ingest(archive, crawl, packed(undated(1, *outage)))
    done = ingest(archive, crawl, packed(undated(2, *outage), undated(3, *outage)))
    assert done.board.total().stored == 0
    assert len(contents(archive)) == 1


def test_a_file_that_is_no_crawl_archive_is_refused_before_anything_is_made(tmp_path):
    file = tmp_path / "README.md"
    file.write_text("# newsbot\n")
    told = run_scrapy("ingest", str(file), "-s", f"ARCHIVE={tmp_path / 'newsbot.db'}")
    assert (told.returncode, told.stderr) == (2, f"scrapy ingest: no WARC file: {file}\n")
    assert not (tmp_path / "newsbot.db").exists()


def scrapy_ingest(*arguments: str | Path, timeout: float | None = None) -> subprocess.CompletedProcess[str]:
    """Run `scrapy ingest`; kill it after *timeout* seconds."""
    return run_scrapy("ingest", *map(str, arguments), timeout=timeout)


def test_the_command_shows_a_table_and_ends_with_status_0(tmp_path, crawl):
    crawl.write_bytes(packed(*map(article, range(3))))
    done = scrapy_ingest(crawl, "--jobs", "2", "-s", f"ARCHIVE={tmp_path / 'a.db'}")
    assert done.returncode == 0, done.stderr
    assert "harbour.example      3    3" in done.stderr
    with Archive(tmp_path / "a.db") as archive:
        assert len(contents(archive)) == 3


def test_a_damaged_file_gives_its_articles_one_line_and_status_1(tmp_path, crawl):
    crawl.write_bytes(packed(*map(article, range(3)))[:-30])
    done = scrapy_ingest(crawl, "--jobs", "1", "-s", f"ARCHIVE={tmp_path / 'a.db'}")
    assert done.returncode == 1
    assert f"ERROR: {crawl}: damaged after byte" in done.stderr
    assert "Traceback" not in done.stderr
    with Archive(tmp_path / "a.db") as archive:
        assert len(contents(archive)) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.warc.gz"], "no such file: missing.warc.gz"),
        (["{crawl}", "--jobs", "0"], "argument -j/--jobs: '0' is no number from 1 on"),
        (["{crawl}", "-s", "ARCHIVE="], "nowhere to store: the setting ARCHIVE is empty, and there is no -O"),
        (["{crawl}", "--frobnicate"], "unknown option --frobnicate; -h lists them"),
        ([], "which files? Name them, or give a pattern"),
        (["{crawl}", "--publisher", "spigel"], "unknown publisher 'spigel': did you mean spiegel"),
        (["{crawl}", "-O", "articles.csv"], "-O articles.csv: JSON lines only (.jsonl, .jsonl.gz, .jsonl.zst)"),
        (["{crawl}", "-O", "{crawl}/articles.jsonl"], "Not a directory"),
    ],
)
def test_a_wrong_argument_is_told_in_one_line(crawl, arguments, message):
    crawl.write_bytes(packed(article(1)))
    done = scrapy_ingest(*(argument.format(crawl=crawl) for argument in arguments))
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def lines_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def crawls_in(path: Path) -> list[tuple]:
    with Archive(path) as archive:
        return [(row["publisher"], row["stored"], row["finish_reason"]) for row in archive.crawls.last()]


def test_new_and_changed_articles_go_into_json_lines(tmp_path, crawl):
    newer = article(1, headline="Storm in the harbour").replace(b"2026-11-20T08", b"2026-11-20T09")
    crawl.write_bytes(packed(article(1), article(2), newer, article(2)))
    done = scrapy_ingest(crawl, "-O", tmp_path / "a.jsonl", "-s", f"ARCHIVE={tmp_path / 'a.db'}")
    assert done.returncode == 0, done.stderr
    assert [line["headline"] for line in lines_of(tmp_path / "a.jsonl")] == [
        "Rain in the harbour 1",
        "Rain in the harbour 2",
        "Storm in the harbour 1",
    ]


def test_no_archive_is_needed_for_json_lines(tmp_path, crawl):
    crawl.write_bytes(packed(article(1), article(2), article(2)))
    done = scrapy_ingest(crawl, "-O", tmp_path / "a.jsonl.gz", "-s", "ARCHIVE=")
    assert done.returncode == 0, done.stderr
    written = gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()).splitlines()
    assert [json.loads(line)["url"] for line in written] == [article_url(1), article_url(2)]


def test_files_that_were_read_whole_are_skipped_until_they_change(tmp_path, crawl):
    archive = ("-s", f"ARCHIVE={tmp_path / 'a.db'}")
    crawl.write_bytes(packed(article(1)))
    scrapy_ingest(crawl, *archive)
    assert f"{crawl}: read before, and skipped (--again reads it)" in scrapy_ingest(crawl, *archive).stderr
    assert "skipped" not in scrapy_ingest(crawl, "--again", *archive).stderr
    crawl.write_bytes(packed(article(1), article(2)))
    assert "skipped" not in scrapy_ingest(crawl, *archive).stderr
    with Archive(tmp_path / "a.db") as stored:
        assert len(contents(stored)) == 2


def test_lines_that_were_written_stay_when_there_is_nothing_to_read(tmp_path, crawl):
    options = (crawl, "-O", tmp_path / "a.jsonl", "-s", f"ARCHIVE={tmp_path / 'a.db'}")
    crawl.write_bytes(packed(article(1)))
    scrapy_ingest(*options)
    done = scrapy_ingest(*options)
    assert done.returncode == 0
    assert f"every file was read before, so {tmp_path / 'a.jsonl'} stays as it is" in done.stderr
    assert len(lines_of(tmp_path / "a.jsonl")) == 1


def test_a_file_that_is_damaged_or_was_read_for_some_publishers_only_is_read_again(tmp_path, crawl):
    archive = ("-s", f"ARCHIVE={tmp_path / 'a.db'}")
    crawl.write_bytes(packed(*map(article, range(3))))
    scrapy_ingest(crawl, "--publisher", "bbc", *archive)
    assert "skipped" not in scrapy_ingest(crawl, "--publisher", "spiegel", *archive).stderr
    crawl.write_bytes(packed(*map(article, range(3)))[:-30])
    assert scrapy_ingest(crawl, *archive).returncode == 1
    assert scrapy_ingest(crawl, *archive).returncode == 1


def test_the_files_of_a_list_are_read_that_are_there_and_the_others_are_told(tmp_path, crawl):
    crawl.write_bytes(packed(article(1), article(2)))
    (tmp_path / "warc.paths.gz").write_bytes(gzip.compress(f"crawl-data/{crawl.name}\ncrawl-data/b.warc.gz\n".encode()))
    done = scrapy_ingest(tmp_path / "warc.paths.gz", "-s", f"ARCHIVE={tmp_path / 'a.db'}")
    assert done.returncode == 0, done.stderr
    assert "warc.paths.gz: 1 of its 2 files are not beside it, such as 'crawl-data/b.warc.gz'" in done.stderr
    with Archive(tmp_path / "a.db") as stored:
        assert len(contents(stored)) == 2


def test_the_publisher_is_found_by_the_domain_and_others_are_passed_over(tmp_path, crawl):
    crawl.write_bytes(packed(article(1), article(1).replace(b"https://harbour.example/", b"https://www.spiegel.de/")))
    done = scrapy_ingest(crawl, "--publisher", "spiegel,bbc", "-O", tmp_path / "a.jsonl", "-s", "ARCHIVE=")
    assert "1 other publisher" in done.stderr
    assert [line["publisher"] for line in lines_of(tmp_path / "a.jsonl")] == ["spiegel"]


def test_a_run_is_in_the_crawl_log_and_is_nobodys_crawl(tmp_path, crawl):
    crawl.write_bytes(packed(article(1), article(2)))
    scrapy_ingest(crawl, "-s", f"ARCHIVE={tmp_path / 'a.db'}")
    crawl.write_bytes(packed(article(1), article(3))[:-30])
    scrapy_ingest(crawl, "-s", f"ARCHIVE={tmp_path / 'a.db'}")
    assert crawls_in(tmp_path / "a.db") == [("ingest", 1, "damaged file"), ("ingest", 2, "finished")]


def test_a_batch_that_is_broken_off_is_not_told(archive):
    done = Ingest(archive, now=lambda: NOW)
    whole: list[RecordOutcome] = [ReadArticle(an_article("a"), NOW), PassedOver("HTTP 404")]
    broken = [ReadArticle(an_article("b"), NOW), ReadArticle(None, NOW)]  # type: ignore[arg-type]
    done.keep(whole)
    with pytest.raises(AttributeError):
        done.keep(broken)
    assert (done.board.total().stored, done.passed_over) == (1, {"HTTP 404": 1})
    assert len(contents(archive)) == 1


@pytest.mark.skipif(not REAL_PAGES.exists(), reason="the real pages are not part of the project")
def test_the_real_pages_are_stored(tmp_path):
    done = scrapy_ingest(REAL_PAGES, "-O", tmp_path / "a.jsonl", "-s", f"ARCHIVE={tmp_path / 'a.db'}")
    assert done.returncode == 0, done.stderr
    assert len(lines_of(tmp_path / "a.jsonl")) >= 142


@pytest.mark.slow
def test_a_run_killed_at_any_moment_and_run_again_stores_everything_once(tmp_path, crawl):
    crawl.write_bytes(packed(*map(article, range(600))))
    arguments = (crawl, "--jobs", "2", "-s", f"ARCHIVE={tmp_path / 'a.db'}")
    for seconds in (1.5, 2.5, 4.0):
        try:
            scrapy_ingest(*arguments, timeout=seconds)
        except subprocess.TimeoutExpired:
            continue
    assert scrapy_ingest(*arguments).returncode == 0
    with Archive(tmp_path / "a.db") as archive:
        assert sorted(url for url, _, _ in contents(archive)) == sorted(map(article_url, range(600)))
        assert not archive.database.rows("SELECT * FROM revision")
        assert archive.database.rows("PRAGMA integrity_check")[0][0] == "ok"


# Articles of several pages


def records_of_pages(numbers: list[int], of: int, **more: str) -> list[bytes]:
    site = "https://harbour.example"
    return [
        record(http_response(several_pages.page(number, of, **more).encode()), url=site + several_pages.address(number))
        for number in numbers
    ]


@pytest.mark.parametrize("order", [[1, 2, 3], [3, 1, 2], [2, 3, 1]])
def test_the_pages_of_an_article_become_one_wherever_they_are(archive, crawl, order):
    ingest(archive, crawl, packed(*records_of_pages(order, 3)))
    (article,) = archive.articles()
    assert several_pages.numbers_in(article) == [1, 2, 3]
    assert article.provenance["text"] == "pages 1 to 3"
    assert archive.why("https://harbour.example" + several_pages.address(2)).reason == "page 2"


def test_pages_that_are_not_in_the_files_are_told_to_be_missing(archive, crawl):
    ingest(archive, crawl, packed(*records_of_pages([1, 2], 3)))
    (article,) = archive.articles()
    assert article.provenance["text"] == "pages 1 to 2 of 3, page 3 is missing: not in the crawl archive"


def test_later_pages_without_the_first_are_no_articles(archive, crawl):
    ingest(archive, crawl, packed(*records_of_pages([2, 3], 3)))
    assert list(archive.articles()) == []
    address = "https://harbour.example" + several_pages.address(2)
    assert (archive.why(address).state, archive.why(address).reason) == ("not_article", "a later page of an article")


@pytest.mark.parametrize(
    "runs",
    [[[2], [1, 3], [2, 3]], [[1, 2], [3]], [[1], [2, 3]], [[1], [2], [3]], [[2, 3], [1], [2, 3]], [[1, 2], [1, 3]]],
)
def test_pages_of_a_later_run_complete_the_article_of_an_earlier_one(archive, crawl, runs):
    for numbers in runs:
        ingest(archive, crawl, packed(*records_of_pages(numbers, 3)))
    (article,) = archive.articles()
    assert several_pages.numbers_in(article) == [1, 2, 3]
    assert article.provenance["text"] == "pages 1 to 3"
    for number in (2, 3):
        assert archive.why("https://harbour.example" + several_pages.address(number)).reason == f"page {number}"


def test_a_page_of_a_later_run_that_was_fetched_before_the_others_completes_the_article_too(archive, crawl):
    ingest(archive, crawl, packed(*records_of_pages([1, 2], 3)))
    page, url = http_response(several_pages.page(3, 3).encode()), several_pages.address(3)
    ingest(archive, crawl, packed(record(page, url="https://harbour.example" + url, date="2026-11-01T08:00:00Z")))
    (article,) = archive.articles()
    assert several_pages.numbers_in(article) == [1, 2, 3]


def test_a_later_page_under_another_headline_is_not_joined_to_what_is_stored(archive, crawl):
    ingest(archive, crawl, packed(*records_of_pages([1, 2], 3)))
    ingest(archive, crawl, packed(*records_of_pages([3], 3, headline="Council meets on Monday about the ferry")))
    (article,) = archive.articles()
    assert several_pages.numbers_in(article) == [1, 2]


def later_page(number: int, of: int, date: str = "2026-11-30T08:00:00Z", **more: str) -> bytes:
    page = http_response(several_pages.page(number, of, **more).encode())
    return record(page, url="https://harbour.example" + several_pages.address(number), date=date)


def pages_in(article: Article) -> list[str]:
    """Return which pages, and of which version, the blocks of *article* are from."""
    told = [block.text.partition(" tells")[0].partition(" of ")[2] for block in article.body]
    return list(dict.fromkeys(told))


@pytest.mark.parametrize("numbers", [[1], [2], [3], [1, 3], [2, 3], [1, 2, 3]])
def test_pages_that_changed_are_renewed_and_the_others_stay(either, crawl, numbers):
    ingest(either, crawl, packed(*records_of_pages([1, 2, 3], 3)))
    (before,) = either.articles()
    for number in numbers:
        text = several_pages.text_of(number, "the new page")
        ingest(either, crawl, packed(later_page(number, 3, f"2026-11-2{6 + number}T08:00:00Z", text=text)))
    (article,) = either.articles()
    assert pages_in(article) == [f"the new page {at}" if at in numbers else f"page {at}" for at in (1, 2, 3)]
    assert len(article.body) == len(before.body)
    assert article.text == "\n\n".join(block.text for block in article.body)
    assert article.provenance["text"] == "pages 1 to 3"
    assert either.numbered(1)["revision"] == 1 + len(numbers)


def test_a_page_that_changed_is_told_to_be_a_part_of_the_article(either, crawl):
    ingest(either, crawl, packed(*records_of_pages([1, 2, 3], 3)))
    ingest(either, crawl, packed(later_page(3, 3, text=several_pages.text_of(3, "the new page"))))
    assert either.why("https://harbour.example" + several_pages.address(3)).reason == "page 3"


@pytest.mark.parametrize(
    ("more", "date"),
    [
        ({}, "2026-11-30T08:00:00Z"),
        ({"text": several_pages.text_of(9)}, "2026-01-01T08:00:00Z"),
        ({"text": "<p>We are sorry, this text is for subscribers.</p>"}, "2026-11-30T08:00:00Z"),
        ({"text": several_pages.text_of(9), "headline": "Council meets about the ferry"}, "2026-11-30T08:00:00Z"),
    ],
    ids=["the same", "older", "a wall", "of another article"],
)
def test_a_page_that_is_no_newer_version_changes_nothing(either, crawl, more, date):
    ingest(either, crawl, packed(*records_of_pages([1, 2, 3], 3)))
    (before,) = either.articles()
    ingest(either, crawl, packed(later_page(3, 3, date, **more)))
    (article,) = either.articles()
    assert (article.text, article.provenance, either.numbered(1)["revision"]) == (before.text, before.provenance, 1)


def test_a_page_that_changed_and_one_that_was_missing_come_to_one_article(either, crawl):
    ingest(either, crawl, packed(*records_of_pages([1, 2], 3)))
    changed = later_page(2, 3, text=several_pages.text_of(2, "the new page"))
    ingest(either, crawl, packed(changed, *records_of_pages([3], 3)))
    (article,) = either.articles()
    assert pages_in(article) == ["page 1", "the new page 2", "page 3"]
    assert article.provenance["text"] == "pages 1 to 3"
