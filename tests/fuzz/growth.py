"""Measure how the time of a function grows with a text that repeats one fragment.

python -m tests.fuzz.growth [--seed 1] [--number 30000] [--only WORD ...] prints for each function its steepest growth.
"""

import argparse
import gc
import random
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from math import log
from statistics import median
from time import process_time
from typing import NamedTuple

from tests.fuzz.fragments import FIXED, Fragment, cut_out
from tests.fuzz.subjects import SUBJECTS, Subject

SIZES = (1_000, 8_000, 64_000, 512_000)
"""Characters; each is eight times the one before.  The last is for what looks steep and is still quick."""
USUAL = SIZES[2]
LEAST = 0.02
"""Seconds below which a time says nothing: what takes less at the usual size is quick, however it grows."""
SHORTEST = LEAST / 16
"""Seconds that any time is taken for at least: what a call costs on a text of any length is no growth."""
PATIENCE = 120.0
"""Seconds that the next size may take, by what is known of the growth, to be measured too: a first use of memory, a
depth that the parser bounds, and a look that only a page of many elements gets, look steep at first."""
STEEP = 1.5
"""The exponent of a time that grows with the length is 1, with its square 2."""
TIMES = 3
CUT_OUT = 0.3
"""Share of the fragments that are cut out of the tests' pages."""


class Growth(NamedTuple):
    """How the time of a function grew with a fragment."""

    subject: str
    fragment: Fragment
    exponent: float
    size: int
    """Characters of the longer text."""
    seconds: float
    """The time that it took."""

    def __str__(self) -> str:
        shown = f"{self.fragment.repeated}{self.fragment.closing and '…' + self.fragment.closing}"[:40]
        return f"| {self.subject} | `{shown!r}` | {self.exponent:.2f} | {self.size:,} | {self.seconds * 1000:.0f} |"


def growth(name: str, subject: Subject, fragment: Fragment) -> Growth | None:
    """Return how *subject* grows where it takes LEAST; None where it never does."""
    before = found = None
    for small, size in pairwise(SIZES):
        if size > USUAL and not (found and found.exponent > STEEP):
            break
        seconds = _time(subject, fragment.grown(size))
        if found or seconds >= LEAST:
            exponent = _exponent(_time(subject, fragment.grown(small)) if before is None else before, seconds)
            if exponent > STEEP:  # one time may be disturbed
                exponent = min(exponent, _exponent(*(_median(subject, fragment.grown(n)) for n in (small, size))))
            found = Growth(name, fragment, exponent, size, seconds)
            if exponent > STEEP and seconds * (SIZES[1] / SIZES[0]) ** exponent > PATIENCE:
                break
        before = seconds
    return found


def _exponent(small: float, large: float) -> float:
    """Return the power of the length with which the time grew from *small* to *large*."""
    return log(max(large, SHORTEST) / max(small, SHORTEST), SIZES[1] / SIZES[0])


def _median(subject: Subject, text: str) -> float:
    return median(_time(subject, text) for _ in range(TIMES))


def _time(subject: Subject, text: str) -> float:
    gc.disable()
    try:
        began = process_time()
        subject(text)
        return process_time() - began
    finally:
        gc.enable()


def drawn(seed: int, names: Iterable[str] = SUBJECTS) -> Iterator[tuple[str, Fragment]]:
    """Yield a function's name with a fragment, without end; the same ones for the same *seed*."""
    chance = random.Random(seed)
    left: dict[str, list[Fragment]] = {name: [] for name in names}
    others = cut_out(seed)
    while True:
        for name in left:
            if not left[name]:
                left[name] = chance.sample(FIXED, len(FIXED))
            yield name, next(others) if chance.random() < CUT_OUT else left[name].pop()


def measured(pairs: Iterable[tuple[str, Fragment]], seconds: float = float("inf")) -> Iterator[Growth]:
    """Yield the growth of *pairs* that take long enough to have one, for so many *seconds* of processor time."""
    end = process_time() + seconds
    for name, fragment in pairs:
        if process_time() > end:
            return
        if found := growth(name, SUBJECTS[name], fragment):
            yield found


def main() -> None:
    arguments = argparse.ArgumentParser(description="Measure how the time of each function grows.")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--number", type=int, default=30_000, help="functions with a fragment that are measured")
    arguments.add_argument("--only", nargs="*", default=[""], metavar="WORD", help="functions with this in their names")
    asked = arguments.parse_args()
    names = [name for name in SUBJECTS if any(word in name for word in asked.only)]
    steepest: dict[str, Growth] = {}
    for one in measured(islice(drawn(asked.seed, names), asked.number)):
        if one.exponent > STEEP:
            print(f"steep: {one}", flush=True)
        if one.subject not in steepest or one.exponent > steepest[one.subject].exponent:
            steepest[one.subject] = one
    print("| function | input | exponent | characters | ms |\n|---|---|---|---|---|")
    print(*sorted(steepest.values(), key=lambda one: -one.exponent), sep="\n")
    quick = [name for name in names if name not in steepest]
    print(f"\nBelow {LEAST * 1000:.0f} ms at {USUAL:,} characters whatever the input: {', '.join(quick)}.")


if __name__ == "__main__":
    main()
