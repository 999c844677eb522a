"""ITEM: the articles of many WARC files, read by several processes, handed over in the order of the files."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Self

from newsbot.warc.articles import ArticleReader, RecordOutcome
from newsbot.warc.boundaries import Packing, next_record, packing_of
from newsbot.warc.files import WholeFile
from newsbot.warc.records import Damage

PART = 1 << 20
"""Bytes of a file that are one task: twenty pages, or some hundred small ones, whose articles are in memory at once."""
AHEAD = 3
"""Tasks of each process that may be under way or wait for the writer: enough to read on while it writes a batch."""


@dataclass(slots=True, frozen=True)
class Part:
    """The records of a file that begin between two bytes."""

    path: Path
    start: int = 0
    end: int | None = None
    whole: WholeFile | None = None
    """Of the last part: the file that is read whole with it."""

    def of_some_publishers(self) -> "Part":
        """Return the part as one of a file that is not read whole, as pages of other publishers are passed over."""
        return replace(self, whole=None)


@dataclass(slots=True)
class Task:
    """A part that is under way."""

    part: Part
    future: Future[list[RecordOutcome]] | None = None
    """None: it was refused, as the pool was broken."""

    def result(self) -> list[RecordOutcome] | None:
        """Return what the part came to, None if a process died before."""
        if self.future is None or self.future.cancelled() or not self.future.done() or self.future.exception():
            return None
        return self.future.result()


def parts_of(path: Path) -> Iterator[Part]:
    """Yield the parts of *path* that can be read independently; one part where records have no place of their own."""
    size, whole = path.stat().st_size, WholeFile.now_at(path)
    if packing_of(path) is Packing.OTHER or size <= PART or next_record(path, 1) is None:
        yield Part(path, whole=whole)
        return
    for start in range(0, size, PART):
        end = min(start + PART, size)
        yield Part(path, start, end, whole if end == size else None)


class Readers:
    """*jobs* processes that read parts; they start now, and end with the `with` block, whether or not they read any.

    A process that dies, for whatever reason, loses nothing: what was under way is read again, each part alone, and a
    part that kills its process once more is reported as damage.
    """

    def __init__(self, reader: ArticleReader, jobs: int) -> None:
        self._reader = reader
        self._jobs = jobs
        self._pool = _pool(reader, jobs) if jobs > 1 else None
        """None: this process reads."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def read(self, parts: Iterable[Part]) -> Iterator[list[RecordOutcome]]:
        """Yield what the records of the parts come to, in the order of *parts*."""
        if self._pool is None:
            return ([outcome] for part in parts for outcome in _outcomes(part, self._reader))
        return self._read_by_pools(iter(parts), self._pool)

    def _read_by_pools(self, waiting: Iterator[Part], pool: ProcessPoolExecutor) -> Iterator[list[RecordOutcome]]:
        under_way: deque[Task] = deque()
        while True:
            try:
                yield from _read_ahead(waiting, under_way, pool, self._jobs * AHEAD)
                return
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)  # what it did not come to is read below
            while under_way:
                task = under_way.popleft()
                outcomes = task.result()
                yield _read_alone(task.part, self._reader) if outcomes is None else outcomes
            pool = self._pool = _pool(self._reader, self._jobs)


def _read_ahead(
    waiting: Iterator[Part], under_way: deque[Task], pool: ProcessPoolExecutor, ahead: int
) -> Iterator[list[RecordOutcome]]:
    """Yield what the *waiting* parts come to, with up to *ahead* of them in *under_way*."""
    while True:
        for part in islice(waiting, ahead - len(under_way)):
            task = Task(part)
            under_way.append(task)  # before a broken pool may refuse it
            task.future = pool.submit(_read, part)
        if not under_way:
            return
        future = under_way[0].future
        assert future is not None
        outcomes = future.result()
        under_way.popleft()
        yield outcomes


def _pool(reader: ArticleReader, jobs: int) -> ProcessPoolExecutor:
    pool = ProcessPoolExecutor(jobs, mp_context=_way_to_start(), initializer=_begin, initargs=(reader,))
    pool.submit(os.getpid)  # it starts its processes with the first task
    return pool


def work_in_long_turns() -> None:
    """Ask the system to change less often between the processes, this one and those that it will start (Linux only).

    With one more of them than cores (one writes), every change costs the caches (https://man7.org/linux/man-pages/man7/
    sched.7.html, SCHED_BATCH): two jobs take a thirtieth less.
    """
    if sys.platform == "linux":
        with suppress(OSError):  # forbidden by a sandbox
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def _way_to_start() -> BaseContext:
    """Return the fastest way to start processes: a copy of this one has everything imported, as a new one has not.

    A copy of a process with threads (the live table) may hang, as it has their locks without them; macOS's own
    libraries have such threads always (https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods).
    """
    if sys.platform == "linux" and threading.active_count() == 1:
        return get_context("fork")
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _read_alone(part: Part, reader: ArticleReader) -> list[RecordOutcome]:
    with _pool(reader, 1) as pool:
        try:
            return pool.submit(_read, part).result()
        except BrokenProcessPool:
            return [Damage(part.path, part.start, "the process that read on from here died")]


_reader: ArticleReader
"""Of this process; set once, as it would be sent with every part otherwise."""


def _begin(reader: ArticleReader) -> None:
    global _reader
    _reader = reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all processes; the first one ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A pool's process waits for work for ever when the process that made the pool is killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _read(part: Part) -> list[RecordOutcome]:
    return list(_outcomes(part, _reader))


def _outcomes(part: Part, reader: ArticleReader) -> Iterator[RecordOutcome]:
    yield from reader.read(part.path, part.start, part.end)
    if part.whole:
        yield part.whole
