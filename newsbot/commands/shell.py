"""BY HAND: `scrapy shell`, Scrapy's own, which leaves the archive alone."""

import argparse

from scrapy.commands import shell

from newsbot.cli.command import InOwnWords
from newsbot.cli.credentials import refuse_wrong_credentials
from newsbot.cli.errors import one_line_for_mistakes


class Command(InOwnWords, shell.Command):
    """Scrapy's `shell`."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        self.settings.set("ARCHIVE", "", priority="cmdline")  # type: ignore[union-attr]

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        refuse_wrong_credentials(self.settings)
        super().run(args, opts)
