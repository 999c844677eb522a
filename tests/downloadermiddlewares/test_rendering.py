"""Pages that need a browser: read with a real one, from which nothing gets past the crawl's own downloader."""

import json
import resource
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import psutil
import pytest

from newsbot.downloader import browser, browser_page
from newsbot.downloader.browser import is_installed
from newsbot.downloadermiddlewares import rendering
from newsbot.extras import how_to_install
from newsbot.spiders.publisher import PublisherSpider
from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import MischievousServer, own_article, rss

CHROMIUM = next(filter(None, map(shutil.which, browser.NAMES)), None)
pytestmark = [
    pytest.mark.skipif(not (CHROMIUM and is_installed()), reason="Chromium or Playwright is not here"),
    pytest.mark.slow,
]
INSERT = (
    "document.title = ''; document.body.innerHTML = new DOMParser().parseFromString({text}, 'text/html').body.innerHTML"
)


class Spy:
    """A server that notes who connects, and the datagrams that come: nobody may."""

    def __init__(self) -> None:
        self.came: list[bytes] = []
        self._tcp, self._udp = socket.socket(), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._tcp.bind(("127.0.0.3", 0))
        self._tcp.listen()
        self.port = self._tcp.getsockname()[1]
        self._udp.bind(("127.0.0.3", self.port))
        for work in (self._accept, self._receive):
            threading.Thread(target=work, daemon=True).start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._tcp.accept()
            connection.settimeout(1)
            self.came.append(b"tcp")
            connection.close()

    def _receive(self) -> None:
        while True:
            self.came.append(self._udp.recv(2000))


@dataclass
class Seen:
    """A crawl of all pages, with one browser, as starting one takes longer than most pages."""

    server: MischievousServer
    spy: Spy
    heard: Heard
    stats: dict[str, Any]
    memory: dict[bool, set[int]]
    """Whether it is a page's process, and not the browser's first one -> what it may have."""

    def outcome(self, path: str) -> str:
        return self.heard.outcome(self.server.base + path)

    def headline(self, path: str) -> str:
        """Return that of the article at *path*; nothing where there is none."""
        here = self.server.base + path
        return next((article["headline"] for article in self.heard.articles if article["url"] == here), "")


def by_script(script: str, head: str = "") -> str:
    return (
        f'<html lang="en"><head><meta charset="windows-1252"><title>Ferry</title>{head}</head>'
        f"<body><div id=app>Please wait</div><script>{script}</script></body></html>"
    )


def fetched(headline: str) -> str:
    """Return a script that shows what it fetches: the article of that headline."""
    return (
        f"fetch('/data.json?{headline.replace(' ', '-')}').then(answer => answer.json())"
        f".then(data => {{ {INSERT.format(text='data.text')} }})"
    )


def ways_out(port: int) -> str:
    """Return a script that tries every way to another server."""
    there = f"127.0.0.3:{port}"
    return f"""
    const out = "http://{there}/";
    const tried = [
      () => fetch(out), () => fetch(out, {{method: "POST", mode: "no-cors", body: "x"}}),
      () => navigator.sendBeacon(out, "x"), () => {{ new Image().src = out }},
      () => new WebSocket("ws://{there}/"), () => new EventSource(out), () => new Worker(out),
      () => {{ const pc = new RTCPeerConnection({{iceServers: [{{urls: "stun:{there}"}}]}});
               pc.createDataChannel("x"); pc.createOffer().then(offer => pc.setLocalDescription(offer)) }},
      () => new WebTransport("https://{there}/"), () => window.open(out),
      () => navigator.serviceWorker.register("/worker.js"),
      () => {{ const a = document.createElement("a"); a.href = "#x"; a.ping = out; a.click() }},
      () => {{ for (const [rel, as] of [["preconnect"], ["dns-prefetch"], ["prefetch"], ["preload", "script"],
               ["prerender"], ["stylesheet"], ["icon"], ["manifest"], ["modulepreload"]]) {{
               const link = document.createElement("link"); link.rel = rel; link.href = out; if (as) link.as = as;
               document.head.append(link) }} }},
      () => {{ const rules = document.createElement("script"); rules.type = "speculationrules";
               rules.textContent = JSON.stringify({{prefetch: [{{source: "list", urls: [out]}}],
                                                    prerender: [{{source: "list", urls: [out]}}]}});
               document.head.append(rules) }},
      () => {{ const frame = document.createElement("iframe"); frame.src = out; document.body.append(frame) }},
      () => {{ const frame = document.createElement("iframe"); document.body.append(frame);
               const own = frame.contentWindow;
               new own.WebSocket("ws://{there}/"); }},
      () => {{ const frame = document.createElement("iframe"); document.body.append(frame);
               const pc = new frame.contentWindow.RTCPeerConnection({{iceServers: [{{urls: "stun:{there}"}}]}});
               pc.createDataChannel("x"); pc.createOffer().then(offer => pc.setLocalDescription(offer)) }},
      () => {{ for (const tag of ["video", "audio", "embed", "object", "script", "img"]) {{
               const one = document.createElement(tag); one.src = one.data = out; document.body.append(one) }} }},
      () => {{ document.fonts.add(new FontFace("x", `url(${{out}})`)); document.fonts.load("10px x") }},
      () => {{ const form = document.createElement("form"); form.action = out; form.target = "_blank";
               document.body.append(form); form.submit() }},
    ];
    for (const one of tried) {{ try {{ const p = one(); if (p && p.catch) p.catch(() => 0) }} catch {{}} }}
    """


READ = {
    "/fetched.html": by_script(fetched("Ferry is back")),
    "/module.html": by_script("", '<script src="/app.js" defer></script>'),
    "/alerts.html": by_script(f"{fetched('Bridge alerts')}; for (let n = 0; n < 1e4; n++) {{ alert(n); open('/x') }}"),
    "/reloads.html": by_script(f"{fetched('Bridge reloads')}; setInterval(() => location.reload(), 400)"),
    "/never-ends.html": by_script(f"{fetched('Bridge never ends')}; setInterval(() => fetch('/data.json?tick'), 50)"),
    "/drips.html": by_script(f"{fetched('Bridge drips')}; fetch('/drip')"),
}
"""Pages that give their article, however they go on."""
HEADLINES = {
    "/fetched.html": "Ferry is back",
    "/module.html": "Module is loaded",
    "/alerts.html": "Bridge alerts",
    "/reloads.html": "Bridge reloads",
    "/never-ends.html": "Bridge never ends",
    "/drips.html": "Bridge drips",
    (WAYS_OUT := "/ways-out.html"): "Ways out",
}
REFUSED = {
    "/redirects.html": by_script("location.href = '/other.html'"),
    "/forbidden.html": by_script("fetch('/private/data.json'); fetch('/data.json', {method: 'POST'})"),
}
HOSTILE = {
    "/loop.html": by_script("for (;;) {}"),
    "/frames-alert.html": by_script(
        "const f = document.createElement('iframe'); document.body.append(f); for (;;) f.contentWindow.alert(1)"
    ),
    "/memory.html": by_script("const all = []; for (;;) all.push(new Array(1e6).fill(all.length))"),
    "/buffers.html": by_script("const all = []; for (;;) all.push(new Uint8Array(1e8).fill(1))"),
    "/grows.html": by_script("for (;;) document.body.append('ferry '.repeat(1e6))"),
}
MOST_REQUESTS = 20
TIME_LIMITS = (6, 40)
"""Seconds for each page: those that never end take all of them, and a busy machine has half a page after the first."""


@pytest.fixture(scope="module")
def seen() -> Seen:
    """The pages as they are with the first time limit that was long enough for all of them."""
    for limit in TIME_LIMITS:
        found = seen_within(limit)
        if all(found.headline(path) for path in HEADLINES) and found.stats.get("newsbot/browser/refused/fetch"):
            break
    return found


def seen_within(seconds: int) -> Seen:
    spy, memory = Spy(), {True: set[int](), False: set[int]()}
    ways = {WAYS_OUT: by_script(ways_out(spy.port) + fetched(HEADLINES[WAYS_OUT]))}
    with serving(READ | REFUSED | ways) as server:

        def note_and_give(handler: Any) -> None:
            note_memory(memory)
            _data(handler)

        server.pages["/data.json?Ferry-is-back"] = note_and_give
        return Seen(server, spy, *read(server, BROWSER_TIME_LIMIT=seconds, BROWSER_REQUESTS_MAX=MOST_REQUESTS), memory)


@contextmanager
def serving(pages: dict[str, str]) -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        for path, page in pages.items():
            server.answer(path, page, Content_Type="text/html; charset=windows-1252")
        server.answer("/robots.txt", "User-agent: *\nDisallow: /private/")
        server.answer("/worker.js", "")
        server.answer("/app.js", fetched("Module is loaded"), Content_Type="text/javascript")
        server.drip("/drip")
        server.unknown = _data
        server.answer_xml("/feed.xml", rss(*(server.base + path for path in pages)))
        yield server


def read(server: MischievousServer, **settings: Any) -> tuple[Heard, dict[str, Any]]:
    """Crawl the *server*'s feed with a browser; return what was told, and the stats."""
    stats: dict[str, Any] = {}

    class Counted(PublisherSpider):
        def closed(self, reason: str) -> None:
            super().closed(reason)
            stats.update(self.crawler.stats.get_stats())

    facts = {
        "allowed_domains": ["127.0.0.1"],
        "feeds": [server.base + "/feed.xml"],
        "article_url": r"\.html",
        "javascript": True,
    }
    heard = crawl(facts, spider=Counted, seconds=150, DOWNLOAD_TIMEOUT=3, DOWNLOAD_MAXSIZE=4_000_000, **settings)
    return heard, stats


def _data(handler: Any) -> None:
    path, _, headline = handler.path.partition("?")
    if path != "/data.json":
        handler.give(404, "", {})
        return
    text = own_article(headline.replace("-", " ") or "Nothing")
    handler.give(
        200,
        json.dumps({"text": text.replace("</p></article>", "é</p></article>")}),
        {"Content-Type": "application/json"},
    )


@pytest.mark.parametrize("path", HEADLINES)
def test_text_that_a_script_brings_is_read(seen: Seen, path: str) -> None:
    assert seen.outcome(path) == "stored"
    [article] = [article for article in seen.heard.articles if article["url"].endswith(path)]
    assert article["headline"] == HEADLINES[path]
    assert article["text"].endswith("é")


def test_a_script_that_sends_to_another_page_is_a_placeholder_and_that_page_is_not_asked_for(seen: Seen) -> None:
    assert seen.outcome("/redirects.html") == "not_article: placeholder page"
    assert not seen.server.requests["/other.html"]


def test_a_page_asks_for_nothing_that_robots_txt_forbids_and_sends_nothing(seen: Seen) -> None:
    assert not seen.server.requests["/private/data.json"]
    assert not seen.server.requests["/data.json"]


def test_no_way_leads_from_a_page_to_another_server(seen: Seen) -> None:
    assert seen.server.requests["/data.json?Ways-out"] == 1
    assert seen.spy.came == []


def test_a_page_may_ask_for_so_much_and_no_more(seen: Seen) -> None:
    assert 1 <= seen.server.requests["/data.json?tick"] < MOST_REQUESTS
    assert seen.stats["newsbot/browser/out_of_time"] >= 1
    assert seen.stats["newsbot/browser/refused/fetch"] > 0


def test_pages_that_never_pause_or_take_all_memory_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser_page, "TO_TELL", 0.5)
    monkeypatch.setattr(browser, "TO_CLOSE", 0.5)
    with serving(HOSTILE) as server, most_memory() as memory:
        heard, _ = read(server, BROWSER_TIME_LIMIT=1)
        told = {path: heard.outcome(server.base + path) for path in HOSTILE}
    given_up = {"failed: page scripts do not end", "failed: browser failed"}
    assert told["/loop.html"] in given_up
    # What memory is refused to may end with an error of its own, and with what it showed until then.
    assert set(told.values()) <= given_up | {"stored", "not_article: placeholder page"}
    assert heard.end == "finished"
    assert max(memory) < 1.3 * browser.PAGE_MEMORY  # what it maps of files is not bounded


def test_the_process_of_a_page_may_have_less_memory_than_the_browsers_first_one(seen: Seen) -> None:
    assert seen.memory == {True: {browser.PAGE_MEMORY}, False: {browser.MEMORY}}


def note_memory(bounds: dict[bool, set[int]]) -> None:
    """Note what the processes of the browser that runs may have."""
    for process in psutil.Process().children(recursive=True):  # a server of other tests may be one of them
        with suppress(psutil.Error, ProcessLookupError):  # that of a page that is closed meanwhile
            command = process.cmdline()
            of_page = "--type=renderer" in command
            is_first = "chrom" in " ".join(command) and "--type=" not in " ".join(command)
            if of_page or is_first:
                bounds[of_page].add(resource.prlimit(process.pid, resource.RLIMIT_DATA)[0])


@contextmanager
def most_memory() -> Iterator[list[int]]:
    """Note the bytes of the largest process below this one, ten times a second."""
    found, is_over = [0], threading.Event()

    def watch() -> None:
        while not is_over.wait(0.1):
            for process in psutil.Process().children(recursive=True):
                with suppress(psutil.Error):
                    found[0] = max(found[0], process.memory_info().rss)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield found
    finally:
        is_over.set()
        watching.join()


def test_without_a_browser_no_page_is_asked_for_and_the_crawl_has_failed() -> None:
    with serving(READ) as server:
        heard, stats = read(server, BROWSER="/no/such/browser")
    reasons = {heard.outcome(server.base + path) for path in READ}
    assert reasons == {"filtered: no browser installed"}
    assert heard.log.count("the browser does not start: ") == 1
    assert stats["newsbot/failure"].startswith("the browser does not start: ")


def test_without_playwright_the_pip_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "is_installed", lambda: False)
    with serving(READ) as server:
        heard, _ = read(server)
        assert not server.requests["/fetched.html"]
    assert heard.outcome(server.base + "/fetched.html") == "filtered: no browser installed"
    assert how_to_install("browser") in heard.log
