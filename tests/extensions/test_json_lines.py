"""The JSON lines of crawls: exact fields, whole lines, none twice, none missing."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest
from scrapy.utils.test import get_crawler

from newsbot.archive import Archive
from newsbot.archive_writer import ArchiveWriter
from newsbot.extensions.json_lines import ArticleLines
from newsbot.items import ARTICLE_FIELDS, Article, as_json
from newsbot.spiders.publisher import PublisherSpider
from tests.archive.conftest import NOW, an_article

A, B, C = (an_article(slug) for slug in "abc")


def line_of(article: Article) -> bytes:
    return json.dumps(as_json(article), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@pytest.fixture
def open_writer(tmp_path: Path) -> Iterator[Callable[[], ArchiveWriter]]:
    """Open the archive as a crawl does."""
    writers = []

    def start() -> ArchiveWriter:
        writers.append(
            ArchiveWriter(get_crawler(PublisherSpider, settings_dict={"ARCHIVE": str(tmp_path / "newsbot.db")}))
        )
        writers[-1].crawl_id = archive_of(writers[-1]).crawls.begin("harbour_post", NOW)
        return writers[-1]

    yield start
    for archive_writer in writers:
        archive_of(archive_writer).close()


@pytest.fixture
def archive_writer(open_writer: Callable[[], ArchiveWriter]) -> ArchiveWriter:
    return open_writer()


def archive_of(archive_writer: ArchiveWriter) -> Archive:
    assert archive_writer.archive
    return archive_writer.archive


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    return tmp_path / "articles.jsonl"


@pytest.fixture
def exporter(archive_writer: ArchiveWriter, lines: Path) -> Iterator[Callable[..., ArticleLines]]:
    """Open the file as a crawl does."""
    files: list[IO[bytes]] = []

    def start(mode: str = "ab", archive_writer: ArchiveWriter = archive_writer, **options: Any) -> ArticleLines:
        files.append(lines.open(mode))
        exporter = ArticleLines(files[-1], archive_writer=archive_writer, **options)
        exporter.start_exporting()
        return exporter

    yield start
    for file in files:
        file.close()


def store(archive_writer: ArchiveWriter, *articles: Article) -> None:
    for article in articles:
        archive_of(archive_writer).store(article, NOW, crawl_id=archive_writer.crawl_id)


def crash(exporter: ArticleLines) -> None:
    """End as a killed process does: the file is closed by the system, and nothing is noted."""
    exporter.file.close()


def test_a_line_has_exactly_the_fields_of_an_article_with_offsets(
    archive_writer: ArchiveWriter, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    written = exporter()
    store(archive_writer, A)
    written.export_item(A)
    written.finish_exporting()
    (values,) = map(json.loads, lines.read_bytes().splitlines())
    assert tuple(values) == ARTICLE_FIELDS
    assert values["date_published"] == "2026-11-22T09:30:00+01:00"
    assert values["images"][0]["credit"] == "J. Doe"
    assert values == as_json(A)


def test_fields_can_be_chosen_as_in_scrapy(exporter: Callable[..., ArticleLines], lines: Path) -> None:
    exporter(fields_to_export=["headline", "date_modified"]).export_item(an_article(date_modified=None))
    assert json.loads(lines.read_bytes()) == {"headline": "Pier to be rebuilt (pier)", "date_modified": None}


def test_half_a_surrogate_pair_does_not_break_a_line(exporter: Callable[..., ArticleLines], lines: Path) -> None:
    exporter().export_item(an_article(headline="Rain \ud83d"))
    assert json.loads(lines.read_bytes())["headline"] == "Rain \ufffd"


def test_what_a_crash_kept_out_of_the_file_comes_with_the_next_run(
    archive_writer: ArchiveWriter, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    killed = exporter()
    store(archive_writer, A, B, C)
    killed.export_item(A)
    crash(killed)
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(A) + line_of(B) + line_of(C)


def test_a_line_cut_off_by_a_crash_is_removed_and_written_again(
    archive_writer: ArchiveWriter, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    killed = exporter()
    store(archive_writer, A, B)
    killed.export_item(A)
    crash(killed)
    lines.write_bytes(lines.read_bytes() + line_of(B)[:100])
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(A) + line_of(B)


def test_zeros_that_a_power_loss_left_in_the_middle_are_removed(
    archive_writer: ArchiveWriter, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    killed = exporter()
    store(archive_writer, A, B, C)
    crash(killed)
    lines.write_bytes(line_of(A) + b"\0" * 50 + b"\n" + line_of(C))
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(A) + line_of(C) + line_of(B)


def test_a_run_after_a_clean_one_adds_nothing(
    archive_writer: ArchiveWriter, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    clean = exporter()
    store(archive_writer, A)
    clean.export_item(A)
    clean.finish_exporting()
    crash(clean)
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(A)


def test_a_revision_is_a_line_of_its_own(
    archive_writer: ArchiveWriter, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    killed = exporter()
    changed = an_article("a", headline="Changed")
    store(archive_writer, A, changed)
    crash(killed)
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(A) + line_of(changed)


def test_a_file_that_was_moved_away_is_begun_anew(
    archive_writer: ArchiveWriter, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    clean = exporter()
    store(archive_writer, A)
    clean.export_item(A)
    clean.finish_exporting()
    crash(clean)
    lines.rename(lines.with_suffix(".1"))
    again = exporter()
    store(archive_writer, B)
    again.export_item(B)
    again.finish_exporting()
    assert lines.read_bytes() == line_of(B)


def test_lines_that_were_there_before_the_archive_stay(exporter: Callable[..., ArticleLines], lines: Path) -> None:
    lines.write_bytes(b'{"mine": 1}\n# not JSON, but mine\n')
    exporter().finish_exporting()
    assert lines.read_bytes() == b'{"mine": 1}\n# not JSON, but mine\n'


def test_a_file_that_is_overwritten_has_the_articles_of_its_run_only(
    archive_writer: ArchiveWriter, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    killed = exporter()
    store(archive_writer, A)
    crash(killed)
    overwriting = exporter("wb")
    store(archive_writer, B)
    overwriting.export_item(B)
    crash(overwriting)
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(B)


def test_of_two_crawls_that_append_at_once_none_disturbs_the_other(
    archive_writer: ArchiveWriter,
    open_writer: Callable[[], ArchiveWriter],
    exporter: Callable[..., ArticleLines],
    lines: Path,
) -> None:
    other = open_writer()
    killed, clean = exporter(), exporter(archive_writer=other)
    store(archive_writer, A, C)
    store(other, B)
    killed.export_item(A)
    clean.export_item(B)
    crash(killed)
    clean.finish_exporting()
    crash(clean)
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(A) + line_of(B) + line_of(C)


def test_without_an_archive_a_line_that_was_cut_off_is_removed(lines: Path) -> None:
    archive_writer = ArchiveWriter(get_crawler(PublisherSpider, settings_dict={"ARCHIVE": ""}))
    lines.write_bytes(line_of(A) + line_of(B)[:50])
    with lines.open("ab") as file:
        exporter = ArticleLines(file, archive_writer=archive_writer)
        exporter.start_exporting()
        exporter.export_item(C)
        exporter.finish_exporting()
    assert lines.read_bytes() == line_of(A) + line_of(C)


def test_a_pipe_gets_the_lines_and_is_not_mended(
    archive_writer: ArchiveWriter, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with Path("/dev/stdout").open("ab") as pipe:
        exporter = ArticleLines(pipe, archive_writer=archive_writer)
        exporter.start_exporting()
        exporter.export_item(A)
        exporter.finish_exporting()
    assert capfdbinary.readouterr().out == line_of(A)
    assert archive_writer.failure is None
