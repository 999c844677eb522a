"""BY HAND: `scrapy list`, Scrapy's own, which a reader may stop (`| head`)."""

import argparse

from scrapy.commands import list as scrapys
from scrapy.exceptions import UsageError

from newsbot.cli.command import InOwnWords
from newsbot.cli.errors import one_line_for_mistakes


class Command(InOwnWords, scrapys.Command):
    """Scrapy's `list`."""

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError("takes no arguments")
        super().run(args, opts)
