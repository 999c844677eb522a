"""Readers who do not ask, or do not read, do not keep the server from others."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest
from starlette.responses import PlainTextResponse

from newsbot.web.connections import Limits
from newsbot.web.server import Server, bound

REQUEST = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n"
PATIENCE = 20
SHORT, LONG, MANY = 0.3, 1_000.0, 8 * 2**20

Ask = Callable[[bytes], Awaitable[tuple[StreamReader, StreamWriter]]]


def served(limits: Limits, talk: Callable[[Ask], Awaitable[bytes]], body: str = "here it is") -> bytes:
    """Serve *body* at every address with *limits*, and return what *talk* says; it gets what asks for something."""

    async def all_of_it() -> bytes:
        listening = bound("127.0.0.1", 0)
        server, ready = Server(PlainTextResponse(body), limits), asyncio.Event()
        opened: list[StreamWriter] = []

        async def ask(lines: bytes) -> tuple[StreamReader, StreamWriter]:
            reader, writer = await asyncio.open_connection(*listening.getsockname(), limit=2**16)
            opened.append(writer)
            writer.write(lines)
            await writer.drain()
            return reader, writer

        serving = asyncio.create_task(server.run_at(listening, ready.set))
        await ready.wait()
        try:
            return await asyncio.wait_for(talk(ask), PATIENCE)
        finally:
            for writer in opened:
                writer.transport.abort()
            server.should_exit = True
            await serving
            listening.close()

    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as own_loop:  # and no other test's
        return own_loop.run(all_of_it())


async def rest(reader: StreamReader) -> bytes:
    """Return all that comes before the server ends the connection, in whatever way."""
    found = b""
    with suppress(ConnectionError):
        while some := await reader.read(2**16):
            found += some
    return found


async def ended(writer: StreamWriter) -> None:
    """Read nothing more, and return when the other side has ended the connection."""
    writer.transport.pause_reading()  # type: ignore[attr-defined]
    with suppress(ConnectionError):
        while True:
            writer.write(b"x" * 100)
            await asyncio.sleep(SHORT / 10)
            await writer.drain()


@pytest.mark.parametrize(
    "begun", [b"", b"GET / HTTP/1.1\r\nhost: loc", REQUEST[:-2]], ids=["nothing", "half", "all but one"]
)
def test_who_does_not_ask_in_time_is_shown_out(begun: bytes) -> None:
    async def talk(ask: Ask) -> bytes:
        reader, _ = await ask(begun)
        return await rest(reader)

    assert served(Limits(idle_seconds=SHORT, stalled_seconds=LONG), talk) == b""


def test_who_asks_line_by_line_is_shown_out_too() -> None:
    async def talk(ask: Ask) -> bytes:
        reader, writer = await ask(b"GET / HTTP/1.1\r\n")
        ended = asyncio.create_task(rest(reader))
        while not ended.done():
            writer.write(b"x: y\r\n")
            await asyncio.wait([ended], timeout=SHORT / 5)
        return ended.result()

    assert served(Limits(idle_seconds=SHORT, stalled_seconds=LONG), talk) == b""


def test_after_an_answer_the_connection_is_kept_for_the_next_request_and_then_ended() -> None:
    async def talk(ask: Ask) -> bytes:
        reader, writer = await ask(REQUEST)
        await reader.readuntil(b"here it is")
        writer.write(REQUEST + b"GET / HT")
        return await rest(reader)

    said = served(Limits(idle_seconds=SHORT, stalled_seconds=LONG), talk)
    assert (said.count(b"200 OK"), said[-10:]) == (1, b"here it is")


def test_who_does_not_read_an_answer_is_shown_out() -> None:
    async def talk(ask: Ask) -> bytes:
        _, writer = await ask(REQUEST)
        await ended(writer)
        return b"ended"

    assert served(Limits(idle_seconds=LONG, stalled_seconds=SHORT), talk, "x" * MANY) == b"ended"


def test_who_reads_slowly_gets_the_whole_answer() -> None:
    async def talk(ask: Ask) -> bytes:
        reader, _ = await ask(REQUEST.replace(b"\r\n\r\n", b"\r\nconnection: close\r\n\r\n"))
        found = b""
        while some := await reader.read(2**18):
            found += some
            await asyncio.sleep(SHORT / 20)
        return found

    assert served(Limits(idle_seconds=SHORT, stalled_seconds=SHORT), talk, "x" * MANY).count(b"x") >= MANY


def test_answers_that_nobody_reads_hold_a_bounded_memory_together() -> None:
    async def talk(ask: Ask) -> bytes:
        held = [asyncio.create_task(ended((await ask(REQUEST))[1])) for _ in range(6)]
        await asyncio.wait(held, return_when=asyncio.FIRST_COMPLETED)
        reader, _ = await ask(REQUEST)
        for one in held:
            one.cancel()
        return await reader.readuntil(b"200 OK")

    assert served(Limits(idle_seconds=LONG, stalled_seconds=LONG, unread_bytes=2 * MANY), talk, "x" * MANY)


def test_a_reader_too_many_takes_the_place_of_who_did_not_ask_for_longest() -> None:
    async def talk(ask: Ask) -> bytes:
        idle = [await ask(b"GET") for _ in range(3)]
        reader, _ = await ask(REQUEST)
        assert await rest(idle[0][0]) == b""
        return await reader.readuntil(b"here it is")

    assert b"200 OK" in served(Limits(connections=3, idle_seconds=LONG, stalled_seconds=LONG), talk)


def test_lines_without_end_are_refused() -> None:
    async def talk(ask: Ask) -> bytes:
        reader, _ = await ask(b"GET / HTTP/1.1\r\nx: " + b"y" * 300_000)
        return await rest(reader)

    assert b"400" in served(Limits(), talk).partition(b"\r\n")[0]


def test_an_address_of_thirty_thousand_signs_is_read() -> None:
    async def talk(ask: Ask) -> bytes:
        reader, _ = await ask(b"GET /?url=" + b"%41" * 32_000 + REQUEST[5:])
        return await reader.readuntil(b"here it is")

    assert b"200 OK" in served(Limits(), talk)
