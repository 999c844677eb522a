"""BY HAND: `scrapy archive stats|check|compact` looks after the archive."""

import argparse
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError

from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.numbers import plural
from newsbot.terminal import print_line

if TYPE_CHECKING:
    from newsbot.archive import Archive

WORK = ("stats", "check", "compact")


class Command(NewsbotCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "|".join(WORK)

    def short_desc(self) -> str:
        return "Look after the archive: figures, a check, space given back"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--drop-text-older-than",
            type=int,
            metavar="DAYS",
            help="with compact: drop the text of articles published before; what is known of their URLs stays",
        )

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1 or args[0] not in WORK:
            raise UsageError(f"say what to do: {', '.join(WORK)}", print_help=False)
        days = opts.drop_text_older_than
        if days is not None and (args[0] != "compact" or days < 1):
            raise UsageError("--drop-text-older-than goes with compact, and takes days from 1 on", print_help=False)
        with opened_archive(self.settings, read_only=args[0] == "stats") as archive:
            if args[0] == "stats":
                print_line("\n".join(figures(archive)))
            elif args[0] == "check":
                self._check(archive)
            else:
                self._compact(archive, days)

    def _check(self, archive: "Archive") -> None:
        problems = list(archive.housekeeping.problems())
        print_line("\n".join(problems) or "ok")
        self.exitcode = 1 if problems else 0

    def _compact(self, archive: "Archive", days: int | None) -> None:
        if days is not None:
            dropped = archive.housekeeping.drop_texts(datetime.now(UTC) - timedelta(days=days))
            print_line(f"text of {plural(dropped, 'article')} dropped")
        before = archive.housekeeping.sizes()
        archive.housekeeping.compact()
        after = archive.housekeeping.sizes()
        print_line(f"{_megabytes(before['file'] + before['log'])} before, {_megabytes(after['file'])} now")


def figures(archive: "Archive") -> list[str]:
    """Return the lines of `scrapy archive stats`."""
    sizes = archive.housekeeping.sizes()
    lines = [f"file        {_megabytes(sizes['file'])}, of which {_megabytes(sizes['free'])} free"]
    lines.append(f"log         {_megabytes(sizes['log'])}")
    lines += [f"{name:10}  {number:,}" for name, number in archive.housekeeping.counts().items()]
    lines.append("URLs")
    lines += [f"  {state:11}  {number:,}" for state, number in archive.housekeeping.states().items()]
    return lines


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
