"""BY HAND: `scrapy check`, Scrapy's own, with one line for a publisher that there is not."""

import argparse

from scrapy.commands import check

from newsbot.cli.command import InOwnWords
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.one_crawl import spider_called


class Command(InOwnWords, check.Command):
    """Scrapy's `check`."""

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        for name in args:
            spider_called(name, self.crawler_process.spider_loader)  # type: ignore[union-attr]
        super().run(args, opts)
