"""What the tests of the queue share: a database, and workers in processes of their own whose jobs are made ones."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from newsbot.cluster import job_process, queue, worker
from newsbot.cluster.queue import Queue
from newsbot.cluster.worker import Lost, Worker
from tests.postgresql import server

FORK = get_context("fork")
QUICK = {"BEAT": 0.3, "DEAD_AFTER": 2.0, "PATIENCE": 3.0, "IN_ORDER": 1.0}
"""Seconds, so that the tests need not wait as long as users do."""
SOON = 120.0


@pytest.fixture(name="queue")
def _queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[Queue]:
    monkeypatch.setattr(queue, "DEAD_AFTER", QUICK["DEAD_AFTER"])
    with server().lent() as address:
        made = Queue(address)
        made.make()
        yield made


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The file that made jobs write to."""
    path = tmp_path / "log"
    path.touch()
    return path


def until(is_so: Callable[[], Any]) -> None:
    """Wait until *is_so*."""
    end = time.monotonic() + SOON
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def be_shell(arguments: Sequence[str]) -> None:
    os.execv("/bin/sh", ["sh", *arguments])


def work(does: Worker, constants: Mapping[str, Any], told: Path) -> None:
    """Be a worker; a database that is lost ends it with status 1, and the reason goes to the file *told*."""
    for module in (job_process, worker):
        vars(module).update(constants)
    try:
        does.run()
    except Lost as error:
        told.write_text(str(error))
        raise SystemExit(1) from None


@pytest.fixture
def start(queue: Queue, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Start a worker whose jobs are shell commands, in which $0 is the task and $1 the publisher or file."""
    started = []

    def _start(script: str, jobs: int = 2, time_limit: float = 60.0, **how: Any) -> Any:
        def arguments_of(task: str, of: str) -> Sequence[str]:
            return ["-c", script, task, of]

        constants = QUICK | how.pop("constants", {})
        does = Worker(queue.address, jobs, arguments_of, time_limit, do=be_shell, **how)
        process = FORK.Process(target=work, args=(does, constants, tmp_path / "told"))
        process.start()
        started.append(process)
        return process

    yield _start
    for process in started:
        process.kill()
        process.join()
