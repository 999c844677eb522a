"""BY HAND: what the commands share that look at one page: nothing is kept, and no answer is a failure."""

import argparse
from typing import Any

from scrapy.exceptions import UsageError

from newsbot.cli.command import InOwnWords
from newsbot.cli.credentials import refuse_wrong_credentials
from newsbot.cli.errors import one_line_for_mistakes, program
from newsbot.cli.one_crawl import spider_called
from newsbot.terminal import print_error
from newsbot.urls import is_web_address

NO_ANSWER = 1
"""Exit status."""


def refuse_no_address(page: str) -> None:
    """Raise UsageError where *page* is written as a web address, and is none."""
    if page.lower().startswith(("http://", "https://")) and not is_web_address(page):
        raise UsageError(f"{page} is no web address: write it like https://any.example/a")


class Look(InOwnWords):
    """For commands of Scrapy's that look at a page: that is no crawl, and nothing of it is kept."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        self.settings.set("ARCHIVE", "", priority="cmdline")  # type: ignore[union-attr]

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        for page in args:
            refuse_no_address(page)
        refuse_wrong_credentials(self.settings)
        if opts.spider:
            spider_called(opts.spider, self.crawler_process.spider_loader)  # type: ignore[attr-defined]
        super().run(args, opts)  # type: ignore[misc]


class Fetch(Look):
    """For commands of Scrapy's that ask for one page."""

    exitcode = 0
    is_answered = False

    def _print_response(self, response: Any, opts: argparse.Namespace) -> None:
        self.is_answered = True
        super()._print_response(response, opts)  # type: ignore[misc]

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        super().run(args, opts)
        if not self.exitcode and not self.is_answered:
            name = type(self).__module__.rpartition(".")[2]
            print_error(f"{program()} {name}: no answer came; {program()} explain {args[0]} says why")
            self.exitcode = NO_ANSWER
