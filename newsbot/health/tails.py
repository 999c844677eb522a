"""WATCH: how unlikely a count or a share is, as a standard normal score (pure; no dependency)."""

from math import exp, lgamma, log, log1p, sqrt
from statistics import NormalDist

NORMAL = NormalDist()
LOWEST, HIGHEST = -4.0, 2.5
"""Between these a score is clipped: one wild day must not raise an alarm by itself (the tail does that), nor may one
with very much news pay for a week with too little."""
LARGE = 2000.0
"""Articles a day."""
MANY_PAGES = 200
"""A day's share is not known better by more: what its pages have in common is all that counts then."""
SMALLEST = 1e-12
"""A probability below this is taken for it: its score is clipped anyway."""


def count_tail(observed: int, expected: float, dispersion: float) -> tuple[float, float]:
    """Return (P(X <= observed), mid-p) for a negative binomial X of mean *expected* and variance µ + *dispersion*·µ².

    The mid-p counts half of P(X = observed), so that its normal score has the mean 0 for small counts too. Summed by
    recurrence: P(0) = (1 + αµ)^(-1/α), P(k+1) = P(k) · (k + 1/α)/(k + 1) · αµ/(1 + αµ). Where P(0) is too small for
    a number, the sum begins at the first count that is not.

    >>> round(count_tail(0, 3.0, 0.1)[0], 4)  # (1 + 0.3) ** -10
    0.0725
    """
    if observed < 0 or expected <= 0:
        return (0.0, 0.0) if observed < 0 else (1.0, 1.0 if observed else 0.5)
    if expected > LARGE:  # the dispersion is all that counts there, and the sum would be long
        observed, expected = round(observed / expected * LARGE), LARGE
    size = 1 / dispersion
    ratio = dispersion * expected / (1 + dispersion * expected)
    at_zero = -size * log1p(dispersion * expected)
    start = 0 if at_zero > -600 else max(0, int(expected - 37 * sqrt(expected + dispersion * expected**2)))
    log_part = at_zero
    if start:
        log_part += lgamma(start + size) - lgamma(size) - lgamma(start + 1) + start * log(ratio)
    part = exp(log_part) if log_part > -745 else 0.0
    if observed < start:
        return 0.0, 0.0
    below = 0.0
    for number in range(start, observed):
        below += part
        part *= (number + size) / (number + 1) * ratio
        if number > expected and part < SMALLEST**2:
            break  # nothing is left to be added, however large the count
    return min(1.0, below + part), min(1.0, below + part / 2)


def count_score(observed: int, expected: float, dispersion: float) -> float:
    """Return the normal score of a count, clipped; negative where it is fewer than expected.

    >>> [round(count_score(n, 20.0, 0.05), 1) for n in (0, 10, 20, 60)]
    [-4.0, -1.8, 0.1, 2.5]
    """
    return clipped(NORMAL.inv_cdf(_within(count_tail(observed, expected, dispersion)[1])))


def share_tail(hits: int, number: int, share: float, correlation: float) -> tuple[float, float]:
    """Return (P(X <= hits), mid-p) for *hits* among *number* pages whose usual *share* is known.

    Overdispersed (beta-) binomial: the pages of one day are alike, so that the variance is
    np(1-p)·(1 + (n-1)·*correlation*). Summed by recurrence.

    >>> round(share_tail(0, 2, 0.5, 0.01)[0], 4)
    0.2525
    """
    if number > MANY_PAGES:
        hits, number = round(hits / number * MANY_PAGES), MANY_PAGES
    share, correlation = min(max(share, 1e-6), 1 - 1e-6), max(correlation, 0.001)
    a, b = share * (1 / correlation - 1), (1 - share) * (1 / correlation - 1)
    part = exp(lgamma(number + b) - lgamma(b) - lgamma(number + a + b) + lgamma(a + b))
    below = 0.0
    for found in range(min(hits, number)):
        below += part
        part *= (number - found) / (found + 1) * (found + a) / (number - found - 1 + b)
    return min(1.0, below + part), min(1.0, below + part / 2)


def share_score(hits: int, number: int, share: float, correlation: float) -> float:
    """Return the normal score of a share, clipped; negative where it is smaller than usual.

    >>> share_score(1, 10, 0.9, 0.02) < -3, abs(share_score(9, 10, 0.9, 0.02)) < 0.2
    (True, True)
    """
    return clipped(NORMAL.inv_cdf(_within(share_tail(hits, number, share, correlation)[1])))


def silence_tail(expected: float, dispersion: float) -> float:
    """Return the probability of nothing at all where *expected* articles were to come since the last one.

    >>> silence_tail(10.0, 0.02) < 1e-3 < silence_tail(10.0, 0.6)
    True
    """
    return exp(-log1p(dispersion * max(0.0, expected)) / dispersion)


def clipped(score: float) -> float:
    return min(max(score, LOWEST), HIGHEST)


def _within(probability: float) -> float:
    return min(max(probability, SMALLEST), 1 - SMALLEST)
