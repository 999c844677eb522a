"""The mischievous server: each path is one kind of trouble."""

import gzip
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic
from typing import Any, Self

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

TEXT = "The old harbour wall will be raised by a metre before the winter storms, the council decided on Monday night. "
MEGABYTE = 1024 * 1024


def article(headline: str = "Harbour wall to be raised", extra: str = "", text: str = TEXT) -> str:
    """Return the page of a plain article; *text* is in each of its paragraphs."""
    paragraphs = "".join(f"<p>{headline}, part {number}. {text * 2}</p>" for number in range(6))
    return (
        f'<html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<meta property="og:type" content="article"><meta property="article:published_time" '
        f'content="2026-11-20T08:00:00+00:00">{extra}</head>'
        f"<body><article><h1>{headline}</h1>{paragraphs}</article></body></html>"
    )


def own_article(headline: str, extra: str = "") -> str:
    """Return the page of an article whose text is like no other headline's."""
    words = sha256(headline.encode()).hexdigest()
    return article(headline, extra, " ".join(f"The {words[n : n + 5]} of {headline} is here." for n in range(0, 60, 5)))


def rss(*urls: str) -> str:
    """Return a feed that names *urls*."""
    items = "".join(f"<item><title>A title</title><link>{url}</link></item>" for url in urls)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'


ENTITY_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 20}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><rss><channel><item><title>&i;</title><link>https://x.example/a</link></item></channel></rss>"
)
FILE_ENTITY = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><item><title>&f;</title><link>https://x.example/&f;</link></item></channel></rss>"
)


class _IPv6Server(ThreadingHTTPServer):
    address_family = socket.AF_INET6


class MischievousServer:
    """Serves `pages` (path -> what to answer) on loopback while the context is open, and counts its requests."""

    def __init__(self, certificate: Path | None = None, host: str = "127.0.0.1") -> None:
        """Speak HTTPS where there is a *certificate*: a file that holds it and its key."""
        self.requests: Counter[str] = Counter()
        """Path -> how often it was asked for."""
        self.arrivals: list[tuple[str, float]] = []
        """Path and moment (seconds of a clock that never goes back) of each request."""
        self.user_agents: set[str | None] = set()
        self.keep_alive = False
        """Whether a connection serves one request after the other."""
        self.closing = threading.Event()
        self.pages: dict[str, Callable[[Any], None]] = {}
        self.unknown: Callable[[Any], None] = lambda handler: handler.give(404, "", {})
        """Answers what is not in `pages`."""
        kind = _IPv6Server if ":" in host else ThreadingHTTPServer
        self._server = kind((host, 0), self._handler())
        self._server.daemon_threads = True
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
            self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # the crawler hangs up
        name = f"[{host}]" if ":" in host else host
        self.base = f"{'https' if certificate else 'http'}://{name}:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, body: str | bytes = "", *, status: int = 200, **headers: str) -> None:
        """Answer *path* so, always; header names are written with underscores."""
        self.pages[path] = lambda handler: handler.give(status, body, headers)

    def answer_xml(self, path: str, body: str | bytes) -> None:
        self.answer(path, body, Content_Type="application/xml")

    def publish(self, stories: Iterable[str]) -> None:
        """Answer each path with the page of an article, and ``/feed.xml`` with a feed that names them."""
        for path in stories:
            self.answer(path, article(f"Story {path.strip('/').removesuffix('.html')}"))
        self.answer_xml("/feed.xml", rss(*(self.base + path for path in stories)))

    def answer_in_turn(self, path: str, *answers: tuple[int, str, dict[str, str]]) -> None:
        """Give one answer after the other (status, body, headers), the last one for ever."""
        left = list(answers)

        def give(handler: Any) -> None:
            handler.give(*(left.pop(0) if len(left) > 1 else left[0]))

        self.pages[path] = give

    def redirect(self, path: str, location: str) -> None:
        self.answer(path, status=302, Location=location)

    def drip(self, path: str) -> None:
        """Begin an answer, and never end it."""

        def give(handler: Any) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n<html>")
            self.closing.wait(30)

        self.pages[path] = give

    def write(self, path: str, raw: bytes) -> None:
        """Write *raw* to the connection and close it."""
        self.pages[path] = lambda handler: handler.wfile.write(raw)

    def reset(self, path: str) -> None:
        """Break the connection off without an answer."""
        self.pages[path] = lambda handler: handler.break_off()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.close_connection = not server.keep_alive
                server.requests[self.path] += 1
                server.arrivals.append((self.path, monotonic()))
                server.user_agents.add(self.headers["User-Agent"])
                page = server.pages.get(self.path, server.unknown)
                with suppress(BrokenPipeError, ConnectionResetError):  # where the crawler hangs up, as it should
                    page(self)

            def give(self, status: int, body: str | bytes, headers: dict[str, str]) -> None:
                data = body.encode() if isinstance(body, str) else body
                self.send_response(status)
                named = {name.replace("_", "-"): value for name, value in headers.items()}
                for name, value in ({"Content-Type": "text/html", "Content-Length": str(len(data))} | named).items():
                    self.send_header(name, value)
                if self.close_connection:
                    self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(data)

            def break_off(self) -> None:
                """Break the connection off without an answer."""
                self.close_connection = True
                linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def gzip_bomb(megabytes: int) -> bytes:
    """Return so many megabytes of markup, packed a thousandfold."""
    return gzip.compress(b"<p>boo</p>" * (megabytes * MEGABYTE // 10))


def self_signed(folder: Path) -> Path:
    """Write a certificate for this machine, with its key, that only itself vouches for; return its file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    certificate = builder.sign(key, SHA256())
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / "certificate.pem"
    file.write_bytes(certificate.public_bytes(Encoding.PEM) + secret)
    return file
