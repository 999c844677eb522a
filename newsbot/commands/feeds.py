"""BY HAND: `scrapy feeds DIR` writes a feed for every publisher and section."""

import argparse
from pathlib import Path

from scrapy.exceptions import UsageError

from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.numbers import plural
from newsbot.terminal import print_line


class Command(NewsbotCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] <folder>"

    def short_desc(self) -> str:
        return "Write a full-text feed for every publisher and section, and an OPML list of them"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        from newsbot.cli.selection_options import add_selection

        super().add_options(parser)
        parser.add_argument("--format", choices=("atom", "rss", "json"), default="atom", help="default: atom")
        parser.add_argument(
            "--base-url", default="", metavar="URL", help="where the folder will be served, with a / at the end"
        )
        add_selection(parser)

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.cli.selection_options import selection_of
        from newsbot.feeds.folder import OPML, write_folder

        if len(args) != 1:
            raise UsageError("name one folder to write to")
        folder = Path(args[0])
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file, not a folder")
        with opened_archive(self.settings) as archive, archive.moment():
            feeds = write_folder(archive, folder, selection_of(opts), opts.format, opts.base_url)
        print_line(f"{plural(len(feeds), 'feed')}, listed in {folder / OPML}")
