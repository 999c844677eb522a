"""Several processes for the tests, forked from the one that has read them all, as reading them takes ten seconds.

`pytest --processes 4` lets each take a batch of tests, and another when it comes to the last of these. The slow ones
are taken first: no process is left with one of them when the others have nothing to do.
"""

import atexit
import os
import struct
import sys
import traceback
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any

import pytest

BATCH = 25
"""Tests of one file; of slow ones all, as they share a browser."""
NUMBER = struct.Struct("I")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--processes", type=int, default=1, help="run the tests in so many processes")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    how = session.config.option
    if how.processes == 1 or how.collectonly or session.testsfailed:  # one of those that could not be read
        return None
    Processes(session, how.processes).run()
    return True


def batches_of(tests: Sequence[pytest.Item]) -> Iterator[Sequence[pytest.Item]]:
    """Part *tests* into what one process runs one after another."""
    for is_slow in (True, False):
        of_this_kind = (test for test in tests if bool(test.get_closest_marker("slow")) is is_slow)
        for _, file in groupby(of_this_kind, key=lambda test: test.path):
            whole = list(file)
            size = len(whole) if is_slow else BATCH
            yield from (whole[first : first + size] for first in range(0, len(whole), size))


class Processes:
    """Those that run the tests of *session*, and what they tell of them."""

    def __init__(self, session: pytest.Session, number: int) -> None:
        self._session = session
        self._hooks = session.config.hook
        batches = list(batches_of(session.items))
        self._queue, end = os.pipe()
        for batch in range(len(batches)):
            os.write(end, NUMBER.pack(batch))
        os.close(end)
        self._ids: dict[Connection, int] = {}
        self._running: dict[Connection, pytest.Item] = {}
        self._finished = 0
        session.config.get_terminal_writer().flush()  # else each of them writes it, too
        folders: Any = session.config._tmp_path_factory  # type: ignore[attr-defined]
        for each in range(number):
            own = folders.mktemp(f"process{each}")
            ours, theirs = Pipe(duplex=False)
            if not (pid := os.fork()):
                for other in (ours, *self._ids):
                    other.close()
                folders._basetemp = own  # among fewer folders a new one is found sooner
                run_and_exit(session, batches, self._queue, theirs)
            theirs.close()
            self._ids[ours] = pid

    def run(self) -> None:
        """Pass on what they tell until all have ended."""
        try:
            while self._ids:
                for process in wait(list(self._ids)):
                    assert isinstance(process, Connection)
                    self._listen(process)
                if self._session.shouldfail:
                    raise self._session.Failed(self._session.shouldfail)
        finally:
            for process, pid in self._ids.items():
                process.close()  # it ends when it has something to tell
                os.waitpid(pid, 0)
            os.close(self._queue)
        if missing := self._session.testscollected - self._finished:
            self._session.shouldfail = f"{missing} tests were not run"
            raise self._session.Failed(self._session.shouldfail)

    def _listen(self, process: Connection) -> None:
        try:
            told: Any = process.recv()
        except EOFError:
            self._bury(process)
            return
        if isinstance(told, int):
            self._running[process] = self._session.items[told]
        elif told is None:
            del self._running[process]
            self._finished += 1
        else:
            report = self._hooks.pytest_report_from_serializable(config=self._session.config, data=told)
            self._hooks.pytest_runtest_logreport(report=report)

    def _bury(self, process: Connection) -> None:
        """Report the test that a process was in the middle of when it ended."""
        process.close()
        _, status = os.waitpid(self._ids.pop(process), 0)
        if test := self._running.pop(process, None):
            told = f"its process ended: {os.waitstatus_to_exitcode(status)}"
            report = pytest.TestReport(test.nodeid, test.location, {}, "failed", told, "call")
            self._hooks.pytest_runtest_logreport(report=report)
            self._finished += 1


class Tells:
    """Tells of each test in a process: first its number, then reports, at last None."""

    def __init__(self, session: pytest.Session, process: Connection) -> None:
        self._config = session.config
        self._numbers = {test.nodeid: number for number, test in enumerate(session.items)}
        self._process = process

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._process.send(self._numbers[nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._process.send(self._config.hook.pytest_report_to_serializable(config=self._config, report=report))

    def pytest_runtest_logfinish(self) -> None:
        self._process.send(None)


def run_and_exit(
    session: pytest.Session, batches: Sequence[Sequence[pytest.Item]], queue: int, process: Connection
) -> None:
    """Run, in a process that was just forked, batches whose numbers are taken out of *queue*."""
    status = 1
    try:
        plugins = session.config.pluginmanager
        plugins.unregister(name="terminalreporter")
        plugins.register(Tells(session, process))
        capture: Any = plugins.getplugin("capturemanager")  # into files of its own
        capture.stop_global_capturing()
        capture.start_global_capturing()
        capture.suspend_global_capture()
        numbers = iter(lambda: os.read(queue, NUMBER.size), b"")
        tests = (test for number in numbers for test in batches[NUMBER.unpack(number)[0]])
        for test, following in pairwise(chain(tests, [None])):
            assert test
            test.ihook.pytest_runtest_protocol(item=test, nextitem=following)
        status = 0
    except (BrokenPipeError, KeyboardInterrupt):  # nobody listens any more
        pass
    except BaseException:
        traceback.print_exc()
    finally:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        os._exit(status)
