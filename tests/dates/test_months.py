"""The names of months, whole and cut short, in one language and in all."""

import pytest

from newsbot.dates.months import month


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [
        ("Jan", "en", 1),
        ("Ja", "en", None),
        ("SEPTEMBER", "en", 9),
        ("septemb", None, 9),
        ("ma", "en", None),
        ("mar", "en", 3),
        ("jui", "fr", None),
        ("juil", "fr", 7),
        ("listopada", "pl", 11),
        ("listopada", "hr", 10),
        ("listopada", None, None),
        ("maj", "sv", 5),
        ("június", "hu", 6),
        ("Mon", "en", None),
        ("", "en", None),
        ("june", "xx", 6),
        ("setiembre", "es", 9),
        ("eost", "br", 8),
        ("eost", None, None),
        ("here", "en", None),
        ("जन", "hi", 1),
    ],
)
def test_a_month_is_known_by_three_letters_where_they_mean_one_month(
    word: str, language: str | None, number: int | None
) -> None:
    assert month(word, language) == number
