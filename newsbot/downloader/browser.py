"""REQUEST: a page whose text its scripts bring, as a browser has it once they are done.

The browser is Chromium, driven by Playwright, and has no network of its own: whatever a page asks for is asked by the
crawl, as any other request, or by nobody. scrapy-playwright lets the browser ask, where no rule of newsbot's holds.
"""

import asyncio
import os
import resource
import shutil
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from newsbot.downloader.browser_page import FAILED, NO_END, Answer, Ask, PageFailed, Rendered, Visit
from newsbot.extras import how_to_install

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
START = 15.0
"""Seconds in which a window is opened, on a busy machine too."""
TO_CLOSE = 5.0
"""Seconds in which it is closed, or else the whole browser is."""
AT_ONCE = 2
MEMORY = 1 << 30
"""Bytes that one process of the browser may write to; the first one needs 660 MB to start."""
PAGE_MEMORY = 640 << 20
"""Those that the process of a page may; an empty one needs 270 MB, the largest of 1,863 real ones 300."""
OF_PAGES = (b"--type=zygote", b"--type=renderer")
"""Processes of pages, and what starts them."""
SCRIPT_MEMORY = 256
"""MB of a page's scripts."""
FLAGS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",  # names, and addresses as they stand
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--no-pings",
    "--dns-prefetch-disable",
    "--disable-gpu",
    f"--js-flags=--max-old-space-size={SCRIPT_MEMORY}",
)


class NoBrowser(PageFailed):
    """There is none that could be started; the message says why, and what to do."""


def is_installed() -> bool:
    """Tell whether Playwright is."""
    from importlib.util import find_spec

    return find_spec("playwright") is not None


def not_installed() -> str:
    """Return what is told where it is not."""
    return f"publishers with javascript = True need Playwright: {how_to_install('browser')}"


class Browser:
    """A browser that is started for its first page, and anew after one that had to be ended.

    *time_limit* is in seconds for each page, *most_bytes* for the page and for each thing that it asks for.
    """

    def __init__(self, path: str, user_agent: str, time_limit: float, most_bytes: int, most_requests: int) -> None:
        self._path = path or next(filter(None, map(shutil.which, NAMES)), None)
        self._user_agent = user_agent
        self._time_limit, self._most_bytes, self._most_requests = time_limit, most_bytes, most_requests
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None
        self._nowhere: socket.socket | None = None
        self._fault = "" if is_installed() else not_installed()
        """Why there is no browser; it is not tried again."""
        self._starting = asyncio.Lock()
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def page(self, url: str, document: Answer, ask: Ask) -> Rendered:
        """Return the page that *document*, the answer at *url*, has become; raises PageFailed."""
        async with self._turns:
            chromium = await self._started()
            try:
                return await self._visited(chromium, url, document, ask)
            except PageFailed as error:
                if self._chromium is chromium or str(error) != FAILED:
                    raise
            # The browser was ended for the page beside it.
            return await self._visited(await self._started(), url, document, ask)

    async def _visited(self, chromium: "Chromium", url: str, document: Answer, ask: Ask) -> Rendered:
        context: BrowserContext | None = None
        visit = Visit(url, document, ask, self._time_limit, self._most_bytes, self._most_requests)
        try:
            async with asyncio.timeout(self._time_limit + START + 2 * TO_CLOSE):
                context = await chromium.new_context(
                    user_agent=self._user_agent,
                    service_workers="block",
                    accept_downloads=False,
                    reduced_motion="reduce",
                )
                return await visit.of(context)
        except PageFailed:
            raise
        except TimeoutError:
            raise PageFailed(NO_END) from None
        except Exception as error:  # of the many that Playwright has for a page or browser that is gone
            raise PageFailed(FAILED) from error
        finally:
            await self._end(chromium, context)

    async def close(self) -> None:
        """End the browser, if it was ever started."""
        async with self._starting:
            await self._shut()

    async def _shut(self) -> None:
        chromium, playwright, nowhere = self._chromium, self._playwright, self._nowhere
        self._chromium = self._playwright = self._nowhere = None
        for closing in (chromium and chromium.close(), playwright and playwright.stop()):
            with suppress(Exception):  # it is ended for its faults too
                if closing:
                    await asyncio.wait_for(closing, TO_CLOSE)
        if nowhere:
            nowhere.close()

    async def _started(self) -> "Chromium":
        async with self._starting:
            if self._fault:
                raise NoBrowser(self._fault)
            from playwright.async_api import async_playwright

            if self._chromium is None or not self._chromium.is_connected():
                await self._shut()
                self._nowhere = socket.socket()
                self._nowhere.bind(("127.0.0.1", 0))  # nobody listens there, and nobody else can
                try:
                    others = _processes()
                    self._playwright = await async_playwright().start()
                    _bound_memory(_processes() - others, MEMORY)
                    self._chromium = await self._playwright.chromium.launch(
                        executable_path=self._path,
                        args=list(FLAGS),
                        proxy={"server": f"http://127.0.0.1:{self._nowhere.getsockname()[1]}"},
                        chromium_sandbox=os.geteuid() != 0,  # which root cannot have
                        handle_sigint=False,
                        handle_sigterm=False,
                        handle_sighup=False,
                    )
                    _bound_memory({one for one in _all(_processes() - others) if _is_of_pages(one)}, PAGE_MEMORY)
                except Exception as error:
                    await self._shut()
                    self._fault = f"the browser does not start: {str(error).splitlines()[0]}"
                    raise NoBrowser(self._fault) from None
            return self._chromium

    async def _end(self, chromium: "Chromium", context: "BrowserContext | None") -> None:
        """Close a page's window, and where that cannot be done the whole browser."""
        try:
            if context:
                async with asyncio.timeout(TO_CLOSE):
                    await context.unroute_all(behavior="ignoreErrors")
                    await context.close()
        except Exception:
            async with self._starting:
                if self._chromium is chromium:
                    await self._shut()


def _processes(of: int | str = "self") -> set[int]:
    """Return the processes that this one, or another, has started, where the system tells (Linux)."""
    found: set[int] = set()
    for thread in Path(f"/proc/{of}/task").glob("*/children"):
        with suppress(OSError):
            found.update(map(int, thread.read_text().split()))
    return found


def _all(processes: set[int]) -> set[int]:
    """Return *processes* with all that these have started."""
    return processes.union(*(_all(_processes(process)) for process in processes))


def _is_of_pages(process: int) -> bool:
    try:
        return any(kind in Path(f"/proc/{process}/cmdline").read_bytes() for kind in OF_PAGES)
    except OSError:
        return False


def _bound_memory(processes: set[int], most: int) -> None:
    """Bound the memory of *processes*, and of all that they start from now on, each for itself, to *most* bytes."""
    for process in processes:
        with suppress(AttributeError, OSError, ValueError):
            resource.prlimit(process, resource.RLIMIT_DATA, (most, most))
