"""Days that are gone through one by one, and kept in between, say what they say when gone through at once."""

from datetime import date
from random import Random
from types import SimpleNamespace

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.archive import Archive
from newsbot.health.crawl_counts import counts_of_a_day
from newsbot.health.findings import Finding
from newsbot.health.judging import judge
from newsbot.health.kept_past import resume, resume_all, state_of, state_of_all
from newsbot.health.known_past import keep, past_until
from newsbot.health.parameters import Parameters
from newsbot.health.past import Past, PublisherPast
from tests.health.conftest import DAY, NOW, Counts, well

PARAMETERS = Parameters(history_days=8, level_days=10, lag_days=2, fewest_peers=2, share_articles=5)
"""Such as short pasts say much about."""
NAMES = ["echo", "globe", "post", "times"]
DAYS = 30
TODAY = NOW.date()
BROKEN = {"listing/failed": 3, "listing/failed/HTTP 500": 3}


def made_days(seed: int) -> dict[str, dict[date, Counts]]:
    """Return publishers with days that are better and worse, and now and then none."""
    drawn, made = Random(seed), {}
    for name in NAMES:
        level, falls, loses = drawn.randint(2, 40), drawn.randint(1, DAYS), drawn.randint(1, DAYS)
        days: dict[date, Counts] = {}
        for ago in range(DAYS - drawn.randint(0, 5), 0, -1):
            number = max(0, round(drawn.gauss(level, level / 5) * (0.2 if ago < falls else 1)))
            counts = well(number) | ({"field/authors": 0} if ago < loses else {})
            counts = BROKEN if drawn.random() < 0.1 else counts
            days[TODAY - ago * DAY] = counts_of_a_day({f"newsbot/{key}": value for key, value in counts.items()})
        made[name] = days
    return made


def fresh(made: dict[str, dict[date, Counts]]) -> Past:
    return Past([PublisherPast(name, "GB", min(days), days, PARAMETERS) for name, days in made.items()], PARAMETERS)


def taken_up(made: dict[str, dict[date, Counts]], past: Past) -> Past:
    """Return *past* as it is after it was kept as JSON."""
    again = fresh(made)
    for publisher, before in zip(again.publishers, past.publishers, strict=True):
        resume(publisher, orjson.loads(orjson.dumps(state_of(before))))
    resume_all(again, orjson.loads(orjson.dumps(state_of_all(past))))
    return again


@settings(max_examples=15)
@given(st.integers(0, 10**6), st.sets(st.integers(1, DAYS), max_size=6))
def test_days_taken_one_after_another_say_what_all_at_once_say(seed: int, stops: set[int]) -> None:
    made = made_days(seed)
    whole, kept = fresh(made), fresh(made)
    said = {day: whole.findings() for day in whole.until(TODAY)}
    for stop in sorted(stops | {0}, reverse=True):
        for day in kept.until(TODAY - stop * DAY):
            assert kept.findings() == said[day]
        kept = taken_up(made, kept)
    assert [one.drawn for one in kept.publishers] == [one.drawn for one in whole.publishers]


@pytest.fixture
def filled(archive: Archive) -> Archive:
    with archive.transaction():
        for name, days in made_days(1).items():
            archive.crawls.know(SimpleNamespace(name=name, title=name, country="GB", language="en", timezone="UTC"))
            for day, counts in days.items():
                archive.days.add(name, NOW - (TODAY - day), counts)
    return archive


def told(archive: Archive, end: date = TODAY) -> list[Finding]:
    return past_until(archive, NAMES, end, PARAMETERS).findings()


def told_anew(archive: Archive) -> list[Finding]:
    archive.baselines.replace({})
    return told(archive)


@pytest.fixture
def taken(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> list[tuple[date, bool]]:
    """Return the days that are gone through from now on, each with whether the archive was locked meanwhile."""
    days: list[tuple[date, bool]] = []
    see = Past._see

    def noted(past: Past, day: date) -> None:
        days.append((day, filled.database.connection.in_transaction))
        see(past, day)

    monkeypatch.setattr(Past, "_see", noted)
    return days


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_chart_shows_the_same_without_what_no_chart_shows(filled: Archive, is_kept: bool) -> None:
    if is_kept:
        judge(filled, NAMES, NOW - DAY, PARAMETERS)
    whole = past_until(filled, NAMES, TODAY, PARAMETERS)
    drawn = past_until(filled, NAMES, TODAY, PARAMETERS, for_charts=True)
    assert [one.drawn for one in drawn.publishers] == [one.drawn for one in whole.publishers] != []


def test_a_day_is_gone_through_once_and_while_others_may_write(filled: Archive, taken: list[tuple[date, bool]]) -> None:
    judge(filled, NAMES, NOW, PARAMETERS)
    assert {locked for _, locked in taken} == {False}
    taken.clear()
    judge(filled, NAMES, NOW + DAY, PARAMETERS)
    assert taken == [(TODAY, False)]


def test_a_past_that_changed_since_is_gone_through_anew(filled: Archive) -> None:
    keep(filled, past_until(filled, NAMES, TODAY, PARAMETERS), TODAY)
    filled.days.add("post", NOW - 3 * DAY, well(400))
    assert told(filled) == told_anew(filled)


def test_a_publisher_that_is_followed_again_has_its_whole_past(filled: Archive) -> None:
    keep(filled, past_until(filled, {"post"}, TODAY, PARAMETERS), TODAY)
    assert told(filled) == told_anew(filled)


def test_a_clock_that_was_set_back_takes_up_nothing_of_the_future(filled: Archive) -> None:
    keep(filled, past_until(filled, NAMES, TODAY, PARAMETERS), TODAY)
    earlier = TODAY - 9 * DAY
    assert {one.next_day for one in past_until(filled, NAMES, earlier, PARAMETERS).publishers} == {earlier}
