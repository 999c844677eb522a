"""Times as people of a language write them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.dates.written import written

NOVEMBER = datetime.fromisoformat("2026-11-03T09:05")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "3 November 2026, 09:05"),
        ("en-US", "November 3, 2026, 9:05 AM"),
        ("de-AT", "3. November 2026, 09:05 Uhr"),
        ("fr", "3 novembre 2026 à 09:05"),
        ("es", "3 de noviembre de 2026, 09:05"),
        ("pt-BR", "3 de novembro de 2026, 09:05"),
        ("ca", "3 de novembre de 2026, 09:05"),
        ("fi", "3. marraskuuta 2026, 09:05"),
        ("nb", "3. november 2026, 09:05"),
        ("hu", "2026. november 3., 09:05"),
        ("pl", "3 listopada 2026, 09:05"),
        ("cs", "3. listopadu 2026, 09:05"),
        ("ru", "3 ноября 2026 г., 09:05"),
        ("uk", "3 листопада 2026 р., 09:05"),
        ("el", "3 Νοεμβρίου 2026, 09:05"),
        ("tr", "3 Kasım 2026, 09:05"),
        ("ar", "3 نوفمبر 2026، 09:05"),
        ("he", "3 בנובמבר 2026, 09:05"),
        ("ja", "2026年11月3日 09:05"),
        ("zh-Hant", "2026年11月3日 09:05"),
        ("ko", "2026년 11월 3일, 09:05"),
        ("th", "3 พฤศจิกายน 2569, 09:05"),
        ("vi", "3 tháng 11, 2026, 09:05"),
        ("xx", "2026-11-03, 09:05"),
        ("", "2026-11-03, 09:05"),
    ],
)
def test_a_time_is_written_as_people_of_the_language_do(language: str, said: str) -> None:
    assert written(NOVEMBER, language) == said


@given(st.text(max_size=12), st.datetimes())
def test_any_language_tag_gives_a_date(language: str, moment: datetime) -> None:
    assert str(moment.day) in written(moment, language)
