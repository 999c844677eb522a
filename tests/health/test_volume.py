"""Articles a day against what a publisher's past and its country's others let expect."""

import random

from hypothesis import given
from hypothesis import strategies as st

from newsbot.health.parameters import Parameters
from newsbot.health.volume import Verdict, Volume, country_ratio

PARAMETERS = Parameters()
WEEK = (24, 26, 25, 27, 22, 9, 8)
"""Articles of a usual week."""


def usual(days: int, seed: int = 1) -> list[int | None]:
    """Return the articles of so many usual days."""
    chance = random.Random(seed)
    return [max(0, round(chance.gauss(WEEK[day % 7], WEEK[day % 7] ** 0.5))) for day in range(days)]


def follow(
    counts: list[int | None], ratios: dict[int, float] | None = None, volume: Volume | None = None
) -> list[Verdict | None]:
    volume = volume or Volume(PARAMETERS)
    return [volume.see(count, volume.expect(), (ratios or {}).get(day, 1.0)) for day, count in enumerate(counts)]


def alarms(verdicts: list[Verdict | None]) -> list[int]:
    return [
        day for day, one in enumerate(verdicts) if one and (one.few_since is not None or one.silent_since is not None)
    ]


def test_usual_weeks_with_quiet_week_ends_raise_no_alarm() -> None:
    assert alarms(follow(usual(200))) == []


def test_nothing_is_said_before_there_are_35_days_of_history() -> None:
    verdicts = follow(usual(36))
    assert verdicts[34] is None
    assert verdicts[35] is not None


def test_a_publisher_that_falls_silent_is_found_on_the_first_evening() -> None:
    verdicts = follow([*usual(70), 0, 0])
    assert alarms(verdicts) == [70, 71]
    assert verdicts[71] is not None
    assert verdicts[71].silent_since == 70


def test_half_of_the_articles_are_missed_within_a_week_and_the_beginning_is_told() -> None:
    counts = usual(77)
    half = [count // 2 for count in usual(84)[77:] if count is not None]
    found = alarms(follow([*counts, *half]))
    assert found
    assert found[0] <= 82
    last = follow([*counts, *half])[-1]
    assert last is not None
    assert last.few_since is not None
    assert 74 <= last.few_since <= 79


def test_an_alarm_ends_a_few_days_after_the_articles_are_back() -> None:
    counts = [*usual(70), *[0] * 20, *usual(14, seed=2)]
    found = alarms(follow(counts))
    assert found[:20] == list(range(70, 90))
    assert found[-1] < 94


def test_a_slow_loss_does_not_become_usual_while_it_is_an_alarm() -> None:
    counts = [*usual(70), *(count // 3 for count in usual(80, seed=3) if count is not None)]
    assert alarms(follow(counts))[-1] == 149


def test_a_holiday_that_all_of_the_country_have_is_none_of_a_publisher_alone() -> None:
    counts = usual(72)
    counts[70] = counts[71] = 4
    assert 70 in alarms(follow(counts)) or 71 in alarms(follow(counts))
    assert alarms(follow(counts, {70: 0.18, 71: 0.18})) == []


def test_days_without_a_crawl_are_unknown_and_not_empty() -> None:
    assert alarms(follow([*usual(70), *[None] * 10, *usual(10)])) == []


def test_what_a_person_accepted_is_the_level_from_then_on() -> None:
    counts = [*usual(70), *(count // 2 for count in usual(60, seed=4) if count is not None)]
    assert alarms(follow(counts))[-1] == 129
    assert alarms(follow(counts, volume=Volume(PARAMETERS, new_normal=70))) == []


def test_less_than_five_articles_a_week_are_nobodys_alarm() -> None:
    assert alarms(follow([*[1, 0, 0, 0, 1, 0, 0] * 15, *[0] * 20])) == []


def test_a_few_peers_say_nothing() -> None:
    assert country_ratio([0.1] * 5, PARAMETERS) == 1.0
    assert country_ratio([0.1] * 6, PARAMETERS) == 0.1


@given(st.lists(st.none() | st.integers(0, 10**6), max_size=90), st.floats(0, 1e9))
def test_any_counts_are_taken(counts: list[int | None], ratio: float) -> None:
    for verdict in follow(counts, dict.fromkeys(range(90), ratio)):
        assert verdict is None or verdict.expected >= 0
