"""The JSON lines of crawls: exact fields, whole lines, none twice, none missing."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest
from scrapy.utils.test import get_crawler

from newsbot.archive import Archive
from newsbot.archive_writer import OpenArchive
from newsbot.extensions.json_lines import ArticleLines
from newsbot.items import ARTICLE_FIELDS, Article, as_json
from newsbot.spiders.publisher import PublisherSpider
from tests.archive.conftest import NOW, an_article

A, B, C = (an_article(slug) for slug in "abc")


def line_of(article: Article) -> bytes:
    return json.dumps(as_json(article), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@pytest.fixture
def open_keeper(tmp_path: Path) -> Iterator[Callable[[], OpenArchive]]:
    """Open the archive as a crawl does."""
    keepers = []

    def start() -> OpenArchive:
        keepers.append(
            OpenArchive(get_crawler(PublisherSpider, settings_dict={"ARCHIVE": str(tmp_path / "newsbot.db")}))
        )
        keepers[-1].crawl_id = archive_of(keepers[-1]).crawls.begin("harbour_post", NOW)
        return keepers[-1]

    yield start
    for keeper in keepers:
        archive_of(keeper).close()


@pytest.fixture
def keeper(open_keeper: Callable[[], OpenArchive]) -> OpenArchive:
    return open_keeper()


def archive_of(keeper: OpenArchive) -> Archive:
    assert keeper.archive
    return keeper.archive


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    return tmp_path / "articles.jsonl"


@pytest.fixture
def exporter(keeper: OpenArchive, lines: Path) -> Iterator[Callable[..., ArticleLines]]:
    """Open the file as a crawl does."""
    files: list[IO[bytes]] = []

    def start(mode: str = "ab", keeper: OpenArchive = keeper, **options: Any) -> ArticleLines:
        files.append(lines.open(mode))
        exporter = ArticleLines(files[-1], keeper=keeper, **options)
        exporter.start_exporting()
        return exporter

    yield start
    for file in files:
        file.close()


def store(keeper: OpenArchive, *articles: Article) -> None:
    for article in articles:
        archive_of(keeper).store(article, NOW, crawl_id=keeper.crawl_id)


def crash(exporter: ArticleLines) -> None:
    """End as a killed process does: the file is closed by the system, and nothing is noted."""
    exporter.file.close()


def test_a_line_has_exactly_the_fields_of_an_article_with_offsets(
    keeper: OpenArchive, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    written = exporter()
    store(keeper, A)
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
    keeper: OpenArchive, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    killed = exporter()
    store(keeper, A, B, C)
    killed.export_item(A)
    crash(killed)
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(A) + line_of(B) + line_of(C)


def test_a_line_cut_off_by_a_crash_is_removed_and_written_again(
    keeper: OpenArchive, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    killed = exporter()
    store(keeper, A, B)
    killed.export_item(A)
    crash(killed)
    lines.write_bytes(lines.read_bytes() + line_of(B)[:100])
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(A) + line_of(B)


def test_zeros_that_a_power_loss_left_in_the_middle_are_removed(
    keeper: OpenArchive, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    killed = exporter()
    store(keeper, A, B, C)
    crash(killed)
    lines.write_bytes(line_of(A) + b"\0" * 50 + b"\n" + line_of(C))
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(A) + line_of(C) + line_of(B)


def test_a_run_after_a_clean_one_adds_nothing(
    keeper: OpenArchive, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    clean = exporter()
    store(keeper, A)
    clean.export_item(A)
    clean.finish_exporting()
    crash(clean)
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(A)


def test_a_revision_is_a_line_of_its_own(
    keeper: OpenArchive, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    killed = exporter()
    changed = an_article("a", headline="Changed")
    store(keeper, A, changed)
    crash(killed)
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(A) + line_of(changed)


def test_a_file_that_was_moved_away_is_begun_anew(
    keeper: OpenArchive, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    clean = exporter()
    store(keeper, A)
    clean.export_item(A)
    clean.finish_exporting()
    crash(clean)
    lines.rename(lines.with_suffix(".1"))
    again = exporter()
    store(keeper, B)
    again.export_item(B)
    again.finish_exporting()
    assert lines.read_bytes() == line_of(B)


def test_lines_that_were_there_before_the_archive_stay(exporter: Callable[..., ArticleLines], lines: Path) -> None:
    lines.write_bytes(b'{"mine": 1}\n# not JSON, but mine\n')
    exporter().finish_exporting()
    assert lines.read_bytes() == b'{"mine": 1}\n# not JSON, but mine\n'


def test_a_file_that_is_overwritten_has_the_articles_of_its_run_only(
    keeper: OpenArchive, exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    killed = exporter()
    store(keeper, A)
    crash(killed)
    overwriting = exporter("wb")
    store(keeper, B)
    overwriting.export_item(B)
    crash(overwriting)
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(B)


def test_of_two_crawls_that_append_at_once_none_disturbs_the_other(
    keeper: OpenArchive, open_keeper: Callable[[], OpenArchive], exporter: Callable[..., ArticleLines], lines: Path
) -> None:
    other = open_keeper()
    killed, clean = exporter(), exporter(keeper=other)
    store(keeper, A, C)
    store(other, B)
    killed.export_item(A)
    clean.export_item(B)
    crash(killed)
    clean.finish_exporting()
    crash(clean)
    exporter().finish_exporting()
    assert lines.read_bytes() == line_of(A) + line_of(B) + line_of(C)


def test_without_an_archive_a_line_that_was_cut_off_is_removed(lines: Path) -> None:
    keeper = OpenArchive(get_crawler(PublisherSpider, settings_dict={"ARCHIVE": ""}))
    lines.write_bytes(line_of(A) + line_of(B)[:50])
    with lines.open("ab") as file:
        exporter = ArticleLines(file, keeper=keeper)
        exporter.start_exporting()
        exporter.export_item(C)
        exporter.finish_exporting()
    assert lines.read_bytes() == line_of(A) + line_of(C)


def test_a_pipe_gets_the_lines_and_is_not_mended(
    keeper: OpenArchive, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with Path("/dev/stdout").open("ab") as pipe:
        exporter = ArticleLines(pipe, keeper=keeper)
        exporter.start_exporting()
        exporter.export_item(A)
        exporter.finish_exporting()
    assert capfdbinary.readouterr().out == line_of(A)
    assert keeper.failure is None
