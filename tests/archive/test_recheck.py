"""When an address is due again."""

from datetime import timedelta

import pytest

from newsbot.archive import Recheck
from tests.archive.conftest import NOW

HOUR = timedelta(hours=1)
RHYTHM = Recheck(recheck=(HOUR, 6 * HOUR), retry=(HOUR / 2, 2 * HOUR))


@pytest.mark.parametrize(
    ("age", "until"), [(0, 1), (0.5, 0.5), (1, 5), (5, 1), (6, None), (100, None), (-3, 1)], ids=str
)
def test_an_article_is_checked_at_the_first_age_that_is_still_to_come(age: float, until: float | None) -> None:
    following = RHYTHM.next_check(NOW - age * HOUR, NOW)
    assert following == (None if until is None else NOW + until * HOUR)


def test_each_further_failure_has_the_next_pause_and_after_the_last_an_address_is_given_up() -> None:
    assert [RHYTHM.next_retry(failures, NOW) for failures in (1, 2, 3)] == [NOW + HOUR / 2, NOW + 2 * HOUR, None]


def test_a_listing_is_distrusted_the_longer_the_more_often_it_was_wrong() -> None:
    assert [RHYTHM.patience(quiet) / HOUR for quiet in (0, 1, 2, 3, 9)] == [0, 1, 6, 6, 6]


def test_without_rechecks_a_listing_is_always_believed() -> None:
    never = Recheck((), (), ())
    assert (never.patience(3), never.longest, never.next_check(NOW, NOW)) == (timedelta(), timedelta(), None)
    assert never.next_retry(1, NOW) is None


@pytest.mark.parametrize("kind", ["recheck", "retry", "second_looks"])
def test_the_longest_pause_is_of_any_kind(kind: str) -> None:
    short = {"recheck": (HOUR,), "retry": (HOUR,), "second_looks": (HOUR,)}
    assert Recheck(**(short | {kind: (9 * HOUR, HOUR)})).longest == 9 * HOUR


def test_hours_of_the_settings_are_read_as_such() -> None:
    assert Recheck.of_hours(recheck=[1, 6], retry=[0.5, 2]) == RHYTHM
