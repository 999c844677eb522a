"""WATCH: the queue of all machines: a job is the crawl of a publisher, or one crawl archive (WARC) to be read.

The queue is procrastinate's (https://procrastinate.readthedocs.io), in the database of the archive. A job's lock and
its queueing lock are the publisher's name, or the file's: of a publisher one job is waiting at most, and one is done.
No job is tried again: a crawl that came to nothing is due again, and the archive knows when.
"""

import logging
from asyncio import CancelledError
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from psycopg_pool import PoolTimeout

from newsbot.archive.location import without_password
from newsbot.archive.postgresql.connection import parameters
from newsbot.cluster import tables

CRAWL, READ, DUE = "crawl", "read", "due"
"""Tasks: crawl a publisher, read a file, put the publishers that are due."""
FILES = "crawl archives"
"""The queue of the jobs that read files; a publisher's jobs are in a queue of its name, so that a host can leave some
out."""
NEXT = "next publishers"
"""The queue of the jobs that put others; before all of them."""
DEAD_AFTER = 20.0
"""Seconds without a sign of life after which a worker counts as dead, and its jobs as stalled."""
NAMED = "newsbot worker "
"""What a worker's connections are called begins so; host and process follow."""


class NoQueue(Exception):
    """The database cannot be asked; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job as `scrapy cluster` shows it."""

    of: str
    """The publisher, or the file."""
    state: str
    """``waiting``, ``doing``, ``stalled`` or ``failed``."""
    since: datetime | None
    reason: str = ""
    """Why it failed."""


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker that is connected."""

    name: str
    """Host and process."""
    since: datetime


def app_at(address: str, name: str = "newsbot") -> App:
    """Return procrastinate's app for the queue at *address*, not opened."""
    for noisy in ("procrastinate", "psycopg.pool"):  # they tell what is one line here in fifty
        logging.getLogger(noisy).setLevel(logging.CRITICAL + 1)
    facts = parameters(address, name) | {"application_name": name}
    return App(connector=PsycopgConnector(min_size=1, max_size=4, timeout=tables.ANSWER, kwargs=facts))


class Queue:
    """The queue in the database at *address*, for those who put jobs and who look."""

    def __init__(self, address: str) -> None:
        self.address = address

    @contextmanager
    def _one_line(self) -> Iterator[None]:
        """Let what the database says against it be one line."""
        try:
            yield
        except (psycopg.Error, PoolTimeout, ConnectorException) as error:
            raise NoQueue(f"archive {without_password(self.address)}: {reason_of(error)}") from error

    def make(self) -> None:
        """Make the queue unless it is there, also when two start at once."""
        with self._one_line():
            tables.make(self.address)

    def is_made(self) -> bool:
        """Tell whether the database has a queue."""
        with self._one_line():
            return tables.are_at(self.address)

    def put_crawls(self, publishers: Iterable[str]) -> int:
        """Put a crawl for each of *publishers* of which none is waiting; return how many those are."""
        return self._put((CRAWL, name, name, {"publisher": name}) for name in publishers)

    def put_files(self, paths: Iterable[Path]) -> int:
        """Put a job for each file that is not waiting to be read; return how many those are."""
        return self._put((READ, FILES, str(path.absolute()), {"path": str(path.absolute())}) for path in paths)

    def _put(self, jobs: Iterable[tuple[str, str, str, dict[str, Any]]]) -> int:
        number = 0
        self.make()
        with self._one_line(), app_at(self.address).open() as app:
            for task, queue, lock, arguments in jobs:
                try:
                    app.configure_task(task, queue=queue, lock=lock, queueing_lock=lock).defer(**arguments)
                    number += 1
                except AlreadyEnqueued:
                    continue
        return number

    def doing(self) -> set[str]:
        """Return the publishers that are being crawled, and the files that are being read."""
        with self._one_line():
            return {row["lock"] for row in tables.rows(self.address, tables.DOING, {})}

    def jobs(self) -> list[Job]:
        """Return the jobs that wait, are being done, are stalled or have failed, the oldest first."""
        with self._one_line():
            found = tables.rows(self.address, tables.JOBS, {"seconds": DEAD_AFTER, "without": [DUE]})
        return [_job(row) for row in found]

    def workers(self) -> list[Worker]:
        """Return the workers that are connected, the oldest first."""
        with self._one_line():
            found = tables.rows(self.address, tables.WORKERS, {"like": f"{NAMED}%"})
        named: dict[str, Worker] = {}
        for row in found:
            name = row["name"].removeprefix(NAMED)
            named.setdefault(name, Worker(name, row["since"]))
        return list(named.values())


def _job(row: dict[str, Any]) -> Job:
    arguments = row["args"]
    of = arguments.get("publisher") or arguments.get("path") or row["task"]
    reason = arguments.get("failed") or ""
    if reason or row["status"] == "failed":
        return Job(of, "failed", row["at"], reason)
    state = {"todo": "waiting"}.get(row["status"], "stalled" if row["stalled"] else "doing")
    return Job(of, state, row["at"])


def reason_of(error: BaseException) -> str:
    """Return why the database could not be asked, in one line."""
    cause = error.__cause__ or error
    if isinstance(cause, TimeoutError | CancelledError | PoolTimeout):
        return "it does not answer"
    return " ".join(str(cause).split()) or type(cause).__name__
