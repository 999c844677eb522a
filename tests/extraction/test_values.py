"""Lines, keywords, sections, access, languages, lengths of videos."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.dates.zones import COUNTRIES, zone_of
from newsbot.extraction import subscription_texts
from newsbot.extraction.bylines import by_words
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.publication_dates import labels
from newsbot.extraction.values.language import heard_language, language_tag
from newsbot.extraction.values.text import line, lowered
from newsbot.extraction.values.topics import free, keywords, section
from newsbot.extraction.values.videos import seconds, videos

PAGE = PageContext(url="https://harbour.example/a", site_names=["The Harbour Post"])
GERMAN = "Am Hafen hat es in der Nacht so stark geregnet, dass die Straßen unter Wasser standen. " * 4


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("  rain \n and\twind ", "rain and wind"),
        ("rain &amp;amp; wind", "rain & wind"),
        ("&quot;rain&quot;", '"rain"'),
        ("<p>rain</p><br>wind", "rain wind"),
        ("Straßen\u00adbahn", "Straßenbahn"),
        ("rain\u200b\ufeff", "rain"),
        ("Auf\u200clage", "Auflage"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("3 < 5 and 7 > 6", "3 < 5 and 7 > 6"),
        ("\ud83d rain", "\ufffd rain"),
        (2025, "2025"),
    ],
)
def test_a_line_is_plain(written: object, plain: str) -> None:
    assert line(written) == plain


@pytest.mark.parametrize("value", [None, True, [], {}, "", "  ", "\u200b", "x" * 30_000])
def test_what_is_no_line_is_none(value: object) -> None:
    assert line(value) is None


def test_keywords_come_once_without_the_sites_own_name() -> None:
    assert keywords(["Rain, wind; Rain", "The Harbour Post", "tag:42", "weather_internal"], PAGE) == ["Rain", "wind"]


def test_the_first_section_with_a_meaning_is_taken() -> None:
    assert section(["The Harbour Post", "Article", "Startseite", "Politics"], PAGE) == "Politics"
    assert section(["news,slider"], PAGE) == "news"


@pytest.mark.parametrize(
    ("said", "is_free"),
    [
        ("True", True),
        (False, False),
        ("http://schema.org/False", False),
        ("metered", False),
        ("free", True),
        ("?", None),
    ],
)
def test_access_is_what_the_publisher_says(said: object, is_free: bool | None) -> None:
    assert free([said]) is is_free


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("de", "de"),
        ("DE_at", "de-AT"),
        ("en-us", "en-US"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("iw", "he"),
        ("de_DE.UTF-8", "de-DE"),
    ],
)
def test_language_tags_are_written_in_their_usual_case(written: str, tag: str) -> None:
    assert language_tag(written) == tag


@pytest.mark.parametrize("written", ["German", "", "x", None, 5, "und so weiter"])
def test_what_is_no_language_tag_is_none(written: object) -> None:
    assert language_tag(written) is None


def test_the_text_is_heard_where_the_markup_lies() -> None:
    assert heard_language(GERMAN, "en-US") == "de"
    assert heard_language(GERMAN, "de-AT") is None
    assert heard_language(GERMAN, None) == "de"


def test_a_short_text_is_no_witness_against_the_markup() -> None:
    assert heard_language("Es regnet am Hafen.", "en") is None


def test_languages_that_are_easily_confused_stay_as_declared() -> None:
    assert heard_language("Det regner over hele byen i dag, og det blæser meget på kysten. " * 6, "nb") is None


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("PT25M46S", 1546),
        ("P0DT0H1M30S", 90),
        ("25:46 Min", 1546),
        ("1:02:03", 3723),
        ("90", 90),
        (90.4, 90),
        ("T1M", None),
    ],
)
def test_the_length_of_a_video_is_in_seconds(written: object, length: int | None) -> None:
    assert seconds(written) == length


@pytest.mark.parametrize(("blanks", "length"), [(38, 90), (39, None), (60, None)])
def test_a_length_is_told_in_forty_characters_at_most(blanks: int, length: int | None) -> None:
    assert seconds(" " * blanks + "90") == length


def test_videos_without_address_and_title_are_left_out() -> None:
    found = videos([{"duration": "PT1M"}, {"title": "Storm", "duration": "PT1M"}, {"url": "/v.mp4"}, "v"], PAGE)
    assert [(video.title, video.url) for video in found] == [("Storm", None), (None, "https://harbour.example/v.mp4")]


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_a_zone(country: str) -> None:
    assert zone_of(f"https://www.harbour.{country}/") is not None


@given(st.text())
def test_text_in_lower_case_is_as_long_as_the_text(text: str) -> None:
    assert len(lowered(text)) == len(text)


@pytest.mark.parametrize(
    "pattern",
    [
        by_words._BY,
        labels._UPDATED,
        labels._PUBLISHED,
        labels._OF_ELSE,
        labels._AFTER_A_DATE,
        subscription_texts._WALL,
        subscription_texts._PRICE_PER_PERIOD,
        subscription_texts._CANCEL,
        subscription_texts._UNLIMITED,
    ],
)
def test_what_is_looked_for_in_text_in_lower_case_has_no_capitals(pattern: re.Pattern[str]) -> None:
    letters = re.sub(r"\\[A-Z]", "", pattern.pattern)
    assert letters == lowered(letters)


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.booleans()))
def test_any_value_is_read_without_complaint(value: object) -> None:
    line(value)
    keywords([value], PAGE)
    section([value], PAGE)
    free([value])
    language_tag(value)
    length = seconds(value)
    assert length is None or 0 < length <= 86_400
