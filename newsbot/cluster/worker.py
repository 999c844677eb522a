"""WATCH: a worker takes jobs from the queue, does each in a process, and looks after the jobs of workers that died."""

import asyncio
import logging
import os
import signal
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from procrastinate import App, JobContext
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from procrastinate.worker import Worker as Fetching
from psycopg.errors import ForeignKeyViolation

from newsbot.cluster import tables
from newsbot.cluster.job_process import JobProcess
from newsbot.cluster.job_starter import Do, Starter, be_scrapy
from newsbot.cluster.queue import CRAWL, DEAD_AFTER, DUE, FILES, NAMED, NEXT, READ, app_at, reason_of

BEAT = 5.0
"""Seconds between two signs of life, and between two looks at the others'."""
PATIENCE = 15.0
"""Seconds in which the database must answer."""
KEPT_HOURS = 24
"""So long finished jobs are kept."""
CLEANING = 3_600.0
"""Seconds between two times that older ones are deleted."""
DIED = "its worker died"
NO_DATABASE = "the database is lost"
FIRST = 10
"""Priority of the job that puts others."""

logger = logging.getLogger(__name__)


class Lost(Exception):
    """A worker cannot go on; the message is one line."""


@dataclass
class Worker:
    """What one process takes from the queue at *address*, *jobs* of them at a time."""

    address: str
    jobs: int
    arguments_of: Callable[[str, str], Sequence[str]]
    """(task, publisher or path) -> what `scrapy` is to do."""
    time_limit: float
    """Seconds after which a crawl is ended that does not end by itself."""
    puts_due: bool = False
    """Whether the command of the task ``due`` is run each minute, by one of all workers that do so."""
    publishers: Sequence[str] | None = None
    """The only ones that are crawled here; None: all."""
    do: Do = be_scrapy
    modules: Sequence[str] = ()
    """Imported once for all jobs."""
    _running: set[JobProcess] = field(default_factory=set)
    _told: dict[str, str] = field(default_factory=dict)
    _is_stopping: bool = False
    _ending: asyncio.Future[None] | None = None

    def run(self) -> None:
        """Work until SIGTERM or SIGINT, which end all jobs in order; raises Lost."""
        starter = Starter(self.do, self.modules)
        try:
            asyncio.run(self._run(starter))
        finally:
            starter.close()

    async def _run(self, starter: Starter) -> None:
        name = f"{NAMED}{socket.gethostname()} {os.getpid()}"[:63]
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda *_: None)  # of jobs whose end the database no longer takes
        starter.listen()
        app = app_at(self.address, name)
        self._register(app, starter)
        try:
            async with asyncio.timeout(PATIENCE):
                await app.open_async()
        except Exception as error:
            raise Lost(f"{NO_DATABASE}: {reason_of(error)}") from error
        fetching = self._fetching(app)
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop, fetching)
        tasks = [asyncio.create_task(work) for work in (fetching.run(), self._look_after(app))]
        try:
            await asyncio.wait([*tasks, starter.lost], return_when=asyncio.FIRST_COMPLETED)
            if not self._is_stopping:
                raise Lost("the process that starts jobs died" if starter.lost.done() else _why(tasks))
        finally:
            await self._end_jobs()
            await _leave(tasks, app)

    def _register(self, app: App, starter: Starter) -> None:
        """Say what the tasks are: none raises, as what failed is due again or told with the job."""

        async def crawl(context: JobContext, publisher: str, **_: Any) -> None:
            await self._do(app, starter, context, CRAWL, publisher)

        async def read(context: JobContext, path: str, **_: Any) -> None:
            await self._do(app, starter, context, READ, path)

        async def due(context: JobContext, timestamp: int, **_: Any) -> None:
            del timestamp
            await self._do(app, starter, context, DUE, "what is due")

        app.task(name=CRAWL, pass_context=True)(crawl)
        app.task(name=READ, pass_context=True)(read)
        if self.puts_due:
            locks: dict[str, Any] = {"queue": NEXT, "lock": DUE, "queueing_lock": DUE, "priority": FIRST}
            app.periodic(cron="* * * * *")(app.task(name=DUE, pass_context=True, **locks)(due))

    def _fetching(self, app: App) -> Fetching:
        return Fetching(
            app,
            queues=None if self.publishers is None else [*self.publishers, FILES, NEXT],
            concurrency=self.jobs,
            fetch_job_polling_interval=BEAT,
            listen_notify=self.publishers is None,  # a channel for each of hundreds of queues, else
            install_signal_handlers=False,
            update_heartbeat_interval=BEAT,
            stalled_worker_timeout=DEAD_AFTER,
        )

    async def _do(self, app: App, starter: Starter, context: JobContext, task: str, of: str) -> None:
        try:
            process = await starter.start(self.arguments_of(task, of))
            self._running.add(process)
            if self._is_stopping:
                await process.end()
            try:
                reason = await process.wait(None if task == READ else self.time_limit)
            finally:
                self._running.discard(process)
        except OSError as error:
            reason = str(error)
        if reason:
            logger.log(logging.DEBUG if self._told.get(task) == reason else logging.ERROR, "%s: %s", of, reason)
            await self._note(app, context.job.id, reason)
        if task == DUE:  # what is wrong with all publishers is told once, not each minute
            self._told[task] = reason or ""

    async def _note(self, app: App, job: int | None, reason: str) -> None:
        await app.connector.execute_query_async(tables.NOTE, job=job, reason=reason)

    async def _look_after(self, app: App) -> None:
        """Let the jobs of workers that died have failed; raises where the database does not answer."""
        cleaned = -CLEANING
        while True:
            async with asyncio.timeout(PATIENCE):
                await self._finish_stalled(app)
            if (now := asyncio.get_running_loop().time()) - cleaned > CLEANING:
                cleaned = now
                await app.job_manager.delete_old_jobs(
                    KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
                )
            await asyncio.sleep(BEAT)

    async def _finish_stalled(self, app: App) -> None:
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER):
            with suppress(ConnectorException):  # another worker was faster
                await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
                await self._note(app, job.id, DIED)
                logger.warning("%s: %s", job.lock, DIED)
        await app.job_manager.prune_stalled_workers(DEAD_AFTER)

    def _stop(self, fetching: Fetching) -> None:
        self._is_stopping = True
        fetching.stop()
        self._ending = asyncio.ensure_future(self._end_jobs())

    async def _end_jobs(self) -> None:
        await asyncio.gather(*(process.end() for process in [*self._running]))


def _why(tasks: "Sequence[asyncio.Task[Any]]") -> str:
    """Return what the first of *tasks* that ended says of the database."""
    errors = [error for task in tasks if task.done() and not task.cancelled() and (error := task.exception())]
    if any(isinstance(error.__cause__, ForeignKeyViolation) for error in errors):
        return "others took this worker for dead, as nothing was heard of it"
    return f"{NO_DATABASE}: {reason_of(errors[0]) if errors else 'it does not answer'}"


async def _leave(tasks: "Sequence[asyncio.Task[Any]]", app: App) -> None:
    """Give everything back that can still be given back."""
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks, timeout=1.0)
    try:
        async with asyncio.timeout(1.0):
            await app.close_async()
    except Exception:  # of a database that is lost
        logger.debug("the pool did not close", exc_info=True)
