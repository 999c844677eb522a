"""BY HAND: the demo publisher's server: it answers on loopback and counts what it is asked."""

import hashlib
import threading
from collections import Counter
from datetime import datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from newsbot.demo.paper import Answer, Paper


class DemoPublisher(Paper):
    """The Harbour Post, served on loopback while the context is open.

    >>> from urllib.request import urlopen
    >>> with DemoPublisher() as paper:
    ...     page = urlopen(paper.url + "robots.txt").read()
    >>> paper.requests
    Counter({'/robots.txt': 1})
    """

    def __init__(self, port: int = 0, now: datetime | None = None, validators: bool = True) -> None:
        """Listen on *port* (0: any free one); *validators*: send ETag and Last-Modified, answer 304.

        Raises OSError if the port is in use.
        """
        super().__init__(now)
        self.validators = validators
        self.requests: Counter[str] = Counter()
        """Path and query -> how often it was asked for."""
        self.answers: Counter[tuple[str, int]] = Counter()
        """(path and query, status) -> how often it was answered so."""
        self._counting = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self.base = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def count(self, target: str, status: int) -> None:
        """Note that *target* was asked for and answered with *status*."""
        with self._counting:
            self.requests[target] += 1
            self.answers[target, status] += 1

    def forget(self) -> None:
        """Start counting anew."""
        self.requests.clear()
        self.answers.clear()


def _handler(publisher: DemoPublisher) -> type[BaseHTTPRequestHandler]:
    """Return a request handler that asks *publisher*."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            answer = publisher.answer(self.path)
            body = answer.body if isinstance(answer.body, bytes) else answer.body.encode()
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            validators = self.validators(answer, tag)
            unchanged = bool(validators) and self.headers.get("If-None-Match") == tag
            status = 304 if unchanged else answer.status
            publisher.count(self.path, status)
            self.send_response(status)
            content = {} if unchanged else {"Content-Type": answer.media_type, "Content-Length": str(len(body))}
            for name, value in {**answer.headers, **validators, **content}.items():
                self.send_header(name, value)
            self.end_headers()
            if not unchanged:
                self.wfile.write(body)

        def validators(self, answer: Answer, tag: str) -> dict[str, str]:
            """Return the headers that let a client ask whether the page has changed."""
            if not publisher.validators or answer.status != 200:
                return {}
            if answer.modified is None:
                return {"ETag": tag}
            return {"ETag": tag, "Last-Modified": format_datetime(answer.modified)}

        def log_message(self, *_: object) -> None:
            """Say nothing: who wants to know reads `DemoPublisher.requests`."""

    return Handler
