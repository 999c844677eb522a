"""BY HAND: `scrapy shell`, Scrapy's own, which leaves the archive alone."""

import argparse

from scrapy.commands import shell


class Command(shell.Command):
    """Scrapy's `shell`."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        self.settings.set("ARCHIVE", "", priority="cmdline")  # type: ignore[union-attr]
