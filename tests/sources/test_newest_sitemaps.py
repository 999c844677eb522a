"""Which of many sitemaps without a date are read first: by the numbers in their names, where these are an order."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.sources import Entry
from newsbot.sources.newest_sitemaps import likely_newest

ORDERS = {
    "numbers": lambda at: at + 1,
    "days": lambda at: 20260101 + 100 * (at // 28) + at % 28,
    "moments": lambda at: 1_700_000_000 + 86_400 * at + 7_777 * (at % 5),
    "first articles": lambda at: 1_000_000 + 50_000 * at,
}


def maps(numbers: list[int]) -> list[Entry]:
    return [Entry(f"https://www.harbour.example/map-{number}.xml") for number in numbers]


@pytest.mark.parametrize("order", ORDERS)
def test_numbers_in_their_order_are_read_from_both_ends_wherever_they_stand(order):
    numbers = [ORDERS[order](at) for at in range(100)]
    mixed = sorted(numbers, key=lambda number: sha256(str(number).encode()).digest())
    chosen = {entry.url for entry in likely_newest(maps(mixed), 4)}
    assert chosen == {entry.url for entry in maps([*numbers[:2], *numbers[-2:]])}


def test_hashes_are_no_order_though_they_are_decimal():
    hashes = maps([int(sha256(str(at).encode()).hexdigest()[:8], 16) for at in range(100)])
    chosen = [hashes.index(entry) for entry in likely_newest(hashes, 10)]
    assert (chosen[0], chosen[-1]) == (0, 99), "the ends of the index"
    assert sum(20 < at < 80 for at in chosen) >= 3, "and what is between them"


@given(st.lists(st.text("0123456789abc-/.?", max_size=30), min_size=12, max_size=40), st.integers(1, 12))
def test_any_names_give_so_many_in_their_order(names, number):
    sitemaps = [Entry(f"https://www.harbour.example/{name}") for name in names]
    chosen = likely_newest(sitemaps, number)
    assert len(chosen) <= number
    places = [next(at for at, one in enumerate(sitemaps) if one is entry) for entry in chosen]
    assert places == sorted(places)
