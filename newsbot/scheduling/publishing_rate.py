"""WATCH: how often a publisher publishes, learned from when its articles appeared (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt

HOUR = timedelta(hours=1)

HORIZON = timedelta(days=21)
"""What is older than this says nothing about tomorrow."""
HALF_LIFE = timedelta(days=5)
"""An article that appeared this long ago counts half."""
WEIGHTS = tuple(0.5 ** (hours * HOUR / HALF_LIFE) for hours in range(HORIZON // HOUR + 2))
"""Hours ago -> what an article of that hour counts."""

PATIENCE = 1 / 3
"""Hours between two looks at a publisher of one article an hour.

The wait between two looks goes with 1/sqrt(rate). A look every *w* hours at *r* articles an hour costs 1/w requests
and finds r articles an hour w/2 late each, so the sum of lateness over all publishers is least, for a given number of
requests, where w is proportional to 1/sqrt(r). (One new article a look, w = 1/r, would find the news of a paper of one
article a day twelve hours late to save a handful of requests.)
"""

UNKNOWN_HOURS = 6.0
"""How many hours of watching the guess below is worth."""
UNKNOWN_RATE = 1 / 24
"""Articles an hour of a publisher that we know nothing of."""
DAYS_UNTIL_AN_HOUR_IS_KNOWN = 3.0
"""An hour of the day is trusted over the day's mean after about so many days."""


@dataclass(frozen=True, slots=True)
class Pace:
    """A publisher's expected articles an hour, for each hour of the day in UTC."""

    rates: tuple[float, ...]

    def next_look(self, last: datetime) -> datetime:
        """Return when to look again after *last*: later at hours when little is published.

        >>> from datetime import UTC
        >>> Pace((1.0,) * 24).next_look(datetime(2026, 11, 22, 12, tzinfo=UTC)).isoformat()
        '2026-11-22T12:20:00+00:00'
        """
        patience, moment = PATIENCE, last
        for _ in range(48):
            speed = sqrt(self.rates[moment.hour])
            until_next_hour = 1 - _part_gone(moment)
            if speed * until_next_hour >= patience:
                return moment + HOUR * (patience / speed)
            patience -= speed * until_next_hour
            moment = _hour_of(moment) + HOUR
        return moment


def learn(appeared: Mapping[datetime, int], watched_since: datetime | None, now: datetime) -> Pace:
    """Learn a publisher's rhythm from how many articles *appeared* in which clock hour (UTC).

    *watched_since* is when we first looked. A feed's first crawl also brings older articles; they count from where
    three quarters of them are younger, so that one pinned article of last year does not stretch the time.
    """
    newest = max(appeared, default=watched_since or now)
    if now - newest > HORIZON:
        return Pace((HOUR / (now - newest),) * 24)
    recent = {hour: number for hour, number in appeared.items() if now - HORIZON < hour <= now}
    since = max(_complete_since(recent, watched_since or now), now - HORIZON)
    articles, hours = [0.0] * 24, [0.0] * 24
    first, last = _number(since), _number(now)
    for hour, number in recent.items():
        if (then := _number(hour)) >= first:
            articles[hour.hour] += number * WEIGHTS[last - then]
    for then in range(first, last + 1):
        hours[then % 24] += WEIGHTS[last - then]
    hours[since.hour] -= _part_gone(since) * WEIGHTS[last - first]
    hours[now.hour] -= 1 - _part_gone(now)
    mean = (sum(articles) + UNKNOWN_RATE * UNKNOWN_HOURS) / (sum(hours) + UNKNOWN_HOURS)
    if max(articles) > sum(articles) / 2:  # its dates have no time of day, or there are too few
        return Pace((mean,) * 24)
    return Pace(tuple(_rate_at(hour, articles, hours, mean) for hour in range(24)))


def _complete_since(appeared: Mapping[datetime, int], watched_since: datetime) -> datetime:
    before = sorted(hour for hour in appeared if hour < _hour_of(watched_since))
    oldest_quarter = sum(appeared[hour] for hour in before) / 4
    for hour in before:
        oldest_quarter -= appeared[hour]
        if oldest_quarter < 0:
            return hour
    return watched_since


def _rate_at(hour: int, articles: list[float], hours: list[float], mean: float) -> float:
    """Blend an hour with its neighbours and, as long as little is known of it, with the *mean*."""
    near = ((hour - 1) % 24, hour, (hour + 1) % 24)
    seen = sum(share * articles[h] for share, h in zip((0.5, 1, 0.5), near, strict=True))
    watched = sum(share * hours[h] for share, h in zip((0.5, 1, 0.5), near, strict=True))
    return (seen + mean * DAYS_UNTIL_AN_HOUR_IS_KNOWN) / (watched + DAYS_UNTIL_AN_HOUR_IS_KNOWN)


def _hour_of(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def _part_gone(moment: datetime) -> float:
    """Return which part of its clock hour is over."""
    return (moment - _hour_of(moment)) / HOUR


def _number(moment: datetime) -> int:
    """Return the number of a moment's hour, counted from 1970; its remainder by 24 is the hour of the day in UTC."""
    return int(moment.timestamp()) // 3600
