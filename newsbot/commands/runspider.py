"""BY HAND: `scrapy runspider FILE`, Scrapy's own, with one line for a wrong argument."""

import argparse
from pathlib import Path

from scrapy.commands import runspider
from scrapy.exceptions import UsageError
from scrapy.spiderloader import DummySpiderLoader

from newsbot.cli.one_crawl import OneLineForMistakes


class Command(OneLineForMistakes, runspider.Command):
    """Scrapy's `runspider`."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.spiders.loading import described

        super().process_options(args, opts)
        if len(args) == 1 and Path(args[0]).is_file():
            try:
                compile(Path(args[0]).read_bytes(), args[0], "exec")
            except (SyntaxError, ValueError) as error:
                raise UsageError(described(error, args[0])) from None
        # Scrapy means that too, but what a command sets by itself is weaker than a project's settings.
        self.settings.set("SPIDER_LOADER_CLASS", DummySpiderLoader, priority="cmdline")  # type: ignore[union-attr]
