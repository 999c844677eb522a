"""REQUEST: one page in the browser, from its document to what its scripts have made of it."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, CDPSession, Page, Request, Route

ASKED_FOR = frozenset({"script", "xhr", "fetch"})
"""Kinds of requests that can bring text; what is only looked at or listened to is not fetched."""
QUIET = 0.5
"""Seconds without a request after which a page's scripts have brought what they bring."""
LOOK = 0.05
NO_END, FAILED = "page scripts do not end", "browser failed"
TO_TELL = 5.0
"""Seconds in which a page has to tell its text."""
NO_WAY_OUT = """
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport", "WebSocket", "EventSource",
                    "SharedWorker", "Worker"])
  try { Object.defineProperty(window, name, {value: undefined}) } catch {}
for (const name of ["alert", "confirm", "prompt", "open", "print"])
  try { Object.defineProperty(window, name, {value: () => null}) } catch {}
"""
"""Run in each frame before the page's scripts: what would only be refused, and windows that wait for a person."""
IDLE = "new Promise(done => requestIdleCallback(() => setTimeout(done, 50), {timeout: 1000}))"
CONTENT = """
(() => {
  const root = document.documentElement, html = root ? "<!DOCTYPE html>" + root.outerHTML : "";
  return html.length > %d ? html.length : html;
})()
"""


class PageFailed(Exception):
    """A page that could not be had from the browser; the message is short and can be counted."""


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


class Visit:
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
            await self._until_quiet(navigation, tools)
            self._rendered.html = await self._content(tools)
        finally:
            navigation.cancel()
            with suppress(Exception, asyncio.CancelledError):
                await navigation
        return self._rendered

    async def _until_quiet(self, navigation: "asyncio.Future[Any]", tools: "CDPSession") -> None:
        while monotonic() < self._until:
            if self._crashed:
                raise PageFailed(FAILED)
            is_there = navigation.done() and (self._is_parsed or self._rendered.leads_away)
            if is_there and not self._pending and (quiet_since := self._last) <= monotonic() - QUIET:
                await self._idle(tools)
                if not self._pending and self._last == quiet_since:
                    return
            await asyncio.sleep(LOOK)
        if not (self._is_parsed or self._rendered.leads_away):
            raise PageFailed(NO_END)  # half a page is none
        self._rendered.in_time = False

    async def _idle(self, tools: "CDPSession") -> None:
        """Wait until the page itself has nothing to do: on a busy machine its requests are heard of late."""
        with suppress(Exception):  # it may be gone, or never idle
            async with asyncio.timeout(max(LOOK, self._until - monotonic())):
                await tools.send("Runtime.evaluate", {"expression": IDLE, "awaitPromise": True})

    async def _content(self, tools: "CDPSession") -> str:
        """Return the page as it is now; Playwright's own way waits for as long as a page reloads itself."""
        asked = {"expression": CONTENT % self._most_bytes, "returnByValue": True}
        try:
            async with asyncio.timeout(TO_TELL):
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
                elif not is_itself and _moves_a_window(request):
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


def _moves_a_window(request: "Request") -> bool:
    """Tell whether it is a window that goes to another address, and no frame in it."""
    try:
        return request.frame.parent_frame is None
    except Exception:  # of a window that is being opened Playwright knows no frame yet
        return False


def _kind(request: Any) -> str:
    return "navigation" if request.is_navigation_request() else str(request.resource_type)
