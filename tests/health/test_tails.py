"""How unlikely counts and shares are: against the definitions, for any numbers, in order."""

import math
from math import exp, lgamma, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.health.tails import HIGHEST, LOWEST, count_score, count_tail, share_score, silence_tail

means = st.floats(0.01, 1e3)
dispersions = st.floats(0.02, 0.6)
counts = st.integers(0, 1000)


def exact(number: int, mean: float, dispersion: float) -> float:
    """Return P(X = number) by the definition."""
    size = 1 / dispersion
    part = size / (size + mean)
    logarithm = lgamma(number + size) - lgamma(size) - lgamma(number + 1)
    return exp(logarithm + size * log(part) + number * math.log1p(-part))


@pytest.mark.parametrize(("mean", "dispersion"), [(0.7, 0.6), (3.0, 0.02), (40.0, 0.1), (900.0, 0.02)])
def test_the_recurrence_gives_what_the_definition_says(mean: float, dispersion: float) -> None:
    for observed in (0, 1, int(mean / 2), int(mean), int(2 * mean)):
        expected = sum(exact(number, mean, dispersion) for number in range(observed + 1))
        tail, middle = count_tail(observed, mean, dispersion)
        assert tail == pytest.approx(expected, rel=1e-6, abs=1e-12)
        assert middle == pytest.approx(expected - exact(observed, mean, dispersion) / 2, rel=1e-6, abs=1e-12)


@given(counts, means, dispersions)
def test_a_tail_is_a_probability_and_more_articles_are_never_less_likely_to_be_enough(
    observed: int, mean: float, dispersion: float
) -> None:
    tail, middle = count_tail(observed, mean, dispersion)
    assert 0 <= middle <= tail <= 1
    assert tail <= count_tail(observed + 1, mean, dispersion)[0] + 1e-12
    assert LOWEST <= count_score(observed, mean, dispersion) <= HIGHEST


@given(counts, means, dispersions)
def test_the_more_is_expected_the_lower_is_the_score(observed: int, mean: float, dispersion: float) -> None:
    higher, lower = (count_score(observed, mean * factor, dispersion) for factor in (1, 1.5))
    assert lower <= higher + 0.1  # of large means the count is rounded


@given(st.integers(1, 10**12), st.floats(1e-6, 1e12), dispersions)
def test_a_count_of_any_size_is_scored_at_once(observed: int, mean: float, dispersion: float) -> None:
    assert LOWEST <= count_score(observed, mean, dispersion) <= HIGHEST


@given(st.integers(0, 1000), st.integers(1, 1000), st.floats(0, 1), st.floats(0, 0.5))
def test_a_share_that_is_higher_has_no_lower_score(hits: int, number: int, share: float, alike: float) -> None:
    score = share_score(min(hits, number), number, share, alike)
    higher = share_score(min(hits + 1, number), number, share, alike)
    assert LOWEST <= score <= higher + 1e-9 <= HIGHEST + 1e-9


@given(st.floats(0, 1e6), dispersions)
def test_the_longer_a_silence_the_less_likely_it_is(expected: float, dispersion: float) -> None:
    assert 0 <= silence_tail(expected * 2, dispersion) <= silence_tail(expected, dispersion) <= 1
