"""An SMTP and an HTTP server on loopback that keep what they are sent."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class MailServer(socketserver.ThreadingTCPServer):
    """As much of SMTP (RFC 5321) as a client needs to deliver a message."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _MailHandler)
        self.mails: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.refuses = False

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}/me@any.example"


class _MailHandler(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.wfile.write(b"220 any.example\r\n")
        while line := self.rfile.readline().strip():
            command = line[:4].upper()
            if command == b"RCPT":
                self.server.recipients.append(line.decode().partition("<")[2].rstrip(">"))
            if command == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self._take()
            code = b"451 not now" if command == b"MAIL" and self.server.refuses else b"250 good"
            self.wfile.write({b"QUIT": b"221 bye"}.get(command, code) + b"\r\n")
            if command == b"QUIT":
                return

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        message = message_from_bytes(b"".join(lines), policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.server.mails.append(message)


class WebServer(ThreadingHTTPServer):
    """Answers each request with the next of *statuses*, then with 200."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _WebHandler)
        self.posted: list[dict[str, Any]] = []
        """What was answered with 200."""
        self.asked: list[str] = []
        self.statuses: list[int] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"


class _WebHandler(BaseHTTPRequestHandler):
    server: WebServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self._answer() == 200:
            assert self.headers["Content-Type"] == "application/json"
            self.server.posted.append(body)

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> int:
        self.server.asked.append(f"{self.command} {self.path}")
        status = self.server.statuses.pop(0) if self.server.statuses else 200
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        return status

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(server: socketserver.TCPServer) -> Iterator[None]:
    """Let *server* answer while the block runs."""
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
