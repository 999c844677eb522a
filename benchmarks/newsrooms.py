"""Made newsrooms on loopback for what watches many machines: each has an address and a rhythm of its own.

A crawl names itself by the header that `PUBLISHER` sets, so that the log tells which crawl asked for what.
"""

import asyncio
import os
import random
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Self

from newsbot.demo.listings import atom
from newsbot.demo.newsroom import Story
from newsbot.demo.pages import article_page
from tests.commands.newsroom import Newsroom as Project

AT_FIRST, IN_ALL, CORRECTED = 3, 7, 1
"""Articles of a newsroom: when it begins, when it has published all, and of those that it corrects."""
DELAY = 0.3
"""Seconds between two requests to a newsroom."""
AGE = timedelta(minutes=15)
"""Of the first article when all begins: none is due for another look by its age."""
PUBLISHER = """allowed_domains = ["{host}"]
    every = "{every:.0f}s"
    custom_settings = {{"DOWNLOAD_DELAY": {delay}, "DOWNLOAD_DELAY_JITTER": 0}}

    @classmethod
    def update_settings(cls, settings):
        import os
        super().update_settings(settings)
        settings.set("DEFAULT_REQUEST_HEADERS", {{"X-Crawl": f"{{os.uname().nodename}} {{os.getpid()}}"}}, "spider")
"""
Answering = Callable[[str, str, str], tuple[int, str, str]]
"""(host, path, crawl) -> status, media type and body."""
CONSONANTS, VOWELS = "bdfghklmnprstvw", "aeiou"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that a newsroom got."""

    at: float
    """When, as `time.time` says it."""
    host: str
    path: str
    crawl: str
    """Host and process of the crawl."""


@dataclass(slots=True)
class Newsroom:
    """One of them, whose articles come by the clock until all are there; its corrections come when it is told."""

    name: str
    base: str
    rhythm: float
    """Seconds between two articles."""
    every: float
    """Seconds between two crawls."""
    stories: Sequence[Story]
    began: float
    corrected_at: float | None = None

    @property
    def host(self) -> str:
        return self.base.removeprefix("http://").partition(":")[0]

    @property
    def to_be_corrected(self) -> list[str]:
        """The addresses of the articles that it is going to correct."""
        return [self.base + story.path for story in self.stories[:CORRECTED]]

    def correct(self) -> None:
        """Change articles, once."""
        self.corrected_at = self.corrected_at or time.time()

    def shown(self) -> list[Story]:
        """Return the articles that are there now, newest first."""
        number = AT_FIRST + int(max(0.0, time.time() - self.began) / self.rhythm)
        stories = list(self.stories[:number])
        if self.corrected_at:
            stories[:CORRECTED] = map(_corrected, stories[:CORRECTED])
        return stories[::-1]

    def answer(self, path: str) -> tuple[int, str, str]:
        """Return status, media type and body."""
        shown = self.shown()
        if path == "/atom.xml":
            return 200, "application/atom+xml", atom(shown, self.base)
        for story in shown:
            if story.path == path:
                return 200, "text/html; charset=utf-8", article_page(story, self.base)
        return 404, "text/plain", "not here"


@dataclass
class Newsrooms:
    """All of them, served by one thread while the context is open."""

    number: int
    publishing: float
    """Seconds: the longest time that one takes to publish its articles; the others' times are down to a third of it."""
    delay: float = DELAY
    """Seconds between two requests to a newsroom."""
    hosts: Sequence[str] = ()
    """Their addresses, of which each must be this machine's; none: on loopback."""
    asked: list[Asked] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=_be_prompt, args=(self._loop,), daemon=True)
        self._thread.start()
        hosts = self.hosts or [f"127.1.{number // 250}.{number % 250 + 1}" for number in range(self.number)]
        server = asyncio.run_coroutine_threadsafe(_served(hosts, self._answer), self._loop).result()
        self._ports = {socket.getsockname()[0]: socket.getsockname()[1] for socket in server.sockets}
        chance = random.Random(self.number)
        self.rooms = [self._room(number, host, chance) for number, host in enumerate(hosts)]
        self._by_host = {room.host: room for room in self.rooms}
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _room(self, number: int, host: str, chance: random.Random) -> Newsroom:
        seconds = self.publishing * chance.uniform(1 / 3, 1)
        base, now = f"http://{host}:{self._ports[host]}", datetime.now(UTC).replace(microsecond=0)
        stories = [_story(f"{number}-{n}", now - AGE + timedelta(minutes=n), chance) for n in range(IN_ALL)]
        return Newsroom(f"post_{number}", base, seconds / (IN_ALL - AT_FIRST), seconds, stories, float("inf"))

    def begin(self) -> None:
        """Let the clocks of all begin to run."""
        for room in self.rooms:
            room.began = time.time()

    def add_to(self, project: Project) -> None:
        """Write a publisher file for each into *project*."""
        for room in self.rooms:
            facts = PUBLISHER.format(host=room.host, every=room.every, delay=self.delay)
            project.add(room.name, f"{room.base}/atom.xml", facts)

    def put_back(self) -> None:
        """Take all corrections back, and forget what was asked."""
        for room in self.rooms:
            room.corrected_at = None
        self.asked.clear()

    def _answer(self, host: str, path: str, crawl: str) -> tuple[int, str, str]:
        self.asked.append(Asked(time.time(), host, path, crawl))
        return self._by_host[host].answer(path)


def _be_prompt(loop: asyncio.AbstractEventLoop) -> None:
    """Run *loop* before all else on a busy machine, where that is allowed: its log says when requests came."""
    with suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), -10)
    loop.run_forever()


async def _served(hosts: Sequence[str], answer: Answering) -> asyncio.Server:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                first, *lines = head.decode("latin-1").splitlines()
                headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
                status, media_type, body = answer(host, first.split()[1], headers.get("x-crawl", ""))
                content = body.encode()
                writer.write(f"HTTP/1.1 {status} -\r\nContent-Type: {media_type}\r\n".encode())
                writer.write(f"Content-Length: {len(content)}\r\n\r\n".encode() + content)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the crawl ended, or was killed
        finally:
            writer.close()

    return await asyncio.start_server(talk, hosts, 0)


def _story(slug: str, published: datetime, chance: random.Random) -> Story:
    headline = _sentence(chance, 7)
    body = tuple(" ".join(_sentence(chance, 14) + "." for _ in range(4)) for _ in range(4))
    return Story(slug, "world", headline, body, published, lead=_sentence(chance, 12), authors=("Ada Quill",))


def _corrected(story: Story) -> Story:
    body = (*story.body, "Correction: an earlier version of this article named the wrong day of the meeting.")
    return replace(story, body=body, modified=story.published + timedelta(minutes=9))


def _sentence(chance: random.Random, words: int) -> str:
    made = [
        "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(chance.randint(1, 3)))
        for _ in range(words)
    ]
    return " ".join(made).capitalize()
