"""The calendar of Iran: its days are those of everybody else's."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.dates.persian_calendar import MONTHS, persian_day


def day(text: str) -> date | None:
    found = persian_day(text, in_numbers=True)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("persian", "everybody"),
    [
        ("1 فروردین 1400", date(2021, 3, 21)),
        ("30 اسفند 1403", date(2025, 3, 20)),
        ("1 فروردین 1404", date(2025, 3, 21)),
        ("31 شهریور 1399", date(2020, 9, 21)),
        ("1 مهر 1370", date(1991, 9, 23)),
        ("۱ دی".translate(str.maketrans("۱", "1")) + " ماه 1399", date(2020, 12, 21)),
    ],
)
def test_a_day_is_the_same_in_both_calendars(persian: str, everybody: date) -> None:
    assert day(persian) == everybody


@pytest.mark.parametrize("text", ["31 مهر 1399", "0 مهر 1399", "1399/13/01", "1399/00/10", "13 اسفند", ""])
def test_what_is_no_day_of_it_is_none(text: str) -> None:
    assert day(text) is None


@given(st.integers(1300, 1498), st.sampled_from(MONTHS), st.integers(1, 29))
def test_the_next_day_is_one_day_later(year: int, month: str, number: int) -> None:
    today, tomorrow = day(f"{number} {month} {year}"), day(f"{number + 1} {month} {year}")
    assert today is not None
    assert tomorrow == today + timedelta(days=1)


@given(st.text("0123456789/- اسفندمهر", max_size=40))
def test_any_text_tells_a_day_or_none(text: str) -> None:
    found = day(text)
    assert found is None or 1920 < found.year < 2125
