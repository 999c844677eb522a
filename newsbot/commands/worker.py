"""BY HAND, and by systemd: `scrapy worker` does jobs of the queue of many machines."""

import argparse
import logging
import sys
from collections.abc import Sequence

from scrapy.exceptions import UsageError
from scrapy.utils.log import configure_logging

from newsbot.cli import publisher_options
from newsbot.cli.archive import opened_archive
from newsbot.cli.cluster import make_archive, one_line, queue_of
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.credentials import refuse_wrong_credentials
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.followed import followed, somebody
from newsbot.cli.numbers import from_1
from newsbot.cli.processes import scrapy_arguments
from newsbot.commands.enqueue import FROM_WORKER
from newsbot.names import listed_names, names_like

LOST = 1
"""Exit status; systemd starts a worker again."""
OVERTIME = 300.0
"""Seconds after its time limit in which a crawl ends by itself, or shows that it cannot."""
QUIET = {"LIVE_PROGRESS": False, "HEALTH_ENABLED": False}
MANY = 1_000_000
"""How many publishers are crawled at once is this worker's to say; the others of the archive are other machines'."""

logger = logging.getLogger(__name__)


class Command(NewsbotCommand):
    """`scrapy worker`: on each machine."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[--jobs N] [--publisher A,B] [--country DE] [--language de] [--exclude A,B]"

    def short_desc(self) -> str:
        return "Do the jobs of the queue of many machines: crawls that are due, and crawl archives"

    def long_desc(self) -> str:
        return (
            "Take jobs from the queue and do them, several at a time, each in a process of its own; each minute one of "
            "all workers puts what is due. With --publisher, --country, --language and --exclude only these "
            "publishers are crawled here. SIGTERM and Ctrl-C close the crawls in order, within ten seconds. Exit "
            "status: 0; 1 when the database does not answer, so that systemd starts it again; 2 for a wrong argument."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-j", "--jobs", type=from_1, metavar="N", help="at a time (default: PUBLISHERS_AT_ONCE)")
        publisher_options.add_options(parser)
        parser.add_argument("--exclude", metavar="A,B", help="all but these")

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        publisher_options.refuse(args)
        if sys.platform != "linux":  # which alone lets crawls die with their worker
            raise UsageError("workers run on Linux; crawlall --due does the same on one machine")
        jobs = opts.jobs or self.settings.getint("PUBLISHERS_AT_ONCE")
        refuse_wrong_credentials(self.settings)
        queue = queue_of(self.settings)
        publishers = self._publishers(opts)
        make_archive(self.settings)
        one_line(queue.make)
        configure_logging(self.settings)
        self._warn_where_nobody_is_followed()
        from newsbot.cluster.preloaded import modules_of_a_crawl
        from newsbot.cluster.worker import Lost, Worker

        def arguments_of(task: str, of: str) -> Sequence[str]:
            return _arguments_of(task, of, opts)

        limit = self.settings.getfloat("CRAWL_TIME_LIMIT") + OVERTIME
        modules = modules_of_a_crawl(self.settings)
        worker = Worker(queue.address, jobs, arguments_of, limit, True, publishers, modules=modules)
        try:
            worker.run()
        except Lost as error:
            logger.error("%s", error)
            self.exitcode = LOST

    def _warn_where_nobody_is_followed(self) -> None:
        assert self.settings is not None
        with opened_archive(self.settings) as archive:
            try:
                somebody(followed(self.settings, archive))
            except UsageError as error:
                logger.warning("%s", error)

    def _publishers(self, opts: argparse.Namespace) -> list[str] | None:
        """Return whom the options leave, None where that is everybody."""
        assert self.settings is not None
        if not (publisher_options.choose(opts) or opts.exclude):
            return None
        known = publisher_options.publishers(self.settings)
        left_out = listed_names(opts.exclude)
        for name in left_out:
            if name not in known:
                raise UsageError(f"--exclude: unknown publisher {name!r}: {names_like(name, known)}")
        return [spider.name for spider in publisher_options.chosen(self.settings, opts) if spider.name not in left_out]


def _arguments_of(task: str, of: str, opts: argparse.Namespace) -> list[str]:
    """Return what `scrapy` is to do for a job."""
    from newsbot.cluster.queue import CRAWL, READ

    if task == CRAWL:
        return scrapy_arguments(
            opts, "crawlall", "--due", "--publisher", of, settings=QUIET | {"PUBLISHERS_AT_ONCE": MANY}
        )
    if task == READ:
        return scrapy_arguments(opts, "ingest", of, "--jobs", "1", settings=QUIET)
    return scrapy_arguments(opts, "enqueue", "--due", FROM_WORKER)
