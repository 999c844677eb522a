"""BY HAND: `newsbot init DIR`: a project of one's own."""

import argparse
from pathlib import Path
from typing import Any, ClassVar

from scrapy.exceptions import UsageError

from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.terminal import print_line

NEXT = """\
Next, in {folder}:
  newsbot list                               # whom newsbot knows
  newsbot crawl bbc                          # one publisher, into newsbot.db
  newsbot follow https://harbour.example/    # a publisher of your own: its file, in publishers/
  newsbot crawlall --due                     # all that you follow and whose time has come: the line for cron"""


class Command(NewsbotCommand):
    """`newsbot init DIR`."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "DIR"

    def short_desc(self) -> str:
        return "Make a project of your own: settings, publishers, and what runs it unattended"

    def long_desc(self) -> str:
        return (
            "Make a project in the folder DIR: scrapy.cfg, settings.py with the settings that people change, "
            "publishers/ for your own files, .gitignore, and for running it unattended a line for cron, units for "
            "systemd and a Dockerfile. No file is overwritten."
        )

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002 - Scrapy gives it
        from newsbot.cli.own_project import make_project

        if len(args) != 1 or not args[0]:
            raise UsageError("takes one folder, such as my_news")
        folder = Path(args[0])
        try:
            for path in make_project(folder):
                print_line(str(path))
        except FileExistsError as error:
            raise UsageError(str(error)) from None
        except OSError as error:
            raise UsageError(f"{error.filename or folder}: {error.strerror or error}") from None
        print_line(NEXT.format(folder=folder))
