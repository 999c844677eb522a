"""WATCH: every publisher's days, one after another, each against what its past lets expect (pure)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from statistics import median

from newsbot.health.crawl_counts import Counts, CrawlState, new_articles
from newsbot.health.findings import OURSELVES, Finding
from newsbot.health.judged_shares import BAD_SHARES, GOOD_SHARES, LISTED_IN, OBSERVED, SHARES
from newsbot.health.parameters import Parameters
from newsbot.health.shares import Changed, Share
from newsbot.health.volume import Expectation, Verdict, Volume, country_ratio
from newsbot.states import UrlState

DAY = timedelta(days=1)
KNOWN_DAYS = 150
"""How far back days are read: what is known of a week takes 56 good ones."""
PEERS_MEAN = 3.0
"""A publisher with fewer expected articles says nothing of a day that others have."""
NEVER_CRAWLED_WELL = {f"crawls/{state}" for state in (CrawlState.GOOD, CrawlState.DEGRADED, CrawlState.UNFITTING)}


@dataclass
class PublisherPast:
    """One publisher, followed day by day."""

    name: str
    country: str
    first: date
    """Its first whole day; the day of its first crawl is none, as that brings older articles, too."""
    days: Mapping[date, Counts]
    parameters: Parameters
    accepted: Mapping[str, date] = field(default_factory=dict)
    """Signal -> the first day of what a person called the new normal."""
    volume: Volume = field(init=False)
    shares: dict[str, Share] = field(init=False)
    verdict: Verdict | None = None
    changed: dict[str, Changed] = field(default_factory=dict)
    expectation: Expectation | None = None
    drawn: list[tuple[date, int | None, float | None]] = field(default_factory=list)
    """(day, articles, expected) for a chart."""

    def __post_init__(self) -> None:
        newest = [self.accepted[signal] for signal in ("articles", "silence") if signal in self.accepted]
        self.volume = Volume(self.parameters, self.first.weekday(), self._number(max(newest)) if newest else None)
        self.shares = {
            name: Share(
                self.parameters,
                name in GOOD_SHARES,
                self._number(self.accepted[name]) if name in self.accepted else None,
            )
            for name in SHARES
        }

    @property
    def next_day(self) -> date:
        """The first day that was not seen."""
        return self.first + len(self.volume.counts) * DAY

    def _number(self, day: date) -> int:
        return max(0, (day - self.first).days)

    def articles(self, day: date) -> int | None:
        """Return how many articles came on *day*, None where no crawl would have found any."""
        counts = self.days.get(day)
        return new_articles(counts) if counts and not NEVER_CRAWLED_WELL.isdisjoint(counts) else None

    def expect(self) -> float | None:
        """Return how many articles the next day is to bring."""
        self.expectation = self.volume.expect()
        return self.expectation.mean if self.expectation else None

    def see(self, day: date, ratio: float | None) -> None:
        """Take what *day* brought; *ratio* is what the country's others had of theirs, None where all fell."""
        count = self.articles(day) if ratio is not None else None
        verdict = self.volume.see(count, self.expectation, ratio or 1.0)
        self.verdict = verdict if count is not None else self.verdict
        self.drawn.append((day, count, verdict.expected if verdict else None))
        counts = self.days.get(day, {})
        for name, share in self.shares.items():
            hits, number = SHARES[name](counts)
            if changed := share.see(hits, number):
                self.changed[name] = changed
            elif number or name not in self.changed:
                self.changed.pop(name, None)

    def leave_out_shares(self) -> None:
        """Go through further days for a chart alone, in which no share of pages is judged; it takes a tenth."""
        self.shares.clear()

    def findings(self) -> Iterator[Finding]:
        """Yield what is not as usual after the days that were seen."""
        verdict = self.verdict
        if verdict and verdict.silent_since is not None:
            yield self._of_volume("silence", verdict.silent_since, "no article", verdict)
        elif verdict and verdict.few_since is not None:
            number = verdict.observed_since
            days = len(self.volume.counts) - verdict.few_since
            observed = f"{number} article{'s' * (number != 1)} in {days} day{'s' * (days != 1)}"
            yield self._of_volume("articles", verdict.few_since, observed, verdict)
        for name, changed in self.changed.items():
            if name == "refused" and any(other in self.changed for other in BAD_SHARES if other != "refused"):
                continue
            yield self._of_share(name, changed)

    def _of_volume(self, signal: str, since: int, observed: str, verdict: Verdict) -> Finding:
        expected = f"{verdict.expected:.0f} a day" if verdict.expected >= 1 else f"{verdict.expected * 7:.0f} a week"
        return Finding(self.name, signal, self._begin(since), expected, observed, f"scrapy crawls {self.name}")

    def _of_share(self, name: str, changed: Changed) -> Finding:
        hits, number, usual = changed.hits, changed.number, changed.usual
        if name in GOOD_SHARES:
            hits, usual = number - hits, 1 - usual
        words = OBSERVED.get(name, (f"{name} missing" if name in GOOD_SHARES else name) + " on {} of {} pages")
        look = f"scrapy crawls {self.name}"
        if name in BAD_SHARES and name not in ("paywall", "listings", "dates", "teaser"):
            state = LISTED_IN.get(name, UrlState.NOT_ARTICLE)
            look = f"scrapy why --publisher {self.name} --state {state}"
        return Finding(
            self.name,
            name,
            self._begin(changed.since),
            f"{usual:.0%}".replace("%", " %"),
            words.format(hits, number),
            look,
        )

    def _begin(self, number: int) -> datetime:
        return datetime.combine(self.first + number * DAY, time(), UTC)


@dataclass
class Past:
    """All publishers, day by day, each beside its country's others."""

    publishers: list[PublisherPast]
    parameters: Parameters
    _all_fell: list[tuple[date, float, int]] = field(default_factory=list)

    def until(self, end: date) -> Iterator[date]:
        """Take one day after another, without *end*; yield each when it was taken."""
        day = min((publisher.next_day for publisher in self.publishers), default=end)
        while day < end:
            self._see(day)
            yield day
            day += DAY

    def _see(self, day: date) -> None:
        there = [publisher for publisher in self.publishers if publisher.next_day == day]
        ratios: dict[str, float] = {}
        for publisher in there:
            expected, count = publisher.expect(), publisher.articles(day)
            if expected and expected >= PEERS_MEAN and count is not None:
                ratios[publisher.name] = count / expected
        all_ = median(ratios.values()) if len(ratios) >= self.parameters.fewest_peers else 1.0
        fell = all_ < self.parameters.all_fall
        if not fell:
            self._all_fell.clear()
        else:
            self._all_fell.append((day, all_, len(ratios)))
        by_country: dict[str, dict[str, float]] = {}
        for publisher in there:
            if publisher.name in ratios and publisher.country:
                by_country.setdefault(publisher.country, {})[publisher.name] = ratios[publisher.name]
        for publisher in there:
            others = [ratio for name, ratio in by_country.get(publisher.country, {}).items() if name != publisher.name]
            publisher.see(day, None if fell else country_ratio(others, self.parameters))

    def findings(self) -> list[Finding]:
        """Return what is not as usual after the last day that was taken."""
        found = [finding for publisher in self.publishers for finding in publisher.findings()]
        if self._all_fell:
            (day, *_), (_, ratio, number) = self._all_fell[0], self._all_fell[-1]
            observed = f"{number} publishers have {ratio:.0%} of their articles".replace("%", " %")
            began = datetime.combine(day, time(), UTC)
            found.append(Finding(OURSELVES, "all articles", began, "100 %", observed, "scrapy crawls"))
        return found
