"""BY HAND: `scrapy feed news.xml` writes articles of the archive as a full-text feed."""

import argparse
from dataclasses import replace
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
        return "[options] <file.xml or file.json>"

    def short_desc(self) -> str:
        return "Write articles of the archive as a full-text feed (Atom, RSS or JSON Feed)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        from newsbot.cli.selection_options import add_selection, number_from_1

        super().add_options(parser)
        parser.add_argument("--format", choices=("atom", "rss", "json"), help="default: atom for .xml, json for .json")
        parser.add_argument("--title", help="default: the publisher's")
        parser.add_argument("--base-url", default="", metavar="URL", help="where the file will be served")
        parser.add_argument(
            "--page-size", type=number_from_1, metavar="N", help="all articles, N in each document (RFC 5005)"
        )
        add_selection(parser)

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.cli.selection_options import selection_of
        from newsbot.feeds.writer import NEWEST, Publication, format_of
        from newsbot.urls import is_web_address

        if len(args) != 1:
            raise UsageError("name one file to write")
        if opts.base_url and not is_web_address(opts.base_url):
            raise UsageError(f"--base-url {opts.base_url} is no web address: write it like https://any.example/feeds/")
        path, selection = Path(args[0]), selection_of(opts)
        if not opts.page_size and selection.limit is None:
            selection = replace(selection, limit=NEWEST)
        with opened_archive(self.settings) as archive, archive.moment():
            form = format_of(path, opts.format)
            feed = Publication(archive, path, selection, form, opts.title, opts.base_url)
            count = feed.write_paged(opts.page_size) if opts.page_size else feed.write()
        print_line(f"{plural(count, 'article')} in {path}")
