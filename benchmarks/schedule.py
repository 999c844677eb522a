"""Follow 200 made publishers for a day with `crawlall --due`'s schedule, without sleeping or fetching.

    python -m benchmarks.schedule

The clock is passed in. Publishers differ in rate (one article a week to 400 a day), in the hours they are awake, in
week-end habit; some have a burst of news, some are down for hours, some forbid us for the day. The schedule starts
knowing nothing and learns for two weeks; then a day is measured, against polling all of them every five minutes, and
against one fixed interval for all that makes as many requests as the schedule did.
"""

import argparse
import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import exp, log, sin, tau
from statistics import mean, quantiles

from newsbot.scheduling.due import PAST_CRAWLS_KEPT, History, NextCrawl, PastCrawl, is_due, next_crawl
from newsbot.scheduling.publishing_rate import HOUR
from newsbot.states.crawl_ends import CrawlOutcome

START = datetime(2026, 11, 2, tzinfo=UTC)
TICK = timedelta(minutes=5)
DAY = timedelta(days=1)
FEED_LENGTH = 20
"""Articles that a listing shows, so that the first crawl sees a little of the past, as in life."""


@dataclass
class MadePublisher:
    """A publisher whose articles, outages and refusals are known beforehand."""

    name: str
    per_day: float
    articles: list[datetime]
    unreachable: dict[str, tuple[datetime, datetime]] = field(default_factory=dict)
    """"failed" or "forbidden" -> from when to when."""
    listings: int = 1
    past_crawls: list[PastCrawl] = field(default_factory=list)
    appeared: Counter[datetime] = field(default_factory=Counter)
    seen: int = 0
    late: list[tuple[datetime, timedelta]] = field(default_factory=list)
    """(when it appeared, how much later it was found)."""

    def crawl(self, now: datetime) -> None:
        """Crawl the publisher at *now*."""
        outcome = next((kind for kind, (a, b) in self.unreachable.items() if a <= now < b), "good")
        self.past_crawls.insert(0, PastCrawl(now, CrawlOutcome(outcome)))
        if outcome == "good":
            until = bisect_right(self.articles, now)
            first = not self.late and not self.seen
            for time in self.articles[max(self.seen, until - FEED_LENGTH) if first else self.seen : until]:
                self.appeared[time.replace(minute=0, second=0, microsecond=0)] += 1
                if not first:
                    self.late.append((time, now - time))
            self.seen = until

    def history(self) -> History:
        return History(
            self.past_crawls[:PAST_CRAWLS_KEPT],
            self.past_crawls[-1].started if self.past_crawls else None,
            self.appeared,
        )


def made_publishers(number: int, days: int, chance: random.Random) -> list[MadePublisher]:
    """Make *number* publishers, their rates spread evenly on a logarithmic scale."""
    made = []
    for n in range(number):
        per_day = exp(log(1 / 7) + (log(400) - log(1 / 7)) * n / (number - 1))
        articles = made_articles(per_day, days, n % 10 == 3, chance)
        made.append(MadePublisher(f"publisher_{n}", per_day, articles, listings=chance.choice((1, 1, 2, 3, 5))))
    last_day = START + DAY * (days - 1)
    for publisher in made[7::25]:
        publisher.unreachable["failed"] = (last_day + HOUR * 8, last_day + HOUR * 11)
    for publisher in made[11::50]:
        publisher.unreachable["forbidden"] = (last_day, last_day + HOUR * 24)
    return made


def made_articles(per_day: float, days: int, burst: bool, chance: random.Random) -> list[datetime]:
    """Draw the times of a publisher's articles: Poisson, with a day's wave, quiet week-ends and perhaps one burst."""
    noon, wave, week_end = chance.uniform(0, 24), chance.uniform(0.3, 1.0), chance.uniform(0.3, 1.0)
    burst_begins = START + DAY * (days - 1) + HOUR * chance.uniform(6, 18)
    times = []
    now, end = START - DAY * 30, START + DAY * days
    fastest = per_day / 24 * 2 * (5 if burst else 1)
    while now < end:
        now += HOUR * chance.expovariate(fastest)
        rate = per_day / 24 * (1 + wave * sin(tau * (now.hour + now.minute / 60 - noon + 6) / 24))
        rate *= week_end if now.weekday() >= 5 else 1
        rate *= 5 if burst and burst_begins <= now < burst_begins + 2 * HOUR else 1
        if chance.random() < rate / fastest:
            times.append(now)
    return times


def follow(publishers: list[MadePublisher], days: int, wanted: Callable[[MadePublisher, datetime], bool]) -> None:
    """Tick through *days*, crawling what is *wanted*."""
    for step in range(int(DAY * days / TICK)):
        now = START + TICK * step
        for publisher in publishers:
            if wanted(publisher, now):
                publisher.crawl(now)


def by_schedule() -> Callable[[MadePublisher, datetime], bool]:
    """Ask the schedule; a turn only changes when its publisher was crawled, so it is worked out once a crawl."""
    turns: dict[str, tuple[int, NextCrawl]] = {}

    def wanted(publisher: MadePublisher, now: datetime) -> bool:
        known = turns.get(publisher.name)
        if known is None or known[0] != len(publisher.past_crawls):
            known = turns[publisher.name] = (
                len(publisher.past_crawls),
                next_crawl(publisher.name, publisher.history(), now),
            )
        return is_due(known[1], now)

    return wanted


def every(interval: timedelta) -> Callable[[MadePublisher, datetime], bool]:
    return lambda publisher, now: not publisher.past_crawls or now - publisher.past_crawls[0].started >= interval


def main() -> None:
    """Print the table that benchmarks/README.md holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--publishers", type=int, default=200)
    parser.add_argument("--days", type=int, default=15, help="of which the last is measured")
    parser.add_argument("--seed", type=int, default=22)
    options = parser.parse_args()

    def run(wanted: Callable[[MadePublisher, datetime], bool]) -> Result:
        publishers = made_publishers(options.publishers, options.days, random.Random(options.seed))
        follow(publishers, options.days, wanted)
        return Result(publishers, START + DAY * (options.days - 1))

    learned, polled = run(by_schedule()), run(every(TICK))
    interval = TICK * round(polled.requests / learned.requests)
    print(f"{'':36} past_crawls requests articles | late, minutes: mean  median    90 %    99 %     max  by > 1 h")
    for title, result in (
        ("learned intervals", learned),
        ("all every 5 minutes", polled),
        (f"all every {interval // timedelta(minutes=1)} minutes", run(every(interval))),
    ):
        result.reachable().print_row(title)
    for low, high in ((0, 1), (1, 10), (10, 50), (50, 1000)):
        some = learned.of(p for p in learned.publishers if low <= p.per_day < high and not p.unreachable)
        some.print_row(f"  learned: {low} to {high} a day ({len(some.publishers)})")
    for kind, title in (("failed", "down for 3 hours"), ("forbidden", "forbids us all day")):
        some = learned.of(p for p in learned.publishers if kind in p.unreachable)
        some.print_row(f"  learned: {title} ({len(some.publishers)})")


@dataclass
class Result:
    """What a day of following these publishers cost and gave."""

    publishers: list[MadePublisher]
    day: datetime

    def of(self, publishers: Iterable[MadePublisher]) -> "Result":
        return Result(list(publishers), self.day)

    def reachable(self) -> "Result":
        """Leave out who forbids us all day: no schedule finds their articles."""
        return self.of(publisher for publisher in self.publishers if "forbidden" not in publisher.unreachable)

    @property
    def past_crawls(self) -> int:
        return sum(crawl.started >= self.day for p in self.publishers for crawl in p.past_crawls)

    @property
    def requests(self) -> int:
        """Requests to listings; article requests are the same whatever the schedule."""
        return sum(p.listings * sum(crawl.started >= self.day for crawl in p.past_crawls) for p in self.publishers)

    def lateness(self) -> list[float]:
        """Return by how many minutes each article of the day was found late; unfound ones count to the day's end."""
        end = self.day + DAY
        found = [(time, gap) for p in self.publishers for time, gap in p.late]
        unfound = [(time, end - time) for p in self.publishers for time in p.articles[p.seen :]]
        return sorted(gap / timedelta(minutes=1) for time, gap in found + unfound if self.day <= time < end)

    def print_row(self, title: str) -> None:
        late = self.lateness()
        cuts = quantiles(late, n=100)
        print(
            f"{title:35} {self.past_crawls:6} {self.requests:8} {len(late):8} | {mean(late):19.1f} {cuts[49]:7.1f}"
            f" {cuts[89]:7.1f} {cuts[98]:7.1f} {max(late):7.0f} {sum(minutes > 60 for minutes in late):10}"
        )


if __name__ == "__main__":
    main()
