"""HAND ON: the server, until it is stopped; what keeps it from starting is one line."""

import asyncio
import logging
import signal
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial

import uvicorn
from starlette.types import ASGIApp

from newsbot.web.connections import Connection, Limits, end_those_that_are_over

BACKLOG = 256
HIGHEST_PORT = 65_535
SECONDS_TO_END = 5
"""That answers which are on their way get when the server is stopped."""


class CannotServe(Exception):
    """The server cannot start; the message is one line for the user."""


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens at *host* and *port*; raises CannotServe."""
    if not 0 <= port <= HIGHEST_PORT:
        raise CannotServe(f"port {port}: there are those from 0 to {HIGHEST_PORT}; choose another with --port")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, OverflowError, UnicodeError) as error:
        raise CannotServe(f"--host {host}: {getattr(error, 'strerror', None) or error}") from None
    family, kind, protocol, _, address = found[0]
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise CannotServe(f"port {port} of {host}: {reason}; choose another with --port") from None
    return listening


def serve(app: ASGIApp, listening: socket.socket, is_ready: Callable[[str], None], name: str) -> bool:
    """Serve *app* until Ctrl-C or SIGTERM; tell whether it was Ctrl-C. *is_ready* gets the address, once it answers."""
    logging.getLogger("uvicorn").setLevel(logging.ERROR)
    server = Server(app)
    with closing(listening):
        port = listening.getsockname()[1]
        shown = f"[{name}]" if ":" in name else name
        asyncio.run(server.run_at(listening, lambda: is_ready(f"http://{shown}:{port}/")))
    return server.interrupted


class Server(uvicorn.Server):
    """uvicorn's, with an end for every connection; it ends on a signal and then says which, in place of dying of it."""

    def __init__(self, app: ASGIApp, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=True,
            lifespan="off",
            ws="none",
            loop="asyncio",
            http=partial(Connection, limits=self.limits),  # type: ignore[arg-type]
            h11_max_incomplete_event_size=self.limits.request_bytes,
            limit_concurrency=self.limits.connections + 1,  # of answers, also to those who have gone
            timeout_keep_alive=self.limits.idle_seconds,  # type: ignore[arg-type]
            timeout_graceful_shutdown=SECONDS_TO_END,
        )
        super().__init__(config)
        self.interrupted = False

    async def run_at(self, listening: socket.socket, is_ready: Callable[[], None]) -> None:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, self.limits.system_bytes)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(ValueError, NotImplementedError):  # not in the main thread, as in tests
                loop.add_signal_handler(number, self._stop, number)
        serving = asyncio.create_task(self._serve(sockets=[listening]))
        while not self.started and not serving.done():
            await asyncio.sleep(0.01)
        if self.started:
            is_ready()
        await serving

    async def on_tick(self, counter: int) -> bool:
        connections = [one for one in self.server_state.connections if isinstance(one, Connection)]
        end_those_that_are_over(connections, self.limits, asyncio.get_running_loop().time())
        return await super().on_tick(counter)

    def _stop(self, number: int) -> None:
        self.interrupted |= number == signal.SIGINT
        if self.should_exit:
            self.force_exit = True
        self.should_exit = True
