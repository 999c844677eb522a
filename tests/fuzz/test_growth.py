"""No function that takes texts or bytes from outside takes time with the square of their length.

The one exception to "no timed tests". `python -m tests.fuzz.growth` measures more, and prints the table.
"""

import os
from itertools import islice

import pytest

from tests.fuzz import growth as measuring
from tests.fuzz.fragments import Fragment
from tests.fuzz.growth import STEEP, drawn, growth, measured
from tests.fuzz.subjects import SUBJECTS

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("GROWTH_SECONDS", "8"))
SEED = int(os.environ.get("GROWTH_SEED", "1"))
NUMBER = 40 * len(SUBJECTS)


def test_the_time_of_no_function_grows_with_the_square_of_its_input():
    steep = [str(one) for one in measured(islice(drawn(SEED), NUMBER), SECONDS) if one.exponent > STEEP]
    assert steep == []


def test_a_function_that_takes_time_with_the_square_of_its_input_is_noticed(monkeypatch):
    monkeypatch.setattr(measuring, "PATIENCE", 1)  # what is steep for sure is not measured at the largest size, too

    def slow(text: str) -> int:
        return sum(text.count("a", at) for at in range(0, len(text), 16))

    def quick(text: str) -> str:
        return text.upper() * 20

    found = growth("slow", slow, Fragment("a"))
    assert found
    assert found.exponent > STEEP
    assert not (other := growth("quick", quick, Fragment("a"))) or other.exponent < STEEP
