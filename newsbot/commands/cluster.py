"""BY HAND: `scrapy cluster` shows the workers and the jobs of many machines."""

import argparse
from collections import Counter
from datetime import UTC, datetime
from typing import Any, ClassVar

from scrapy.exceptions import UsageError

from newsbot.cli.cluster import one_line, queue_of
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.numbers import plural
from newsbot.cli.tables import print_table
from newsbot.dates.spans import roughly
from newsbot.terminal import print_line

STATES = ("waiting", "doing", "stalled", "failed")
LISTED = ("doing", "stalled", "failed")


class Command(NewsbotCommand):
    """`scrapy cluster`: a few lines and a table."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def short_desc(self) -> str:
        return "Show the workers of many machines, and their jobs: waiting, doing, stalled, failed"

    def long_desc(self) -> str:
        return (
            "Show the workers that are connected, how many jobs wait, and those that are being done, are stalled "
            "(their worker died; another one frees them within half a minute) or have failed in the last day, with "
            "the reason."
        )

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        del opts
        if args:
            raise UsageError("takes options only")
        assert self.settings is not None
        queue, now = queue_of(self.settings), datetime.now(UTC)
        if not one_line(queue.is_made):
            raise UsageError("this database has no queue yet; scrapy worker makes it")
        workers, jobs = one_line(queue.workers), one_line(queue.jobs)
        names = ", ".join(f"{worker.name} for {roughly(now - worker.since)}" for worker in workers)
        print_line(f"{plural(len(workers), 'worker')}{': ' * bool(names)}{names}")
        numbers = Counter(job.state for job in jobs)
        print_line("jobs: " + ", ".join(f"{numbers[state]} {state}" for state in STATES))
        rows = [
            (job.state, job.of, roughly(now - job.since) if job.since else "", job.reason)
            for job in sorted(jobs, key=lambda job: STATES.index(job.state))
            if job.state in LISTED
        ]
        if rows:
            print_line()
            print_table(("state", "job", "for", "reason"), rows)
