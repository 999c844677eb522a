"""BY HAND, and by cron: crawl all whom one follows, or those of them that are due."""

import argparse
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from newsbot.cli import publisher_options
from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.credentials import refuse_wrong_credentials
from newsbot.cli.errors import INTERRUPTED, one_line_for_mistakes
from newsbot.cli.followed import followed, somebody
from newsbot.cli.health import judged_and_told, number_open, wrong
from newsbot.cli.numbers import from_1, plural
from newsbot.cli.processes import scrapy_arguments
from newsbot.states.crawl_ends import CrawlOutcome

if TYPE_CHECKING:
    from newsbot.archive import Archive
    from newsbot.scheduling.crawl_round import Round
    from newsbot.scheduling.due import Schedule
    from newsbot.spiders.publisher import PublisherSpider

logger = logging.getLogger(__name__)

BROKEN = 1
"""Exit status; a publisher that is down breaks nothing."""


class Command(NewsbotCommand):
    """`scrapy crawlall`: one round over the publishers."""

    requires_project = True

    def syntax(self) -> str:
        return "[--due] [--jobs N] [--publisher A,B] [--country DE] [--language de]"

    def short_desc(self) -> str:
        return "Crawl all publishers that are followed, or those that are due"

    def long_desc(self) -> str:
        return (
            "Crawl all publishers that are followed, or with --due those whose time has come: the line for cron. Whom "
            "the setting FOLLOW names are followed; without it, those of your own publisher files, and whom this "
            "archive has crawled. --publisher, --country and --language choose among all that are known. Two runs at "
            "once never crawl the same publisher. Exit status: 0, also when a publisher is down; 1 when newsbot itself "
            "failed (full disk, damaged archive, a crawl that hung) or left out a publisher file that has a mistake; 2 "
            "when nobody is followed; 130 after Ctrl-C."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--due", action="store_true", help="only publishers whose interval is over")
        parser.add_argument("--jobs", type=from_1, default=1, metavar="N", help="share the work among N processes")
        publisher_options.add_options(parser)

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.archive.location import archive_path
        from newsbot.archive.opening import is_there

        publisher_options.refuse(args)
        assert self.settings is not None
        refuse_wrong_credentials(self.settings)
        chosen = publisher_options.chosen(self.settings, opts) if publisher_options.choose(opts) else None
        if chosen is None and not is_there(archive_path(self.settings)):
            somebody(followed(self.settings, None))  # before an archive is made that nobody needs
        with _archive(self.settings) as archive:
            self._go_round(archive, chosen, opts)
            if chosen is None and (mistakes := publisher_options.broken(self.settings)):
                self.exitcode = self.exitcode or BROKEN
                logger.warning("left out: %s", "; ".join(mistakes.values()))  # last, as cron mails the last lines
            if archive and self.settings.getbool("HEALTH_ENABLED") and self.exitcode != INTERRUPTED:
                self._look_after(archive)

    def _go_round(
        self, archive: "Archive | None", chosen: "list[type[PublisherSpider]] | None", opts: argparse.Namespace
    ) -> None:
        """Crawl those who were *chosen*, else all who are followed; where the option says so, those that are due."""
        from newsbot.scheduling.crawl_round import run_processes
        from newsbot.scheduling.due import Schedule

        assert self.settings is not None
        if opts.due and archive is None:
            raise UsageError("--due needs an archive, and the setting ARCHIVE is empty")
        every = publisher_options.intervals(chosen or somebody(followed(self.settings, archive)))
        schedule = Schedule(archive, every) if opts.due and archive else None
        now = datetime.now(UTC)
        names = schedule.due(now) if schedule else list(every)
        free = self.settings.getint("PUBLISHERS_AT_ONCE") - len(archive.locks.held(now) if archive else ())
        if schedule and not names:
            _tell_next(schedule)
        elif free <= 0:
            logger.info("nothing to do: others crawl as many publishers as PUBLISHERS_AT_ONCE allows")
        elif opts.jobs > 1:
            self.exitcode = run_processes(_commands(names, opts))
        else:
            self._crawl(names, free, schedule)

    def _look_after(self, archive: "Archive") -> None:
        """Judge and tell how the publishers do; the number of open incidents is the round's last line."""
        from newsbot.health.telling.tell import ping

        assert self.settings is not None
        watched = {spider.name for spider in followed(self.settings, archive)}
        incidents = judged_and_told(archive, self.settings, watched, datetime.now(UTC))
        ping(self.settings)
        ill = watched & wrong(archive, self.settings, watched).keys() - {incident.publisher for incident in incidents}
        early = f"; {plural(len(ill), 'publisher')} not well: scrapy publishers tells" if ill else ""
        logger.log(logging.WARNING if incidents else logging.INFO, number_open(incidents) + early)

    def _crawl(self, names: list[str], at_once: int, schedule: "Schedule | None") -> None:
        from newsbot.extensions.progress import screen_of_the_process
        from newsbot.scheduling.crawl_round import Round
        from newsbot.scheduling.due import is_due

        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        assert self.settings is not None
        round_ = Round(self.crawler_process, at_once, self.settings.getfloat("CRAWL_TIME_LIMIT"))
        if schedule:
            round_.more = lambda: schedule.due(datetime.now(UTC))
            round_.still_wanted = lambda name: is_due(schedule.next_crawl(name, now := datetime.now(UTC)), now)
        screen = screen_of_the_process(self.settings)
        screen.open(a_round=True)
        try:
            round_.run(names)
        finally:
            screen.close()
        _report(round_)
        self.exitcode = INTERRUPTED if round_.interrupted else BROKEN if round_.broken else 0


@contextmanager
def _archive(settings: BaseSettings) -> Iterator["Archive | None"]:
    """Open the archive that *settings* name; its one-line errors are the user's."""
    from newsbot.archive.location import archive_path

    if not archive_path(settings):
        yield None
        return
    with opened_archive(settings, read_only=False, create=True) as archive:
        yield archive


def _tell_next(schedule: "Schedule") -> None:
    waiting = [crawl for crawl in schedule.next_crawls(datetime.now(UTC)) if crawl.state != CrawlOutcome.RUNNING]
    if waiting:
        logger.info("nothing is due; next is %s at %s", waiting[0].publisher, f"{waiting[0].due.astimezone():%H:%M}")
    else:
        logger.info("nothing is due: all are being crawled")


def _commands(names: list[str], opts: argparse.Namespace) -> list[list[str]]:
    """Return the command lines that crawl *names* in processes of their own, dealt out like cards."""
    due, quiet = ["--due"] * opts.due, {"LIVE_PROGRESS": False, "HEALTH_ENABLED": False}
    hands = [names[n :: opts.jobs] for n in range(min(opts.jobs, len(names)))]
    own = [scrapy_arguments(opts, "crawlall", *due, "--publisher", ",".join(hand), settings=quiet) for hand in hands]
    return [[sys.executable, "-m", "scrapy", *arguments] for arguments in own]


def _report(round_: "Round") -> None:
    ended = "; interrupted" * round_.interrupted
    if round_.broken:
        ended += f"; newsbot failed on {', '.join(round_.broken)}"
    logger.info("%s crawled%s", plural(len(round_.crawled), "publisher"), ended)
