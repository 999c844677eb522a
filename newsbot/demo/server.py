"""The demo publisher's server: answers on loopback, counts what is asked, and can be changed while it runs."""

import hashlib
import threading
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from newsbot.demo import listings, pages
from newsbot.demo.newsroom import SECTIONS, Story, stories

PAGE_SIZE = 5
HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"


@dataclass(slots=True)
class Answer:
    """What the server sends."""

    body: bytes
    media_type: str = HTML
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class DemoPublisher:
    """The Harbour Post, served on loopback while the context is open.

    >>> from urllib.request import urlopen
    >>> with DemoPublisher() as paper:
    ...     page = urlopen(paper.url + "robots.txt").read()
    >>> paper.requests["/robots.txt"]
    1
    """

    def __init__(self, port: int = 0, now: datetime | None = None, validators: bool = True) -> None:
        """Open the paper as of *now* (aware; the moment of the call if None); *validators* sends ETag, Last-Modified."""
        self.now = now or datetime.now(UTC)
        self.validators = validators
        self.requests: Counter[str] = Counter()
        """Path and query -> how often it was asked."""
        self.answers: Counter[tuple[str, int]] = Counter()
        """(path and query, status) -> how often it was answered so."""
        self.stories = {story.slug: story for story in stories(self.now)}
        self.troubles: dict[str, int] = {}
        """Path -> status that is answered instead of the page."""
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def base(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        """Address of the front page."""
        return self.base + "/"

    def url_of(self, slug: str) -> str:
        """Return the canonical address of a story."""
        return self.base + self.stories[slug].path

    def newest(self, section: str | None = None) -> list[Story]:
        """Return the stories (of *section*), newest first."""
        chosen = [story for story in self.stories.values() if section in (None, story.section)]
        return sorted(chosen, key=lambda story: story.published, reverse=True)

    def publish(
        self, slug: str, headline: str, body: tuple[str, ...], section: str = "politics", **facts: Any
    ) -> Story:
        """Add a story, published now."""
        moment = self.now = self.now + timedelta(minutes=1)
        story = Story(slug=slug, section=section, headline=headline, body=body, published=moment, **facts)
        self.stories[slug] = story
        return story

    def change(self, slug: str, after: timedelta = timedelta(hours=1), **facts: Any) -> Story:
        """Give a story other *facts* (fields of `Story`); page and listings say that it was changed *after* its last change."""
        story = self.stories[slug]
        moment = story.lastmod + after
        self.stories[slug] = replace(story, **{"modified": moment, "changed": moment, **facts})
        return self.stories[slug]

    def redecorate(self, slug: str, after: timedelta = timedelta(hours=1)) -> Story:
        """Turn a page's teasers, "most read" and whitespace; listings call it changed, its article is the same."""
        story = self.stories[slug]
        self.stories[slug] = replace(story, decoration=story.decoration + 1, changed=story.lastmod + after)
        return self.stories[slug]

    def fail(self, slug: str, status: int = 503) -> None:
        """Answer *status* instead of the story's page until `heal`."""
        self.troubles[self.stories[slug].path] = status

    def heal(self, slug: str) -> None:
        """Answer with the story's page again."""
        self.troubles.pop(self.stories[slug].path, None)

    def delete(self, slug: str, status: int = 410) -> None:
        """Take a story down: its page answers *status*, no listing names it."""
        story = self.stories.pop(slug)
        self.troubles[story.path] = status

    def restore(self, story: Story) -> None:
        """Put a deleted story back."""
        self.stories[story.slug] = story
        self.troubles.pop(story.path, None)

    def count(self, target: str, status: int) -> None:
        """Note that *target* was asked and answered with *status*."""
        with self._lock:
            self.requests[target] += 1
            self.answers[target, status] += 1

    def answer(self, target: str) -> Answer:
        """Return the answer to *target* (path and query)."""
        parts = urlsplit(target)
        path = parts.path
        if path in self.troubles:
            return Answer(b"<h1>Trouble</h1>", status=self.troubles[path], headers={"Retry-After": "0"})
        page = int(parse_qs(parts.query).get("page", ["1"])[0])
        amp = path.startswith("/amp/")
        story = self.stories.get(path.rsplit("/", 1)[-1].removesuffix(".html"))
        if story and path.removeprefix("/amp") == story.path:
            return self._story(story, amp)
        if path.strip("/") in SECTIONS:
            return self._section(path.strip("/"), page)
        return self._listing(path) or self._odd(path)

    def _story(self, story: Story, amp: bool) -> Answer:
        others = [other for other in self.newest(story.section) if other.slug != story.slug][:6]
        return Answer(pages.article_page(story, self.base, others, amp).encode())

    def _section(self, section: str, page: int) -> Answer:
        found = self.newest(section)
        shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        if not shown:
            return Answer(pages.MISSING.encode(), status=404)
        following = f"/{section}/?page={page + 1}" if page * PAGE_SIZE < len(found) else None
        odd = pages.ODD_LINKS if (section, page) == ("politics", 1) else ""
        return Answer(pages.section_page(section, shown, following, odd).encode())

    def _odd(self, path: str) -> Answer:
        if path == "/":
            return Answer(pages.front_page(self.newest()[:8]).encode())
        if path == "/politics/moved-away.html":
            return Answer(pages.MISSING.encode())
        if path == "/politics/for-our-members.html":
            return Answer(pages.CONSENT.encode())
        if path.startswith("/images/"):
            return Answer(b"\xff\xd8\xff\xd9", "image/jpeg")
        return Answer(pages.MISSING.encode(), status=404)

    def _months(self) -> dict[str, list[Story]]:
        months: dict[str, list[Story]] = {}
        for story in self.newest():
            months.setdefault(f"{story.published:%Y-%m}", []).append(story)
        return months

    def _listing(self, path: str) -> Answer | None:
        newest, base, months = self.newest(), self.base, self._months()
        recent = [story for story in newest if self.now - story.published < timedelta(days=2)]
        archive = [(f"/sitemaps/{month}.xml", found[0].lastmod) for month, found in months.items()]
        index = [("/sitemaps/politics.xml", None), ("/sitemaps/business.xml.gz", None), ("/sitemaps/culture.txt", None)]
        answers = {
            "/robots.txt": lambda: Answer(listings.ROBOTS.format(base=base).encode(), "text/plain"),
            "/feed.xml": lambda: Answer(listings.rss2(newest[:15], base).encode(), "application/rss+xml"),
            "/feed.rdf": lambda: Answer(listings.rss1(newest[:15], base).encode(), "application/rdf+xml"),
            "/atom.xml": lambda: Answer(listings.atom(newest[:15], base).encode(), "application/atom+xml"),
            "/feed.json": lambda: Answer(listings.json_feed(newest[:15], base).encode(), "application/feed+json"),
            "/news-sitemap.xml": lambda: Answer(listings.news_sitemap(recent, base).encode(), XML),
            "/sitemap.xml": lambda: Answer(
                listings.sitemap_index([*index, ("/sitemaps/archive.xml", None)], base).encode(), XML
            ),
            "/sitemaps/archive.xml": lambda: Answer(listings.sitemap_index(archive, base).encode(), XML),
            "/sitemaps/politics.xml": lambda: Answer(listings.sitemap(self.newest("politics"), base).encode(), XML),
            "/sitemaps/business.xml.gz": lambda: Answer(
                listings.gzipped(listings.sitemap(self.newest("business"), base)), "application/gzip"
            ),
            "/sitemaps/culture.txt": lambda: Answer(
                listings.text_sitemap(self.newest("culture"), base).encode(), "text/plain; charset=utf-8"
            ),
        }
        month = path.removeprefix("/sitemaps/").removesuffix(".xml")
        if month in months:
            return Answer(listings.sitemap(months[month], base).encode(), XML)
        return answers[path]() if path in answers else None


def _handler(publisher: DemoPublisher) -> type[BaseHTTPRequestHandler]:
    """Return a request handler that asks *publisher*."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            answer = publisher.answer(self.path)
            tag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
            unchanged = answer.status == 200 and publisher.validators and self.headers.get("If-None-Match") == tag
            status = HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus(answer.status)
            publisher.count(self.path, status)
            self.send_response(status)
            if publisher.validators and answer.status == 200:
                self.send_header("ETag", tag)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if not unchanged:
                self.send_header("Content-Type", answer.media_type)
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if not unchanged and self.command == "GET":
                self.wfile.write(answer.body)

        do_HEAD = do_GET

        def log_message(self, *_: object) -> None:
            """Say nothing: who wants to know reads `DemoPublisher.requests`."""

    return Handler
