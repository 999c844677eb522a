"""BY HAND: what all commands have in common: they call themselves as the user did, and tell mistakes in one line."""

import argparse
from typing import NoReturn

from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings

from newsbot.cli.errors import WRONG_USAGE, program
from newsbot.cli.wrong_settings import refuse_wrong_settings
from newsbot.terminal import print_error


class InOwnWords:
    """Stands before a command of Scrapy's."""

    settings: Settings | None

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        name = type(self).__module__.rpartition(".")[2]

        def error(message: str) -> NoReturn:
            print_error(f"{program()} {name}: {' '.join(message.split())}")
            raise SystemExit(WRONG_USAGE)

        super().add_options(parser)  # type: ignore[misc]
        parser.error = error  # type: ignore[method-assign]
        parser.usage = (parser.usage or "").replace("scrapy ", f"{program()} ", 1) or None

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)  # type: ignore[misc]
        assert self.settings is not None
        refuse_wrong_settings(self.settings)


class NewsbotCommand(InOwnWords, ScrapyCommand):
    """A command of newsbot's own."""
