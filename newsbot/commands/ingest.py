"""BY HAND: `scrapy ingest FILES --jobs N` reads crawl archives into the archive, on several cores."""

import argparse
import logging
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.log import configure_logging

if TYPE_CHECKING:
    from newsbot.warc.ingest import Ingest

logger = logging.getLogger(__name__)


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] <file or glob> ..."

    def short_desc(self) -> str:
        return "Read crawl archives (WARC) into the archive, on several cores"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: cores)")
        parser.add_argument("--publisher", default="", metavar="A,B", help="keep only the pages of these publishers")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.archive import ArchiveError
        from newsbot.keeping import open_archive
        from newsbot.spiders.by_domain import PublishersByDomain
        from newsbot.spiders.warc import files_named
        from newsbot.warc.articles import ArticleReader
        from newsbot.warc.ingest import Ingest
        from newsbot.warc.workers import parts_of, read_parts

        assert self.settings is not None
        if opts.jobs < 1:
            raise UsageError("--jobs: at least 1 process is needed", print_help=False)
        files = files_named(args)
        publishers = PublishersByDomain.of_project(self.settings)
        wanted = publishers.named(opts.publisher)
        reader = ArticleReader(publishers.of, wanted, self.settings.getint("DOWNLOAD_MAXSIZE"))
        parts = (part for path in files for part in parts_of(path))
        configure_logging(self.settings)
        try:
            archive = open_archive(self.settings)
            if archive is None:
                raise UsageError("the setting ARCHIVE names no file to read them into", print_help=False)
            with archive:
                ingest = Ingest(archive, now=lambda: datetime.now(UTC))
                ingest.know(publishers.by_name.values())
                self._show(ingest, ingest.keep_all(read_parts(parts, reader, opts.jobs)))
        except ArchiveError as error:
            logger.error("%s; what was stored stays", error)
            self.exitcode = 1

    def _show(self, ingest: "Ingest", batches: Iterator[None]) -> None:
        """Work through *batches*, show the counts meanwhile and at the end; damage makes the exit status 1."""
        from newsbot.extensions.screen import Screen, plain
        from newsbot.warc.report import report

        assert self.settings is not None
        live = self.settings.getbool("LOG_ENABLED") and sys.stderr.isatty()
        screen = Screen(live)
        screen.open()
        shown = monotonic()
        try:
            for _ in batches:
                if monotonic() - shown >= screen.seconds_between:
                    shown = monotonic()
                    screen.show(ingest.board)
        finally:
            screen.close()
            table = report(ingest.board, ingest.passed_over)
            if live:
                screen.console.print(table)
            else:
                logger.info("What the files hold\n%s", plain(table))
        for damage in ingest.damages:
            self.exitcode = 1
            logger.error("%s", damage)
