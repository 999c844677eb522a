"""`scrapy` as a user starts it, in a process of its own that is there at once: forked from one that has imported all.

Starting Python and importing what a crawl needs takes two seconds, many times what most tests are about.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.be_scrapy import be_scrapy

REPO = Path(__file__).parents[1]
FORKSERVER = get_context("forkserver")
FORKSERVER.set_forkserver_preload(["tests.scrapy_imports", be_scrapy.__module__])


class ScrapyProcess:
    """A running `scrapy` with *arguments*; warnings are errors where *environment* says so.

    *before* is run in it first. *stderr* is a terminal to write to, else it is read as `stderr` is. *program* may also
    be `newsbot`.
    """

    def __init__(
        self,
        *arguments: str,
        folder: Path = REPO,
        environment: Mapping[str, str] = {},
        stderr: str | None = None,
        before: Callable[[], Any] | None = None,
        program: str = "scrapy",
    ) -> None:
        self.stdout, self.stderr = (tempfile.NamedTemporaryFile("r", encoding="utf-8") for _ in "oe")  # noqa: SIM115
        own = dict(os.environ | environment)
        names = self.stdout.name, stderr or self.stderr.name
        as_started = arguments, str(folder), own, names, before, program
        self._process = FORKSERVER.Process(target=be_scrapy, args=as_started)
        self._process.start()
        self.pid = self._process.pid or 0

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()

    def wait(self, timeout: float | None) -> None:
        """Wait for the end of the process; kill it after *timeout* seconds, and raise TimeoutExpired."""
        self._process.join(timeout)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
            raise subprocess.TimeoutExpired("scrapy", timeout or 0, self.stdout.read(), self.stderr.read())

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Wait for the end, as `wait` does; return what was written and not yet read."""
        self.wait(timeout)
        with self.stdout, self.stderr:
            return self.stdout.read(), self.stderr.read()

    def wait_for_line(self, words: str, timeout: float = 60) -> None:
        """Wait until a line with *words* was written to `stderr`."""
        until = time.monotonic() + timeout
        while words not in self.stderr.readline():
            assert time.monotonic() < until
            time.sleep(0.001)


def run_scrapy(*arguments: str, timeout: float | None = 120, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run `scrapy` with *arguments* to its end; *how* is as of `ScrapyProcess`."""
    process = ScrapyProcess(*arguments, **how)
    out, err = process.communicate(timeout)
    return subprocess.CompletedProcess(arguments, process.returncode or 0, out, err)
