"""Hosts are asked once, and so many answers are remembered."""

import asyncio
from functools import partial

import pytest

from newsbot.downloadermiddlewares.asked_once import AskedOnce


class Hosts:
    """Hosts that count how often they are asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def ask(self, origin: str) -> str:
        self.asked.append(origin)
        await asyncio.sleep(0)
        if origin == "broken":
            raise ConnectionError
        return origin.upper()


async def answers(known: AskedOnce[str], hosts: Hosts, *origins: str) -> list[str]:
    return [await known.answer(origin, partial(hosts.ask, origin)) for origin in origins]


def test_who_wants_the_same_at_once_waits_for_one_answer() -> None:
    known, hosts = AskedOnce[str](), Hosts()

    async def both() -> list[list[str]]:
        return await asyncio.gather(*(answers(known, hosts, *names) for names in ("ab", "a")))

    assert asyncio.run(both()) == [["A", "B"], ["A"]]
    assert hosts.asked == ["a", "b"]


def test_the_host_that_was_wanted_longest_ago_is_forgotten_first() -> None:
    known, hosts = AskedOnce[str](hosts=2), Hosts()
    asyncio.run(answers(known, hosts, "a", "b", "a", "c", "a", "b"))
    assert hosts.asked == ["a", "b", "c", "b"]


def test_what_asking_came_to_is_remembered_too() -> None:
    known, hosts = AskedOnce[str](), Hosts()

    async def twice() -> None:
        for _ in range(2):
            with pytest.raises(ConnectionError):
                await answers(known, hosts, "broken")

    asyncio.run(twice())
    assert hosts.asked == ["broken"]


def test_a_host_that_is_forgotten_while_it_is_asked_answers_all_the_same() -> None:
    known, hosts = AskedOnce[str](hosts=1), Hosts()

    async def at_once() -> list[list[str]]:
        return await asyncio.gather(*(answers(known, hosts, name) for name in "abc"))

    assert asyncio.run(at_once()) == [["A"], ["B"], ["C"]]
