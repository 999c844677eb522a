"""BY HAND: `scrapy startproject`, Scrapy's own; `newsbot init` makes a project that has newsbot's settings."""

import argparse
from pathlib import Path

import scrapy
from scrapy.commands import startproject

from newsbot.cli.command import InOwnWords
from newsbot.cli.errors import one_line_for_mistakes


class Command(InOwnWords, startproject.Command):
    """Scrapy's `startproject`, with its templates, which newsbot's TEMPLATES_DIR would hide."""

    @property
    def templates_dir(self) -> str:
        return str(Path(scrapy.__path__[0], "templates", "project"))

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        super().run(args, opts)
