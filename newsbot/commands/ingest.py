"""BY HAND: `scrapy ingest FILES --jobs N` reads crawl archives into the archive, on several cores."""

import argparse
import logging
import os
from datetime import UTC, datetime

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.log import configure_logging

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
        from newsbot.warc.report import watch
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
                watch(ingest, read_parts(parts, reader, opts.jobs), self.settings)
                self.exitcode = 1 if ingest.damages else 0
        except ArchiveError as error:
            logger.error("%s; what was stored stays", error)
            self.exitcode = 1
