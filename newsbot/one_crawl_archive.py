"""HAND ON: `newsbot.read_warc`: one crawl archive in, one Parquet file out, so that any engine can run thousands."""

import os
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scrapy.settings import Settings
from scrapy.utils.project import ENVVAR, get_project_settings, inside_project

from newsbot.archive.rows import to_row
from newsbot.archive_writer import now
from newsbot.exports import parquet
from newsbot.exports.files import replacing
from newsbot.extensions.counts import by_state
from newsbot.items import ARTICLE_FIELDS
from newsbot.spiders.by_domain import PublishersByDomain
from newsbot.states import UrlState
from newsbot.warc.articles import ArticleReader, ReadArticle
from newsbot.warc.boundaries import has_records
from newsbot.warc.ingest import Ingest

COLUMNS = (*ARTICLE_FIELDS, "fetched")
"""Those of every export, and when the page was fetched: of two versions, which is the newer one."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the records of a crawl archive."""

    path: Path
    out: Path
    articles: int
    """Rows of the Parquet file."""
    publishers: dict[str, int]
    """Publisher, or the domain of one without a file -> articles, the most first."""
    duplicates: int
    """Articles that were in the archive before, with the same text on the same site."""
    not_articles: dict[str, int]
    """Reason -> pages that are no articles, the most first."""
    failed: dict[str, int]
    """Reason -> pages on which newsbot itself went wrong; the log has more."""
    passed_over: dict[str, int]
    """Reason -> records that are no pages, or of publishers that are not wanted."""
    damages: tuple[str, ...]
    """Where the archive could not be read; what is before and behind was."""


def read(path: Path, out: Path, publishers: Collection[str]) -> Report:
    """Write the articles of *publishers*, or of all, in the crawl archive at *path* to *out*: `newsbot.read_warc`."""
    parquet.arrow()
    if path.resolve() == out.resolve():
        raise ValueError(f"{out}: the crawl archive itself, which is not written over")
    if not has_records(path):
        raise ValueError(f"no WARC file: {path}")
    known, max_size = _project(os.environ.get(ENVVAR))
    known.require(publishers)
    reading = _Reading(ArticleReader(known.of, frozenset(publishers), max_size))
    with replacing(out) as temporary:
        parquet.write(reading.rows(path), COLUMNS, temporary)
    return reading.report(path, out)


@cache
def _project(_: str | None) -> tuple[PublishersByDomain, int]:
    """Return the publishers of the project that Python runs in, and the largest size of a page there, in bytes.

    Cached, as a worker reads many archives and the files of all publishers take a second.
    """
    settings = get_project_settings() if inside_project() else Settings()
    if not inside_project():
        settings.setmodule("newsbot.settings", priority="project")
    return PublishersByDomain.of_project(settings), settings.getint("DOWNLOAD_MAXSIZE")


class _Reading:
    """One crawl archive that is read."""

    def __init__(self, reader: ArticleReader) -> None:
        self._reader = reader
        self._read: list[ReadArticle] = []
        self._ingest = Ingest(None, now, hand_on=self._read.append)

    def rows(self, path: Path) -> Iterator[tuple[Any, ...]]:
        """Yield a row of `COLUMNS` for each article, as it is read."""
        for _ in self._ingest.keep_all([outcome] for outcome in self._reader.read(path)):
            for read in self._read:
                yield *to_row(read.article).values(), read.fetched.isoformat()
            self._read.clear()

    def report(self, path: Path, out: Path) -> Report:
        """Return what came of it, once all rows were taken."""
        board = self._ingest.board
        reasons = by_state(board.total().outcomes)
        stored = Counter({counts.publisher: counts.stored for counts in board if counts.stored})
        return Report(
            path,
            out,
            articles=stored.total(),
            publishers=_most_first(stored),
            duplicates=reasons.get(UrlState.DUPLICATE, Counter()).total(),
            not_articles=_most_first(reasons.get(UrlState.NOT_ARTICLE, Counter())),
            failed=_most_first(reasons.get(UrlState.FAILED, Counter())),
            passed_over=_most_first(self._ingest.passed_over),
            damages=tuple(map(str, self._ingest.damages)),
        )


def _most_first(numbers: Counter[str]) -> dict[str, int]:
    return {str(name): number for name, number in sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))}
