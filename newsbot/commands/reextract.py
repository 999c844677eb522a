"""BY HAND: `scrapy reextract` reads the kept pages again, after a rule was mended, without a request."""

import argparse
import logging
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.log import configure_logging

logger = logging.getLogger(__name__)


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[--publisher NAME] [--since DATE]"

    def short_desc(self) -> str:
        return "Read kept pages again and store what changed, without a request"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--publisher", metavar="NAME", help="pages of this publisher only")
        parser.add_argument("--since", metavar="DATE", type=_date, help="pages fetched since then only (UTC)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.archive import ArchiveError
        from newsbot.keeping import open_archive
        from newsbot.spiders.by_domain import PublishersByDomain
        from newsbot.warc.ingest import Ingest
        from newsbot.warc.reextract import KeptPages
        from newsbot.warc.report import watch

        assert self.settings is not None
        if args:
            raise UsageError("reextract takes options only", print_help=False)
        if not self.settings["PAGES"] or not self.settings["ARCHIVE"]:
            raise UsageError("no pages were kept: PAGES and ARCHIVE name where, before a crawl", print_help=False)
        publishers = PublishersByDomain.of_project(self.settings)
        publishers.named(opts.publisher or "")
        configure_logging(self.settings)
        try:
            archive = open_archive(self.settings)
            assert archive is not None
            with archive:
                ingest = Ingest(archive, now=lambda: datetime.now(UTC), cause="reextract")
                folder, max_size = Path(self.settings["PAGES"]), self.settings.getint("DOWNLOAD_MAXSIZE")
                pages = KeptPages(archive.pages, folder, publishers.by_name, max_size)
                watch(ingest, pages.read(opts.publisher, opts.since), self.settings)
                self.exitcode = 1 if ingest.damages else 0
        except ArchiveError as error:
            logger.error("%s; what was stored stays", error)
            self.exitcode = 1


def _date(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no date: write it like 2026-11-01") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
