"""Workers on this machine as systemd keeps them: started again some seconds after they ended."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.postgresql import Server

ROOT = Path(__file__).parents[1]
RESTART = 5.0
"""Seconds; systemd's RestartSec."""


@dataclass
class Project:
    """The folder of a project, and the archive that its commands write to."""

    folder: Path
    address: str

    def scrapy(self, *arguments: str, archive: str | None = None, by: Sequence[str] = ()) -> "subprocess.Popen[bytes]":
        """Start `scrapy`, through the command *by*."""
        own = {"PYTHONPATH": f"{ROOT}:{self.folder}", "NEWSBOT_ARCHIVE": archive or self.address}
        env = os.environ | own | {"SCRAPY_SETTINGS_MODULE": "made_settings"}
        command = [*by, sys.executable, "-m", "scrapy", *arguments]
        with self.log.open("ab") as log:
            return subprocess.Popen(command, cwd=self.folder, env=env, stdout=log, stderr=log)

    @property
    def log(self) -> Path:
        return self.folder / "log"


@dataclass
class Workers:
    """So many workers, each with so many jobs at once."""

    project: Project
    number: int
    jobs: int
    by: Sequence[str] = ()
    """The command that starts them, as on another host."""
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)
    ends: Counter[int] = field(default_factory=Counter)
    """Exit status -> how often a worker ended so."""
    _ended: list[float] = field(default_factory=list)

    def keep_up(self) -> None:
        """Start workers where they are missing for long enough."""
        now = time.monotonic()
        for worker in [*self.processes]:
            if worker.poll() is not None:
                self.processes.remove(worker)
                self.ends[worker.returncode] += 1
                self._ended.append(now)
        self._ended = [moment for moment in self._ended if now - moment < RESTART]
        for _ in range(self.number - len(self.processes) - len(self._ended)):
            arguments = ("worker", "--jobs", str(self.jobs), "--loglevel", "WARNING")
            self.processes.append(self.project.scrapy(*arguments, by=self.by))

    def end(self) -> list[int]:
        """Ask all to end; return their exit statuses."""
        for worker in self.processes:
            worker.terminate()
        return [worker.wait() for worker in self.processes]

    def crawls(self) -> list[psutil.Process]:
        """Return the processes of jobs, which have a parent that a worker started."""
        found: list[psutil.Process] = []
        for worker in self.processes:
            try:
                for starter in psutil.Process(worker.pid).children():
                    found += starter.children()
            except psutil.NoSuchProcess:
                continue
        return found

    def kill(self, server: Server, chance: random.Random) -> str:
        """Kill a worker, a crawl or the server; return what it was."""
        crawls = self.crawls()
        what = chance.choice(["worker"] * 2 * bool(self.processes) + ["crawl"] * 3 * bool(crawls) + ["server"])
        if what == "worker":
            chance.choice(self.processes).kill()
        elif what == "crawl":
            chance.choice(crawls).kill()
        else:
            server.process.send_signal(signal.SIGQUIT)
            server.process.wait()
            server.start()
        return what
