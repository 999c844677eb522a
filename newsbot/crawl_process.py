"""BY HAND: `newsbot.crawl`: a crawl in a process of its own, whose articles come as they are found.

Scrapy's reactor runs once in a process, and in none that has an event loop running, as a notebook has: so the crawl has
a process of its own, which knows nothing of the caller's `__main__`. It ends with the caller, whatever ends that.
"""

import json
import os
import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from newsbot.archive.rows import from_json
from newsbot.items import Article

CHILD = "newsbot.cli.crawl_for_python"
PATIENCE = 5.0
"""Seconds that a crawl which is no longer wanted has to end in order."""


class CrawlFailed(RuntimeError):
    """A crawl that could not be brought to its end; the message says for each publisher why, in one line."""


_ERRORS: dict[str, type[Exception]] = {"unknown": LookupError, "wrong": ValueError, "failed": CrawlFailed}


def articles(
    publishers: tuple[str, ...], limit: int | None, settings: Mapping[str, Any], arguments: Mapping[str, Any]
) -> Generator[Article, None, None]:
    """Yield the articles of *publishers*, *limit* of them at most; what is told of `newsbot.crawl` holds."""
    given = {name: _argument(value) for name, value in arguments.items() if value is not None}
    if limit is not None:
        given["limit"] = str(limit)
    asked = {"publishers": publishers, "arguments": given, "settings": settings}
    process = _start(json.dumps(asked, default=_as_text))
    try:
        for number, article in enumerate(_told(process), 1):
            yield article
            if number == limit:
                return
    finally:
        _end(process)


def _start(asked: str) -> "subprocess.Popen[bytes]":
    """Start the crawl that is *asked* for. Its standard input stays open for as long as anybody wants articles."""
    path = os.pathsep.join(filter(None, sys.path))
    process = subprocess.Popen(
        [sys.executable, "-m", CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path},
        start_new_session=True,  # or Ctrl-C would reach it, too, and it would end before its articles are read
    )
    assert process.stdin
    with suppress(BrokenPipeError):  # its end is told by what it wrote, or did not
        process.stdin.write(f"{asked}\n".encode())
        process.stdin.flush()
    return process


def _told(process: "subprocess.Popen[bytes]") -> Iterator[Article]:
    """Yield the articles that the crawl tells of, until it tells its end; raises the error that it tells."""
    assert process.stdout
    for line in process.stdout:
        if not line.endswith(b"\n"):  # the process was killed while it wrote
            break
        told = orjson.loads(line)
        if "article" in told:
            yield from_json(told["article"])
        elif error := _ERRORS.get(told["end"]):
            raise error(told["message"])
        else:
            return
    raise CrawlFailed(f"the process of the crawl ended too early, with status {process.wait()}")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the crawl in order, and at once if that takes long: what an archive has of it stays."""
    for stream in (process.stdout, process.stdin):
        with suppress(BrokenPipeError):
            stream.close()  # type: ignore[union-attr]
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        pass
    finally:
        process.kill()
        process.wait()


def _argument(value: Any) -> str:
    """Return *value* as the command line has it."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return ",".join(map(_argument, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _as_text(value: Any) -> str:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{value!r} cannot be the value of a setting here: it goes to another process as JSON")
