"""REQUEST: a page whose text its scripts bring, as a browser has it once they are done.

The browser is Chromium, driven by Playwright, and has no network of its own: whatever a page asks for is asked by the
crawl, as any other request, or by nobody. scrapy-playwright lets the browser ask, where no rule of newsbot's holds.
"""

import asyncio
import os
import resource
import shutil
import socket
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, CDPSession, Page, Playwright, Route

NOT_INSTALLED = "publishers with javascript = True need Playwright: pip install 'playwright>=1.55,<2'"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ASKED_FOR = frozenset({"script", "xhr", "fetch"})
"""Kinds of requests that can bring text; what is only looked at or listened to is not fetched."""
QUIET = 0.5
"""Seconds without a request after which a page's scripts have brought what they bring."""
LOOK = 0.05
NO_END = "page scripts do not end"
START = 15.0
"""Seconds in which a window is opened, on a busy machine too."""
TO_CLOSE = 5.0
"""Seconds that a page gets to be closed, after which the browser is ended with it."""
AT_ONCE = 2
MEMORY = 1 << 30
"""Bytes that one process of the browser may write to."""
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
NO_WAY_OUT = """
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport", "WebSocket", "EventSource",
                    "SharedWorker", "Worker"])
  try { Object.defineProperty(window, name, {value: undefined}) } catch {}
for (const name of ["alert", "confirm", "prompt", "open", "print"])
  try { Object.defineProperty(window, name, {value: () => null}) } catch {}
"""
"""Run in each frame before the page's scripts: what would only be refused, and windows that wait for a person."""
CONTENT = """
(() => {
  const root = document.documentElement, html = root ? "<!DOCTYPE html>" + root.outerHTML : "";
  return html.length > %d ? html.length : html;
})()
"""


class PageFailed(Exception):
    """A page that could not be had from the browser; the message is short and can be counted."""


class NoBrowser(PageFailed):
    """There is none that could be started; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the crawl got for a page's request."""

    status: int
    headers: dict[str, str]
    body: bytes


Ask = Callable[[str, str], Awaitable[Answer | None]]
"""Asks for the address that a page names (and its kind of request); None where nobody may."""


@dataclass
class Rendered:
    """A page after its scripts."""

    html: str = ""
    refused: Counter[str] = field(default_factory=Counter)
    """Kind of request -> how many were not made."""
    leads_away: bool = False
    """Whether it sends its reader to another page."""
    in_time: bool = True
    """Whether its scripts had done all when it was taken."""


def is_installed() -> bool:
    """Tell whether Playwright is."""
    from importlib.util import find_spec

    return find_spec("playwright") is not None


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
        self._fault = "" if is_installed() else NOT_INSTALLED
        """Why there is no browser; it is not tried again."""
        self._starting = asyncio.Lock()
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def page(self, url: str, document: Answer, ask: Ask) -> Rendered:
        """Return the page that *document*, the answer at *url*, has become; raises PageFailed."""
        async with self._turns:
            chromium = await self._started()
            context: BrowserContext | None = None
            try:
                async with asyncio.timeout(self._time_limit + START + 2 * TO_CLOSE):
                    context = await chromium.new_context(
                        user_agent=self._user_agent,
                        service_workers="block",
                        accept_downloads=False,
                        reduced_motion="reduce",
                    )
                    return await _Visit(url, document, ask, self._time_limit, self._most_bytes, self._most_requests).of(
                        context
                    )
            except TimeoutError:
                raise PageFailed(NO_END) from None
            except Exception as error:
                if isinstance(error, PageFailed):
                    raise
                raise PageFailed("browser failed") from error
            finally:
                await self._end(context)

    async def close(self) -> None:
        """End the browser, if it was ever started."""
        chromium, playwright, self._chromium, self._playwright = self._chromium, self._playwright, None, None
        for closing in (chromium and chromium.close(), playwright and playwright.stop()):
            with suppress(Exception):  # it is ended for its faults too
                if closing:
                    await asyncio.wait_for(closing, TO_CLOSE)
        if self._nowhere:
            self._nowhere.close()
            self._nowhere = None

    async def _started(self) -> "Chromium":
        async with self._starting:
            if self._fault:
                raise NoBrowser(self._fault)
            from playwright.async_api import async_playwright

            if self._chromium is None or not self._chromium.is_connected():
                await self.close()
                self._nowhere = socket.socket()
                self._nowhere.bind(("127.0.0.1", 0))  # nobody listens there, and nobody else can
                try:
                    self._playwright = await async_playwright().start()
                    _bound_memory(self._playwright)
                    self._chromium = await self._playwright.chromium.launch(
                        executable_path=self._path,
                        args=list(FLAGS),
                        proxy={"server": f"http://127.0.0.1:{self._nowhere.getsockname()[1]}"},
                        chromium_sandbox=os.geteuid() != 0,  # which root cannot have
                        handle_sigint=False,
                        handle_sigterm=False,
                        handle_sighup=False,
                    )
                except Exception as error:
                    await self.close()
                    self._fault = f"the browser does not start: {str(error).splitlines()[0]}"
                    raise NoBrowser(self._fault) from None
            return self._chromium

    async def _end(self, context: "BrowserContext | None") -> None:
        try:
            if context:
                await asyncio.wait_for(context.close(), TO_CLOSE)
        except Exception:
            await self.close()


def _bound_memory(playwright: Any) -> None:
    """Bound the memory of what Playwright starts from now on, where the system can."""
    with suppress(AttributeError, OSError, ValueError):
        process = playwright._impl_obj._connection._transport._proc.pid
        resource.prlimit(process, resource.RLIMIT_DATA, (MEMORY, MEMORY))


class _Visit:
    """One page, from its document to what its scripts make of it."""

    def __init__(
        self, url: str, document: Answer, ask: Ask, time_limit: float, most_bytes: int, most_requests: int
    ) -> None:
        self._url, self._document, self._ask = url, document, ask
        self._time_limit, self._until = time_limit, 0.0
        self._most_bytes, self._bytes_left, self._requests_left = most_bytes, 2 * most_bytes, most_requests
        self._pending = 0
        self._last = monotonic()
        self._is_given = False
        self._is_parsed = self._crashed = False
        self._rendered = Rendered()

    async def of(self, context: "BrowserContext") -> Rendered:
        """Return the page, opened in *context*, which is its own."""
        await context.add_init_script(NO_WAY_OUT)
        await context.route("**/*", self._answer)
        await context.route_web_socket("**/*", lambda socket: socket.close())
        page = await context.new_page()
        tools = await context.new_cdp_session(page)
        context.on("page", self._close_window)
        page.on("crash", self._note_crash)
        page.on("domcontentloaded", self._note_parsed)
        page.on("dialog", lambda dialog: dialog.dismiss())
        self._until = monotonic() + self._time_limit
        navigation = asyncio.ensure_future(page.goto(self._url, wait_until="commit", timeout=0))
        try:
            await self._until_quiet(navigation)
            self._rendered.html = await self._content(tools)
        finally:
            navigation.cancel()
            with suppress(Exception, asyncio.CancelledError):
                await navigation
        return self._rendered

    async def _until_quiet(self, navigation: "asyncio.Future[Any]") -> None:
        while monotonic() < self._until:
            if self._crashed:
                raise PageFailed("browser failed")
            is_there = navigation.done() and (self._is_parsed or self._rendered.leads_away)
            if is_there and not self._pending and monotonic() - self._last >= QUIET:
                return
            await asyncio.sleep(LOOK)
        if not (self._is_parsed or self._rendered.leads_away):
            raise PageFailed(NO_END)  # half a page is none
        self._rendered.in_time = False

    async def _content(self, tools: "CDPSession") -> str:
        """Return the page as it is now; Playwright's own way waits for as long as a page reloads itself."""
        asked = {"expression": CONTENT % self._most_bytes, "returnByValue": True}
        try:
            async with asyncio.timeout(TO_CLOSE):
                content = (await tools.send("Runtime.evaluate", asked))["result"].get("value")
        except TimeoutError:
            raise PageFailed(NO_END) from None
        if not isinstance(content, str):
            raise PageFailed("too large")
        return content

    async def _answer(self, route: "Route") -> None:
        """Give the browser what it asks for, or refuse it."""
        request = route.request
        self._pending += 1
        try:
            answer = None
            if request.is_navigation_request():
                is_itself = request.url.partition("#")[0] == self._url.partition("#")[0]
                if is_itself and not self._is_given:
                    self._is_given, answer = True, self._document
                elif not is_itself and request.frame.parent_frame is None:
                    self._rendered.leads_away = True
            elif request.method == "GET" and request.resource_type in ASKED_FOR:
                answer = await self._asked(request.url, request.resource_type)
            with suppress(Exception):  # the page may be gone
                if answer is None:
                    self._rendered.refused[_kind(request)] += 1
                    # "aborted" leaves the page as it is, where others put their own page in its place.
                    await route.abort("aborted" if request.is_navigation_request() else "blockedbyclient")
                else:
                    await route.fulfill(status=answer.status, headers=answer.headers, body=answer.body)
        finally:
            self._pending -= 1
            self._last = monotonic()

    async def _asked(self, url: str, kind: str) -> Answer | None:
        if self._requests_left <= 0 or self._bytes_left <= 0 or monotonic() >= self._until:
            return None
        self._requests_left -= 1
        answer = await self._ask(url, kind)
        if answer is not None:
            self._bytes_left -= len(answer.body)
        return answer

    async def _close_window(self, page: "Page") -> None:
        self._rendered.refused["window"] += 1
        with suppress(Exception):
            await page.close()

    def _note_parsed(self, _: "Page") -> None:
        self._is_parsed, self._last = True, monotonic()

    def _note_crash(self, _: "Page") -> None:
        self._crashed = True


def _kind(request: Any) -> str:
    return "navigation" if request.is_navigation_request() else str(request.resource_type)
