"""Simulate 200 publishers over 90 days with 20 faults, and count how soon `scrapy health`'s method and three simple
ones find them, and how often they are wrong.

    python -m benchmarks.health [--picture benchmarks/health.png]

Publishers differ in rate (one article in two days to 400 a day), in how much their days differ (overdispersion), in
their week, and in their drift; those of a country have its holidays in common. All methods learn for 35 days and are
then asked about every one of 90 days, when it is over. Of the publishers with five or more a day, ten fall silent and
ten lose half of their articles, on days drawn by chance. Alarms of a publisher up to a week apart are one; all that are
in no fault are false.
"""

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt
from pathlib import Path
from statistics import fmean, median, pstdev

from newsbot.health.parameters import Parameters
from newsbot.health.volume import WEEK, Volume, country_ratio

LEARNING, DAYS = 35, 90
COUNTRIES = ("DE", "GB", "FR", "US", "IT", "CH", "AT", "JP")
MONTH = 30
TOGETHER = 7
"""Alarms so many days apart at most are one."""


@dataclass(frozen=True)
class Made:
    """A publisher, what it published on each day, and the fault that it has."""

    name: str
    country: str
    rate: float
    counts: list[int]
    left: float = 1.0
    """Of its articles, after the fault began: 0 or a half."""
    fault: int | None = None
    """The day with which it began."""


Method = Callable[[Sequence[Made]], list[list[int]]]
"""Publishers -> for each the days on which it raised an alarm."""


def made_publishers(number: int, faults: int, chance: random.Random) -> list[Made]:
    """Make *number* publishers, their rates spread evenly on a logarithmic scale, *faults* of them with a fault."""
    faulty = chance.sample([n for n in range(number) if rate(n, number) >= 5], faults)
    holidays = {
        country: {chance.randrange(LEARNING + DAYS): chance.uniform(0.3, 0.7) for _ in range(4)}
        for country in COUNTRIES
    }
    made = []
    for n in range(number):
        country = COUNTRIES[n % len(COUNTRIES)]
        left = 1.0 if n not in faulty else 0.0 if faulty.index(n) % 2 else 0.5
        fault = chance.randrange(LEARNING + 5, LEARNING + DAYS - 15) if n in faulty else None
        counts = made_counts(rate(n, number), holidays[country], fault, left, chance)
        made.append(Made(f"publisher_{n}", country, rate(n, number), counts, left, fault))
    return made


def rate(n: int, number: int) -> float:
    return exp(log(0.5) + (log(400) - log(0.5)) * n / (number - 1))


def made_counts(
    per_day: float, holidays: dict[int, float], fault: int | None, left: float, chance: random.Random
) -> list[int]:
    """Draw a publisher's articles of each day."""
    alpha = chance.uniform(0.01, 0.08)
    week_end, drift = chance.uniform(0.3, 1.0), chance.uniform(-0.003, 0.003)
    week = [chance.uniform(0.9, 1.1) * (week_end if day >= 5 else 1) for day in range(WEEK)]
    counts = []
    for day in range(LEARNING + DAYS):
        mean = per_day * week[day % WEEK] * exp(drift * day) * holidays.get(day, 1.0)
        if fault is not None and day >= fault:
            mean *= left
        counts.append(poisson(mean * chance.gammavariate(1 / alpha, alpha), chance))
    return counts


def poisson(mean: float, chance: random.Random) -> int:
    if mean > 500:
        return max(0, round(chance.gauss(mean, sqrt(mean))))
    number, product = 0, chance.random()
    while product > exp(-mean):
        number += 1
        product *= chance.random()
    return number


def newsbots(publishers: Sequence[Made]) -> list[list[int]]:
    """`scrapy health`'s method."""
    parameters = Parameters()
    volumes = [Volume(parameters) for _ in publishers]
    alarms: list[list[int]] = [[] for _ in publishers]
    for day in range(LEARNING + DAYS):
        expected = [volume.expect() for volume in volumes]
        ratios = [
            made.counts[day] / expectation.mean if expectation and expectation.mean >= 3 else None
            for made, expectation in zip(publishers, expected, strict=True)
        ]
        for n, (made, volume) in enumerate(zip(publishers, volumes, strict=True)):
            others = [
                ratio
                for m, ratio in enumerate(ratios)
                if m != n and ratio is not None and publishers[m].country == made.country
            ]
            verdict = volume.see(made.counts[day], expected[n], country_ratio(others, parameters))
            if verdict and (verdict.few_since is not None or verdict.silent_since is not None):
                alarms[n].append(day)
    return alarms


def of_each_day(is_alarm: Callable[[Sequence[int], int], bool]) -> Method:
    """Return the method that looks at one day of one publisher's counts."""

    def method(publishers: Sequence[Made]) -> list[list[int]]:
        days = range(LEARNING, LEARNING + DAYS)
        return [[day for day in days if is_alarm(made.counts, day)] for made in publishers]

    return method


def below_half_of_the_same_weekday(counts: Sequence[int], day: int) -> bool:
    return counts[day] < counts[day - WEEK] / 2


def below_three_deviations(counts: Sequence[int], day: int) -> bool:
    past = counts[day - 28 : day]
    return counts[day] < fmean(past) - 3 * pstdev(past)


def nothing_at_all(counts: Sequence[int], day: int) -> bool:
    return counts[day] == 0


METHODS: dict[str, Method] = {
    "newsbot health": newsbots,
    "below 50 % of the same weekday": of_each_day(below_half_of_the_same_weekday),
    "3 standard deviations below 28 days": of_each_day(below_three_deviations),
    "no article on a day": of_each_day(nothing_at_all),
}


@dataclass(frozen=True)
class Result:
    """How a method did."""

    delays: dict[float, list[int | None]]
    """What was left of the articles -> days until each fault was found, 1 on the evening of its first; None: never."""
    false: int


def measured(publishers: Sequence[Made], alarms: Sequence[Sequence[int]]) -> Result:
    delays: dict[float, list[int | None]] = {0.0: [], 0.5: []}
    false = 0
    for made, days in zip(publishers, alarms, strict=True):
        fault = made.fault
        before = [day for day in days if fault is None or day < fault]
        false += bool(before) + sum(later - earlier > TOGETHER for earlier, later in pairwise(before))
        if fault is not None:
            delays[made.left].append(next((day - fault + 1 for day in days if day >= fault), None))
    return Result(delays, false)


def row(name: str, results: Sequence[Result]) -> str:
    """Return the line of a method, over several seeds."""
    parts = [f"{name:36}"]
    for left in (0.0, 0.5):
        delays = [delay for result in results for delay in result.delays[left]]
        found = [delay for delay in delays if delay is not None]
        middle = f"{median(found):g}" if found else "-"
        parts.append(f"{middle:>9} {max(found, default=0):>5} {len(found):>5}/{len(delays)}")
    false = sum(result.false for result in results) / len(results) / (DAYS / MONTH)
    return "  ".join([*parts, f"{false:8.1f}"])


def main() -> None:
    """Print the table that benchmarks/README.md holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--publishers", type=int, default=200)
    parser.add_argument("--faults", type=int, default=20)
    parser.add_argument("--seed", type=int, default=22)
    parser.add_argument("--runs", type=int, default=5, help="with further seeds")
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    runs = [
        made_publishers(options.publishers, options.faults, random.Random(options.seed + run))
        for run in range(options.runs)
    ]
    results = {name: [measured(made, method(made)) for made in runs] for name, method in METHODS.items()}
    heading = f"{'days: median   max  found':>25}  {'median   max  found':>22}"
    print(f"{'':36}  {'fell silent':>23}  {'lost a half':>23}  {'false':>8}")
    print(f"{'':36}{heading}  {'a month':>8}")
    for name, of_runs in results.items():
        print(row(name, of_runs))
    if options.picture:
        draw(results, options.picture)


def draw(results: dict[str, list[Result]], path: Path) -> None:
    """Draw for each method its false alarms against the days until a half was missed."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
    for name, of_runs in results.items():
        false = sum(result.false for result in of_runs) / len(of_runs) / (DAYS / MONTH)
        delays = sorted(delay or DAYS for result in of_runs for delay in result.delays[0.5])
        shares = [n / len(delays) for n in range(1, len(delays) + 1)]
        axes.step(delays, shares, where="post", label=f"{name}: {false:.1f} false alarms a month")
    axes.set(xlim=(0, 30), ylim=(0, 1.02), xlabel="days since half of the articles are missing", ylabel="faults found")
    axes.legend(fontsize=7, loc="lower right")
    figure.savefig(path, dpi=150)


if __name__ == "__main__":
    main()
