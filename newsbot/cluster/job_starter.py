"""WATCH: what starts the jobs of a worker, each in a process of its own, which ends when its worker does.

Starting Python and importing what a crawl needs takes longer than most crawls. So a worker has one process that has
imported it, and that forks one for each job: `Starter`. The kernel kills it with the worker, and the jobs with it.
"""

import asyncio
import ctypes
import gc
import json
import logging
import os
import selectors
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module

from newsbot.cluster.job_process import End, JobProcess
from newsbot.cluster.last_error import LONGEST, LastError

PR_SET_PDEATHSIG = 1
"""https://man7.org/linux/man-pages/man2/pr_set_pdeathsig.2const.html"""
LARGEST = 1 << 17
"""Bytes of a message."""

Do = Callable[[Sequence[str]], object]
"""Does a job in the process that it is called in; what it raises SystemExit with is the status."""


def be_scrapy(arguments: Sequence[str]) -> None:
    """Be `scrapy` with these *arguments*."""
    from scrapy.cmdline import execute

    execute(["scrapy", *arguments])


class Starter:
    """Starts jobs; made before this process has threads, and given its event loop by `listen`."""

    def __init__(self, do: Do, modules: Sequence[str] = ()) -> None:
        self._socket, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._starting: asyncio.Queue[asyncio.Future[int]] = asyncio.Queue()
        self._ends: dict[int, asyncio.Future[End]] = {}
        parent = os.getpid()
        sys.stdout.flush()
        sys.stderr.flush()
        self._pid = os.fork()
        if not self._pid:
            self._socket.close()
            _forked(parent, lambda: _serve(its, do, modules))
        its.close()
        self._socket.setblocking(False)

    def listen(self) -> None:
        """Hear, in the running event loop, which jobs have begun and ended."""
        loop = asyncio.get_running_loop()
        self.lost: asyncio.Future[None] = loop.create_future()
        """Done when no more jobs can be started."""
        loop.add_reader(self._socket, self._hear)

    def close(self) -> None:
        """End the process that starts jobs, and with it those that still run."""
        self._socket.close()
        os.waitpid(self._pid, 0)

    async def start(self, arguments: Sequence[str]) -> JobProcess:
        """Start a job; raises OSError where there is no process for it."""
        loop = asyncio.get_running_loop()
        begun: asyncio.Future[int] = loop.create_future()
        self._starting.put_nowait(begun)
        await loop.sock_sendall(self._socket, json.dumps({"arguments": list(arguments)}).encode())
        pid = await begun
        return JobProcess(self._ends[pid], partial(self._send_signal, pid))

    def _send_signal(self, pid: int, number: int) -> None:
        """Send a signal to a job, unless it has ended."""
        with suppress(OSError):
            self._socket.send(json.dumps({"pid": pid, "signal": number}).encode())

    def _hear(self) -> None:
        told = json.loads(self._socket.recv(LARGEST) or b'{"lost": true}')
        if "begun" in told:
            self._ends[told["begun"]] = asyncio.get_running_loop().create_future()
            self._starting.get_nowait().set_result(told["begun"])
        elif "ended" in told:
            self._ends.pop(told["ended"]).set_result(End(told["status"], told["error"]))
        else:
            asyncio.get_running_loop().remove_reader(self._socket)
            self._lose_all()

    def _lose_all(self) -> None:
        self.lost.set_result(None)
        for end in self._ends.values():
            end.set_result(End(-signal.SIGKILL))
        while not self._starting.empty():
            self._starting.get_nowait().set_exception(OSError("the process that starts jobs died"))


def _serve(worker: socket.socket, do: Do, modules: Sequence[str]) -> None:
    """Start a job for each message of the worker's, and tell it of their ends, until it is gone."""
    for name in modules:
        import_module(name)
    gc.freeze()  # else each job looks through all of it when it collects garbage, and copies it by that
    ended, wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake)
    jobs: dict[int, int] = {}
    with selectors.DefaultSelector() as selector:
        selector.register(worker, selectors.EVENT_READ)
        selector.register(ended, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.fileobj is not worker:
                    os.read(ended, 4096)
                    _tell_ends(worker, jobs)
                elif message := worker.recv(LARGEST):
                    _obey(json.loads(message), worker, jobs, do)
                else:
                    return


def _obey(asked: dict[str, object], worker: socket.socket, jobs: dict[int, int], do: Do) -> None:
    """Start a job, or send it a signal; *jobs* are pid -> the end of a pipe where it says why it failed."""
    if "signal" in asked:
        if asked["pid"] in jobs:
            os.kill(int(str(asked["pid"])), int(str(asked["signal"])))
        return
    parent = os.getpid()
    error, its = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    pid = os.fork()
    if not pid:
        worker.close()
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _forked(parent, lambda: do(list(asked["arguments"])), its)  # type: ignore[call-overload]
    os.close(its)
    jobs[pid] = error
    worker.send(json.dumps({"begun": pid}).encode())


def _tell_ends(worker: socket.socket, jobs: dict[int, int]) -> None:
    for pid in [*jobs]:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            with os.fdopen(jobs.pop(pid), "rb", buffering=0) as pipe:
                error = (pipe.read(LONGEST) or b"").decode(errors="ignore")
            told = {"ended": pid, "status": os.waitstatus_to_exitcode(status), "error": error}
            worker.send(json.dumps(told).encode())


def _forked(parent: int, do: Callable[[], object], says: int | None = None) -> None:
    """Be a new process that does one thing, hears no Ctrl-C of the terminal, and is killed when *parent* dies.

    Where it fails, it *says* why, to that file descriptor.
    """
    status, last_error = 1, LastError()
    try:
        os.setsid()
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == parent:
            last_error.listen()
            do()
            status = 0
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else int(error.code is not None)
    except BaseException as error:  # Python's own way, at the end of a process
        traceback.print_exc()
        last_error.note(error)
    finally:
        if status and says is not None:
            os.write(says, last_error.line())
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
