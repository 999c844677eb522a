"""Few answers are made at once, and what takes long to find out is found out once."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from starlette.requests import Request

from newsbot.web import turns
from newsbot.web.remembered import Remembered
from newsbot.web.turns import READERS, SEARCHES, Gone, TooMany, in_turn


def run(scenario: Callable[[], Coroutine[Any, Any, None]]) -> None:
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as own_loop:  # and no other test's
        own_loop.run(asyncio.wait_for(scenario(), 20))


def request(is_there: bool = True) -> Request:
    async def receive() -> dict[str, str]:
        if is_there:
            await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    return Request({"type": "http", "headers": []}, receive)


def test_those_who_search_wait_for_one_another_and_leave_those_who_read_their_turns() -> None:
    async def scenario() -> None:
        found = Event()
        searches = [asyncio.create_task(in_turn(request(), found.wait, True)) for _ in range(2 * SEARCHES)]
        for _ in range(3 * READERS):
            assert await in_turn(request(), lambda: "read", False) == "read"
        assert not any(search.done() for search in searches)
        found.set()
        assert await asyncio.gather(*searches) == [True] * len(searches)

    run(scenario)


def test_no_more_are_made_at_once_than_there_are_turns() -> None:
    async def scenario() -> None:
        at_once, most = list[int](), 0
        all_here = Barrier(READERS)

        def make() -> None:
            nonlocal most
            at_once.append(1)
            all_here.wait(10)
            most = max(most, len(at_once))
            all_here.wait(10)
            at_once.pop()

        await asyncio.gather(*(in_turn(request(), make, False) for _ in range(3 * READERS)))
        assert most == READERS

    run(scenario)


def test_who_has_gone_when_the_turn_comes_gets_nothing_made() -> None:
    async def scenario() -> None:
        with pytest.raises(Gone):
            await in_turn(request(is_there=False), lambda: pytest.fail("made"), False)

    run(scenario)


def test_who_waits_for_too_long_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "MOST_SECONDS", 0.05)

    async def scenario() -> None:
        found = Event()
        searches = [asyncio.create_task(in_turn(request(), found.wait, True)) for _ in range(SEARCHES)]
        await asyncio.sleep(0)
        with pytest.raises(TooMany):
            await in_turn(request(), found.wait, True)
        found.set()
        await asyncio.gather(*searches)

    run(scenario)


def test_what_many_ask_for_at_once_is_made_once() -> None:
    remembered, made, all_here = Remembered(), list[int](), Barrier(8)

    def make() -> int:
        made.append(1)
        return len(made)

    def ask(_: int) -> int:
        all_here.wait(10)
        return remembered.value("key", make)

    with ThreadPoolExecutor(8) as readers:
        assert list(readers.map(ask, range(8))) == [1] * 8


def test_what_could_not_be_made_is_tried_again_by_the_next() -> None:
    remembered = Remembered()
    with pytest.raises(ZeroDivisionError):
        remembered.value("key", lambda: 1 // 0)
    assert remembered.value("key", lambda: 1) == 1
