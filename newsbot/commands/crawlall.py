"""BY HAND, and by cron: crawl all publishers, or those that are due."""

import argparse
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from newsbot.archive import Archive, ArchiveError
from newsbot.commands import followed
from newsbot.commands.mistakes import one_line_for_mistakes
from newsbot.extensions.progress import screen_of_the_process
from newsbot.rounds import Round, run_processes
from newsbot.schedule import Turn, history, is_due, turn, turns

logger = logging.getLogger(__name__)

BROKEN, INTERRUPTED = 1, 130
"""Exit status; a publisher that is down breaks nothing."""


class Command(ScrapyCommand):
    """`scrapy crawlall`: one round over the publishers."""

    requires_project = True

    def syntax(self) -> str:
        return "[--due] [--jobs N] [--publishers A,B] [--country DE] [--language de]"

    def short_desc(self) -> str:
        return "Crawl all publishers, or those that are due"

    def long_desc(self) -> str:
        return (
            "Crawl all publishers, or with --due those whose time has come: the line for cron. Two runs at once never "
            "crawl the same publisher. Exit status: 0, also when a publisher is down; 1 when newsbot itself failed "
            "(full disk, damaged archive, a crawl that hung); 130 after Ctrl-C."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--due", action="store_true", help="only publishers whose interval is over")
        parser.add_argument("--jobs", type=int, default=1, metavar="N", help="share the work among N processes")
        followed.add_options(parser)

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        followed.refuse(args)
        if opts.jobs < 1:
            raise UsageError("--jobs takes a number from 1 on", print_help=False)
        assert self.settings is not None
        every = followed.intervals(followed.chosen(self.settings, opts))
        with _archive(self.settings) as archive:
            if opts.due and archive is None:
                raise UsageError("--due needs an archive, and the setting ARCHIVE is empty", print_help=False)
            names = _due(turns(archive, every, datetime.now(UTC))) if opts.due and archive else list(every)
            if not names:
                return

            def still_due(name: str) -> bool:
                now = datetime.now(UTC)
                return not (opts.due and archive) or is_due(
                    turn(name, history(archive, name, now), now, every[name]), now
                )

            if opts.jobs > 1:
                self.exitcode = run_processes(_commands(names, opts))
            else:
                self._crawl(names, still_due)

    def _crawl(self, names: list[str], still_due: Callable[[str], bool]) -> None:
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        assert self.settings is not None
        screen = screen_of_the_process(self.settings)
        screen.open()
        round_ = Round(
            self.crawler_process,
            self.settings.getint("PUBLISHERS_AT_ONCE"),
            self.settings.getfloat("CRAWL_TIME_LIMIT"),
            still_due,
        )
        try:
            round_.run(names)
        finally:
            screen.close()
        _report(round_, len(names))
        self.exitcode = INTERRUPTED if round_.interrupted else BROKEN if round_.broken else 0


@contextmanager
def _archive(settings: BaseSettings) -> Iterator[Archive | None]:
    """Open the archive that *settings* name; its one-line errors are the user's."""
    if not settings["ARCHIVE"]:
        yield None
        return
    try:
        with Archive(settings["ARCHIVE"]) as archive:
            yield archive
    except ArchiveError as error:
        raise UsageError(str(error), print_help=False) from None


def _due(turns_: list[Turn]) -> list[str]:
    """Return who is due, the longest overdue first; where nobody is, tell who is next."""
    now = datetime.now(UTC)
    turns_.sort(key=lambda turn: turn.due)
    due = [turn.publisher for turn in turns_ if is_due(turn, now)]
    waiting = [turn for turn in turns_ if turn.state != "running"]
    if not due and waiting:
        logger.info("nothing is due; next is %s at %s", waiting[0].publisher, f"{waiting[0].due.astimezone():%H:%M}")
    elif not due:
        logger.info("nothing is due: all are being crawled")
    return due


def _commands(names: list[str], opts: argparse.Namespace) -> list[list[str]]:
    """Return the command lines that crawl *names* in processes of their own, dealt out like cards."""
    options = ["--due"] * opts.due + ["--nolog"] * opts.nolog
    options += [part for value in opts.set for part in ("-s", value)] + ["-s", "LIVE_PROGRESS=False"]
    options += [
        part for name in ("loglevel", "logfile") if (value := getattr(opts, name)) for part in (f"--{name}", value)
    ]
    hands = [names[n :: opts.jobs] for n in range(min(opts.jobs, len(names)))]
    return [[sys.executable, "-m", "scrapy", "crawlall", "--publishers", ",".join(hand), *options] for hand in hands]


def _report(round_: Round, wanted: int) -> None:
    ended = "; interrupted" * round_.interrupted
    if round_.broken:
        ended += f"; newsbot failed on {', '.join(round_.broken)}"
    logger.info("%d of %d publishers crawled%s", len(round_.crawled), wanted, ended)
