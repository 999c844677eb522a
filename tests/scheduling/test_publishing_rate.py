"""How often a publisher publishes."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from newsbot.scheduling.publishing_rate import HORIZON, WEIGHTS, Pace, learn

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def appeared(per_day: float, days: int, hours: range = range(24)) -> Counter[datetime]:
    """Articles at a steady rate, all of them within these hours of the day."""
    times = (NOW - timedelta(days=days) + HOUR * n for n in range(days * 24))
    return Counter({time: per_day / len(hours) for time in times if time.hour in hours})


def wait(pace: Pace, start: datetime = NOW) -> timedelta:
    return pace.next_look(start) - start


def articles_a_day(pace: Pace) -> float:
    return sum(pace.rates)


@pytest.mark.parametrize("per_day", [2, 24, 240])
def test_a_steady_rate_is_learned_within_a_tenth(per_day: int) -> None:
    pace = learn(appeared(per_day, 21), NOW - HORIZON, NOW)
    assert articles_a_day(pace) == pytest.approx(per_day, rel=0.1)


def test_four_times_the_articles_halve_the_wait() -> None:
    slow, fast = (learn(appeared(per_day, 21), NOW - HORIZON, NOW) for per_day in (48, 192))
    assert wait(slow) / wait(fast) == pytest.approx(2, rel=0.02)


def test_a_night_without_articles_is_hardly_watched() -> None:
    pace = learn(appeared(48, 21, range(8, 20)), NOW - HORIZON, NOW)
    noon, midnight = NOW, NOW + 12 * HOUR
    assert wait(pace, midnight) > 2 * wait(pace, noon)


def test_the_wait_of_a_quiet_hour_ends_when_the_busy_one_begins() -> None:
    pace = Pace((0.0001,) * 8 + (100.0,) * 16)
    seven = NOW.replace(hour=7)
    assert HOUR < wait(pace, seven) < HOUR + timedelta(minutes=3)


def test_dates_without_a_time_of_day_say_nothing_of_the_hours() -> None:
    pace = learn(appeared(10, 21, range(1)), NOW - HORIZON, NOW)
    assert len(set(pace.rates)) == 1
    assert articles_a_day(pace) == pytest.approx(10, rel=0.1)


def test_the_articles_that_a_first_crawl_brings_tell_the_rate_at_once() -> None:
    last_day = {time: 5 for n in range(24) if (time := NOW - HOUR * n)}
    assert articles_a_day(learn(last_day, NOW, NOW)) == pytest.approx(120, rel=0.3)


def test_one_pinned_article_of_two_weeks_ago_does_not_stretch_the_time() -> None:
    last_day = {time: 5 for n in range(24) if (time := NOW - HOUR * n)}
    with_pinned = last_day | {NOW - timedelta(days=14): 1}
    assert articles_a_day(learn(with_pinned, NOW, NOW)) == pytest.approx(
        articles_a_day(learn(last_day, NOW, NOW)), rel=0.3
    )


def test_a_burst_of_last_week_is_forgotten() -> None:
    steady = appeared(24, 21)
    burst = Counter({NOW - timedelta(days=7) + HOUR * n: 50 for n in range(6)})
    just_now = Counter({NOW - HOUR * n: 50 for n in range(1, 7)})
    today, last_week = (articles_a_day(learn(steady + more, NOW - HORIZON, NOW)) for more in (just_now, burst))
    assert last_week < today / 1.5


def test_a_publisher_that_fell_silent_is_watched_less_and_less() -> None:
    waits = [wait(learn({NOW - timedelta(days=days): 3}, NOW - timedelta(days=400), NOW)) for days in (30, 90, 300)]
    assert waits == sorted(waits)
    assert waits[0] > timedelta(hours=5)
    assert waits[-1] > timedelta(hours=24)


def test_a_publisher_that_nothing_is_known_of_is_looked_at_within_hours() -> None:
    assert wait(learn({}, None, NOW)) < timedelta(hours=2)


def test_articles_dated_in_the_future_are_ignored() -> None:
    steady = appeared(24, 21)
    assert learn(steady + Counter({NOW + HOUR * 5: 500}), NOW - HORIZON, NOW) == learn(steady, NOW - HORIZON, NOW)


def test_chance_alone_hardly_moves_the_wait() -> None:
    chance = random.Random(4)
    hours = [NOW - HORIZON + HOUR * n for n in range(21 * 24)]
    drawn = Counter({hour: sum(chance.random() < 0.1 for _ in range(20)) for hour in hours})
    waits = [wait(learn(drawn, NOW - HORIZON, NOW), NOW + HOUR * n) for n in range(24)]
    assert max(waits) < 1.5 * min(waits)


def test_a_publisher_that_nothing_is_known_of_is_taken_for_one_of_an_article_a_day() -> None:
    assert learn({}, None, NOW).rates == pytest.approx((1 / 24,) * 24)


def test_the_guess_is_worth_six_hours_of_watching() -> None:
    midday = {NOW: 1}  # one article in half an hour of watching before noon and half an hour after
    pace = learn(midday, NOW - HOUR / 2, NOW + HOUR / 2)
    assert pace.rates == pytest.approx(((1 + 6 / 24) / (1 + 6),) * 24, rel=0.001)


def test_an_article_of_five_days_ago_counts_half() -> None:
    assert [WEIGHTS[hours] for hours in (0, 5 * 24, 10 * 24)] == [1, 0.5, 0.25]
    then, today = ({moment: 40} for moment in (NOW - 5 * 24 * HOUR, NOW))
    ago, just_now = (articles_a_day(learn(articles, NOW - HORIZON, NOW)) for articles in (then, today))
    assert just_now / ago == pytest.approx(2, rel=0.02)


def test_an_hour_of_the_day_counts_half_for_the_hours_beside_it_also_past_midnight() -> None:
    rates = learn(appeared(48, 21, range(0, 24, 8)), NOW - HORIZON, NOW).rates
    quiet, beside, busy = rates[4], rates[23], rates[0]
    assert quiet < beside < busy
    assert rates[1] == pytest.approx(beside, rel=0.01)
    assert busy - quiet == pytest.approx(2 * (beside - quiet), rel=0.02)
    assert rates[2] == pytest.approx(quiet, rel=0.02)


def test_an_hour_of_the_day_is_trusted_more_the_more_often_it_was_watched() -> None:
    shares = []
    for days in (1, 20):
        rates = learn(appeared(48, days, range(0, 24, 8)), NOW - timedelta(days=days), NOW).rates
        shares.append(rates[0] / (sum(rates) / 24))
    assert shares == pytest.approx([2.3, 3.5], rel=0.02)


def test_a_publisher_silent_for_longer_than_the_horizon_is_expected_once_in_that_time() -> None:
    assert articles_a_day(learn({NOW - timedelta(days=30): 5}, NOW, NOW)) == pytest.approx(1 / 30)
    just_within = learn({NOW - HORIZON: 5}, NOW - timedelta(days=400), NOW)
    assert articles_a_day(just_within) != pytest.approx(1 / 21, rel=0.01)


def test_of_what_a_first_crawl_brings_the_oldest_quarter_does_not_tell_the_rate() -> None:
    evening = {NOW - HOUR * n: 1 for n in (1, 2, 3)}
    spread = learn(evening | {NOW - 100 * HOUR: 2}, NOW, NOW)  # two of five: no exception any more
    pinned = learn(evening | {NOW - 100 * HOUR: 1}, NOW, NOW)
    assert articles_a_day(pinned) > 8 > 2 > articles_a_day(spread)


def test_a_look_comes_sooner_or_later_by_the_hours_it_waits_through() -> None:
    half_past = NOW + HOUR / 2
    pace = Pace((0.0,) * 12 + (1 / 9, 1.0) + (0.0,) * 10)
    assert wait(pace, half_past) == 40 * timedelta(minutes=1)  # half the patience until one, at a third of it


def test_nobody_is_left_alone_for_more_than_two_days() -> None:
    assert wait(Pace((0.0,) * 24)) == 48 * HOUR
