"""BY HAND: `scrapy ingest FILES --jobs N` reads crawl archives into the archive, on several cores."""

import argparse
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from scrapy.exceptions import UsageError

from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.numbers import from_1

if TYPE_CHECKING:
    from newsbot.archive import Archive
    from newsbot.warc.workers import Part

logger = logging.getLogger(__name__)

LINES = (".jsonl", ".jsonl.gz", ".jsonl.zst")


class Command(NewsbotCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] <file or glob> ..."

    def short_desc(self) -> str:
        return "Read crawl archives (WARC) into the archive, on several cores"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-j", "--jobs", type=from_1, default=os.cpu_count() or 1, help="processes (default: cores)")
        parser.add_argument("--publisher", default="", metavar="A,B", help="keep only the pages of these publishers")
        parser.add_argument("--again", action="store_true", help="also files that were read whole before")
        parser.add_argument(
            "-O", dest="output", metavar="FILE", type=Path, help="write the new and changed articles as JSON lines, too"
        )

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.archive.location import archive_path
        from newsbot.cli.storing import store
        from newsbot.cli.warc_files import warc_files
        from newsbot.exports.files import CannotWrite
        from newsbot.spiders.by_domain import PublishersByDomain
        from newsbot.warc.articles import ArticleReader
        from newsbot.warc.workers import Readers, work_in_long_turns

        assert self.settings is not None
        if not (archive_path(self.settings) or opts.output):
            raise UsageError("nowhere to store: the setting ARCHIVE is empty, and there is no -O")
        files = warc_files(args)
        publishers = PublishersByDomain.of_project(self.settings)
        wanted = publishers.named(opts.publisher)
        reader = ArticleReader(publishers.of, wanted, self.settings.getint("DOWNLOAD_MAXSIZE"))
        work_in_long_turns()
        try:
            with Readers(reader, opts.jobs) as readers, _output(opts.output) as lines:
                parts = _Parts(files, again=opts.again, whole=not wanted)
                self.exitcode = store(
                    lambda archive: readers.read(parts.unknown_to(archive)), publishers, self.settings, lines=lines
                )
                if parts.number == 0 and opts.output and opts.output.exists():
                    raise _NothingRead
        except _NothingRead:
            logger.warning("every file was read before, so %s stays as it is", opts.output)
        except CannotWrite as error:
            raise UsageError(str(error)) from None


class _NothingRead(Exception):
    """All files were read before; an older file of lines is not to be replaced by an empty one."""


class _Parts:
    """The parts of the files that are to be read; *whole*: all that is in them is read now."""

    def __init__(self, files: list[Path], *, again: bool, whole: bool) -> None:
        self._files, self._again, self._whole = files, again, whole
        self.number = 0

    def unknown_to(self, archive: "Archive | None") -> Iterator["Part"]:
        """Yield the parts of the files that *archive* has not read whole."""
        from newsbot.warc.files import WholeFile
        from newsbot.warc.workers import parts_of

        for path in self._files:
            is_known = archive and archive.ingested_files.has(path, WholeFile.now_at(path).version)
            if is_known and not self._again:
                logger.info("%s: read before, and skipped (--again reads it)", path)
                continue
            for part in parts_of(path):
                self.number += 1
                yield part if self._whole else part.of_some_publishers()


@contextmanager
def _output(path: Path | None) -> Iterator[BinaryIO | None]:
    """Give the file to write lines to, which gets its name when all is written; None without a *path*."""
    from newsbot.exports.files import opened, replacing

    if path is None:
        yield None
        return
    ending = next((ending for ending in LINES if path.name.endswith(ending)), None)
    if ending is None:
        raise UsageError(f"-O {path}: JSON lines only ({', '.join(LINES)}); see `scrapy export`")
    with replacing(path) as temporary, opened(temporary, ending.removeprefix(".jsonl")) as lines:
        yield lines
