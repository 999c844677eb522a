"""BY HAND: `scrapy archive stats|check|compact` looks after the archive, `copy` makes it another one."""

import argparse
import logging
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError

from newsbot.cli.archive import opened_archive, plain_errors
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.numbers import plural
from newsbot.terminal import print_line

if TYPE_CHECKING:
    from newsbot.archive import Archive
    from newsbot.archive.copying import Copy

logger = logging.getLogger(__name__)

WORK = ("stats", "check", "compact", "copy")


class Command(NewsbotCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "stats|check|compact|copy OLD NEW"

    def short_desc(self) -> str:
        return "Look after the archive: figures, a check, space given back, a copy"

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
        if not args or args[0] not in WORK:
            raise UsageError(f"say what to do: {', '.join(WORK)}")
        if len(args) != 1 and args[0] != "copy":
            raise UsageError(f"{args[0]} takes nothing behind it, but {args[1]} is there")
        days = opts.drop_text_older_than
        if days is not None and (args[0] != "compact" or days < 1):
            raise UsageError("--drop-text-older-than goes with compact, and takes days from 1 on")
        if args[0] == "copy":
            self._copy(args[1:])
            return
        with opened_archive(self.settings, read_only=args[0] == "stats") as archive:
            if args[0] == "stats":
                print_line("\n".join(figures(archive)))
            elif args[0] == "check":
                self._check(archive)
            else:
                self._compact(archive, days)

    def _copy(self, places: list[str]) -> None:
        from newsbot.archive import Archive
        from newsbot.archive.copying import Copy

        if len(places) != 2 or os.path.realpath(places[0]) == os.path.realpath(places[1]):
            raise UsageError("copy takes two archives: the one that is there, and the other one")
        with plain_errors(), Archive(places[0], read_only=True) as old, old.moment(), Archive(places[1]) as new:
            copy = Copy(old.database, new.database)
            for table in copy.run():
                logger.info("copying %s", table)
            self.exitcode = _tell_of_copy(copy)

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


def _tell_of_copy(copy: "Copy") -> int:
    """Print what a copy came to; return the exit status."""
    from newsbot.archive.copied_tables import ALL_TABLES
    from newsbot.archive.differences import differences

    rows = copy.rows
    for name in (table.name for table in ALL_TABLES):
        if rows.copied[name] or rows.renewed[name] or rows.there[name]:
            renewed = f", {rows.renewed[name]:,} brought up to date" if rows.renewed[name] else ""
            there = f", {rows.there[name]:,} were there" if rows.there[name] else ""
            print_line(f"{name:16}  {rows.copied[name]:,} copied{renewed}{there}")
    if not copy.is_whole:
        print_line("merged with what was there: how far named exports are is not copied, as the order is another one")
    found = list(differences(copy))
    print_line("\n".join(found) or "verified: nothing is missing")
    return 1 if found else 0


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
