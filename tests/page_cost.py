"""What the extraction of one page costs, measured in a process that does nothing else."""

import resource
from multiprocessing.connection import Connection
from pathlib import Path

import newsbot

URL = "https://harbour.example/politics/rain"


def measure(asked: Connection) -> None:
    """Read a page; tell the seconds of processor time that it takes, and the MB at the process's peak."""
    body = asked.recv_bytes()
    newsbot.extract("<p>Rain", URL)
    before = resource.getrusage(resource.RUSAGE_SELF)
    newsbot.extract(body, URL)
    after = resource.getrusage(resource.RUSAGE_SELF)
    # Not ru_maxrss, which begins with what the process that started this one had.
    peak = next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line)
    asked.send((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, int(peak) / 1024))
