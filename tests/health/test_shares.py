"""The share of articles with a field, of walls among pages, against a publisher's past."""

import random

from hypothesis import given
from hypothesis import strategies as st

from newsbot.health.parameters import Parameters
from newsbot.health.shares import Changed, Share

PARAMETERS = Parameters()


def days(number: int, share: float, a_day: int = 20, seed: int = 1) -> list[tuple[int, int]]:
    chance = random.Random(seed)
    return [(sum(chance.random() < share for _ in range(a_day)), a_day) for _ in range(number)]


def follow(seen: list[tuple[int, int]], is_good: bool = True, new_normal: int | None = None) -> list[Changed | None]:
    share = Share(PARAMETERS, is_good, new_normal)
    return [share.see(hits, number) for hits, number in seen]


def changed(verdicts: list[Changed | None]) -> list[int]:
    return [day for day, one in enumerate(verdicts) if one]


def test_a_field_that_vanishes_is_found_within_two_days() -> None:
    found = follow([*days(60, 0.98), *days(3, 0.0)])
    assert changed(found)[0] in (60, 61)
    last = found[-1]
    assert last is not None
    assert (last.since, last.hits, last.number) == (60, 0, 60)
    assert last.usual > 0.9


def test_one_page_in_five_without_text_is_nobodys_alarm() -> None:
    assert changed(follow(days(200, 0.8))) == []


def test_a_share_that_changes_by_less_than_ten_points_is_nobodys_alarm() -> None:
    assert changed(follow([*days(60, 0.99), *days(60, 0.95)])) == []


def test_walls_that_rise_are_told_and_those_that_go_are_not() -> None:
    assert changed(follow([*days(60, 0.05), *days(5, 0.6)], is_good=False))
    assert changed(follow([*days(60, 0.6), *days(20, 0.05)], is_good=False)) == []


def test_a_field_that_is_back_ends_the_alarm() -> None:
    found = changed(follow([*days(60, 0.98), *days(10, 0.0), *days(20, 0.98)]))
    assert found[0] in (60, 61)
    assert found[-1] < 75


def test_what_was_accepted_is_usual() -> None:
    seen = [*days(60, 0.98), *days(60, 0.2, seed=2)]
    assert changed(follow(seen))[-1] == 119
    assert changed(follow(seen, new_normal=60)) == []


def test_few_articles_a_day_are_gathered_until_there_are_ten() -> None:
    found = changed(follow([*days(60, 1.0, a_day=2), *days(30, 0.0, a_day=2)]))
    assert found
    assert 64 <= found[0] <= 80


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000)), max_size=80), st.booleans())
def test_any_days_are_taken(seen: list[tuple[int, int]], is_good: bool) -> None:
    follow([(min(pair), max(pair)) for pair in seen], is_good)
