"""Two hosts on one machine, by network namespaces: this process is on one; the other is joined to it by two links.

Both links lead there and back; one of them can be cut so that nothing tells, as where a cable is pulled far away: all
that is sent gets lost.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

MARK = "NEWSBOT_HOST"
"""Environment variable of the process that is on a host of its own."""
HERE, THERE = "press-a", "press-b"
"""The names of the hosts."""
NOBODY = "02:00:00:00:00:99"
"""The address of no device: what is sent to it gets lost."""
PROGRAMS = ("ip", "unshare", "nsenter")


@dataclass(frozen=True, slots=True)
class Link:
    """A link by its name, with the addresses of both its ends."""

    name: str
    here: Sequence[str]
    there: str


def be_a_host() -> None:
    """Be, from here on, the one program of a host of its own; says why where that is not to be had."""
    if MARK in os.environ:
        _run("ip", "link", "set", "lo", "up")
        socket.sethostname(HERE)
        return
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing or os.geteuid():
        sys.exit(f"skipped: hosts of network namespaces need root{' and ' * bool(missing)}{', '.join(missing)}")
    if subprocess.run(["unshare", "--net", "--uts", "true"], capture_output=True).returncode:
        sys.exit("skipped: this system lets nobody make network namespaces")
    own = [sys.executable, *sys.orig_argv[1:]]
    os.execvpe("unshare", ["unshare", "--net", "--uts", *own], os.environ | {MARK: HERE})


class OtherHost:
    """The other host, as long as the context is open."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = {link.name: link for link in links}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(["unshare", "--net", "--uts", "sh", "-c", f"hostname {THERE}; echo; cat"],
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
        assert self._process.stdout
        self._process.stdout.readline()
        for link in self._links.values():
            _run("ip", "link", "add", link.name, "type", "veth", "peer", "name", link.name, "netns", self._pid)
            for address in link.here:
                _run("ip", "addr", "add", f"{address}/24", "dev", link.name)
            _run("ip", "link", "set", link.name, "up")
            self.run("ip", "addr", "add", f"{link.there}/24", "dev", link.name)
            self.run("ip", "link", "set", link.name, "up")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    @property
    def _pid(self) -> str:
        return str(self._process.pid)

    @property
    def by(self) -> list[str]:
        """What stands before a command that is to be run there."""
        return ["nsenter", "-t", self._pid, "--net", "--uts"]

    def run(self, *command: str) -> None:
        """Run a command there."""
        _run(*self.by, *command)

    def cut(self, name: str, only_answers: bool = False) -> None:
        """Lose all that is sent over a link; with *only_answers*, what is sent from here to there."""
        link = self._links[name]
        _run("ip", "neigh", "replace", link.there, "lladdr", NOBODY, "dev", name, "nud", "permanent")
        for address in () if only_answers else link.here:
            self.run("ip", "neigh", "replace", address, "lladdr", NOBODY, "dev", name, "nud", "permanent")

    def mend(self, name: str) -> None:
        """Let come what is sent over a link that was cut."""
        link = self._links[name]
        _run("ip", "neigh", "del", link.there, "dev", name)
        for address in link.here:
            subprocess.run([*self.by, "ip", "neigh", "del", address, "dev", name], capture_output=True)


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
