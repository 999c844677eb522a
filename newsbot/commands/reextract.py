"""BY HAND: `scrapy reextract` reads the kept pages again, after a rule was mended, without a request."""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError

from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.states import Cause

if TYPE_CHECKING:
    from newsbot.archive import Archive
    from newsbot.warc.articles import RecordOutcome


class Command(NewsbotCommand):
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

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.archive.location import archive_path
        from newsbot.cli.storing import store
        from newsbot.spiders.by_domain import PublishersByDomain
        from newsbot.warc.reextract import KeptPages

        assert self.settings is not None
        if args:
            raise UsageError("takes options only")
        if not archive_path(self.settings):
            raise UsageError("the setting ARCHIVE names no file to store in")
        if not self.settings["PAGES"]:
            raise UsageError("no pages were kept: the setting PAGES names the folder for them")
        if not Path(self.settings["PAGES"]).is_dir():
            raise UsageError(f"no pages were kept: PAGES names no folder ({self.settings['PAGES']})")
        folder, max_size = Path(self.settings["PAGES"]), self.settings.getint("DOWNLOAD_MAXSIZE")
        publishers = PublishersByDomain.of_project(self.settings)
        if "." not in (opts.publisher or ""):  # the domain of a site without a file is a name, too
            publishers.named(opts.publisher or "")

        def kept(archive: "Archive | None") -> Iterator[list["RecordOutcome"]]:
            assert archive
            pages = KeptPages(archive.pages, folder, publishers.by_name, max_size)
            return pages.read(opts.publisher, opts.since)

        self.exitcode = store(kept, publishers, self.settings, cause=Cause.REEXTRACT)


def _date(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no date: write it like 2026-11-01") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
