"""BY HAND: `scrapy shell`, Scrapy's own, which leaves the archive alone."""

import argparse

from scrapy.commands import shell

from newsbot.cli.command import InOwnWords
from newsbot.cli.credentials import refuse_wrong_credentials
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.commands.crawl import spider_called


class Look(InOwnWords):
    """For commands of Scrapy's that look at a page: that is no crawl, and nothing of it is kept."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        self.settings.set("ARCHIVE", "", priority="cmdline")  # type: ignore[union-attr]

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        refuse_wrong_credentials(self.settings)
        if opts.spider:
            spider_called(opts.spider, self.crawler_process.spider_loader)  # type: ignore[attr-defined]
        super().run(args, opts)  # type: ignore[misc]


class Command(Look, shell.Command):
    """Scrapy's `shell`."""
