"""BY HAND: `scrapy fetch URL`, Scrapy's own, which leaves the archive alone and says where no answer comes."""

import argparse
from typing import Any

from scrapy.commands import fetch

from newsbot.cli.errors import program
from newsbot.commands.shell import Look
from newsbot.terminal import print_error

NO_ANSWER = 1
"""Exit status."""


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


class Command(Fetch, fetch.Command):
    """Scrapy's `fetch`."""
