"""BY HAND: `scrapy why URL` tells what became of an address, and why."""

import argparse
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError

from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import WRONG_USAGE, one_line_for_mistakes
from newsbot.names import names_like
from newsbot.states import UrlState
from newsbot.terminal import print_error, print_line

if TYPE_CHECKING:
    from newsbot.archive import Archive


class Command(NewsbotCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "URL ... | [--publisher NAME] [--state STATE]"

    def short_desc(self) -> str:
        return "Tell what became of a URL, and why; or list the URLs in a state"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--publisher", metavar="NAME", help="list this publisher's URLs")
        parser.add_argument("--state", help="list URLs in this state: failed, gone, not_article ...")

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if bool(args) == bool(opts.publisher or opts.state):
            raise UsageError("name a URL, or a --publisher or --state whose URLs are listed")
        if opts.state and opts.state not in list(UrlState):
            raise UsageError(f"unknown state {opts.state!r}: choose from {', '.join(UrlState)}")
        if wrong := next((arg for arg in args if not arg.lower().startswith(("http://", "https://"))), None):
            raise UsageError(f"{wrong} is no web address: write it like https://any.example/a")
        with opened_archive(self.settings) as archive:
            if not args:
                self._list(archive, opts)
            for url in args:
                print_line("\n".join(lines(archive, url)))
                if archive.known_form(url) is None:
                    self.exitcode = WRONG_USAGE

    def _list(self, archive: "Archive", opts: argparse.Namespace) -> None:
        known = archive.publishers()
        if opts.publisher and opts.publisher not in known:
            there_are = names_like(opts.publisher, known) if known else "nor of any other publisher, yet"
            raise UsageError(f"no URL of {opts.publisher!r} is known: {there_are}")
        why = None
        for why in archive.why_all(opts.publisher, opts.state):
            print_line(f"{why.state:11}  {why.reason or '-':30}  {why.url}")
        if why is None:
            print_error("No such URL.")


def lines(archive: "Archive", url: str) -> list[str]:
    """Return what is known of *url*, in any of its forms."""
    from newsbot.why import NEVER_SEEN, facts, why

    found = why(archive, url)
    if found.state is None:
        return [found.url, f"  {NEVER_SEEN}"]
    return [found.url, *(f"  {name:10}  {value}" for name, value in facts(archive, found).items())]
