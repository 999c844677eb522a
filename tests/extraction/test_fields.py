"""Raw values of several sources become one article: which source wins each field, and what is noted of it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from newsbot.extraction.body.article_body import extract_body
from newsbot.extraction.bylines.deciding import signatures
from newsbot.extraction.fields import ArticleLoader
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.source import Source, Trust, as_list, raw_values
from newsbot.page import Page

URL = "https://harbour.example/a"
TRUST = {
    "page": Trust.PAGE,
    "json-ld": Trust.JSON_LD,
    "microdata": Trust.MICRODATA,
    "title": Trust.TITLE,
    "selectors": Trust.SELECTORS,
    "listing": Trust.LISTING,
}
SEEN = datetime(2026, 1, 10, 12, tzinfo=UTC)


def loader(**facts: Any) -> ArticleLoader:
    return ArticleLoader(PageContext(url=URL, site_names=["The Harbour Post"], **facts))


def source(name: str, **values: Any) -> Source:
    return Source(name, values, TRUST.get(name, Trust.META))


def told(values: Sequence[tuple[str, Any]], field: str = "headline") -> list[Source]:
    """Return sources that each tell one value of *field*."""
    return [source(name, **{field: value}) for name, value in values]


# One field, several sources


def test_the_first_source_with_a_usable_value_wins_and_what_became_of_each_is_noted() -> None:
    one = loader()
    for one_source in told((("page", "2 June 2025"), ("json-ld", "Weather"), ("meta", "Storms")), "kicker"):
        one.fill(one_source)
    assert (one.get_output_value("kicker"), one.sources) == ("Weather", {"kicker": "json-ld"})
    assert [(candidate.source, candidate.outcome) for candidate in one.candidates] == [
        ("page", "unusable"),
        ("json-ld", "won"),
        ("meta", "late"),
    ]


@pytest.mark.parametrize("nothing", [None, "", []])
def test_a_source_that_says_nothing_is_no_candidate(nothing: object) -> None:
    one = loader()
    one.fill(source("page", lead=nothing))
    assert (one.candidates, one.has("lead")) == ([], False)


def test_what_publishers_say_of_access_is_kept_also_if_it_is_no() -> None:
    one = loader()
    one.fill(source("json-ld", is_accessible_for_free=False))
    assert one.load_item().is_accessible_for_free is False


def test_single_values_of_all_sources_come_in_order_without_empty_ones() -> None:
    sources = [*told((("a", ["1", None, ""]), ("b", None), ("c", "2"), ("d", 0)), "x"), source("e")]
    assert [(value.source.name, value.raw) for value in raw_values(sources, "x")] == [("a", "1"), ("c", "2"), ("d", 0)]
    assert (as_list(None), as_list("a"), as_list(["a"]), as_list(())) == ([], ["a"], ["a"], [()])


# Headlines


def headline_of(*values: tuple[str, str]) -> tuple[str | None, str | None, str | None]:
    """Return headline, kicker and the headline's source of what these sources tell."""
    one = loader()
    one.fill_headline(told(values))
    return one.get_output_value("headline"), one.get_output_value("kicker"), one.sources.get("headline")


@pytest.mark.parametrize(
    ("values", "headline", "source"),
    [
        ([("page", "Rain"), ("json-ld", "Storm")], "Storm", "json-ld"),
        ([("page", "Rain"), ("meta og", "Storm")], "Rain", "page"),
        ([("page", "Rain"), ("json-ld", "Storm"), ("meta og", "rain!")], "Rain", "page"),
        ([("page", "Rain"), ("json-ld", "Storm"), ("meta og", "Storm")], "Storm", "json-ld"),
        ([("meta og", "Storm"), ("page", "Rain")], "Storm", "meta og"),
        ([("page", "Rain"), ("title", "Storm"), ("listing", "Storm")], "Rain", "page"),
        ([("page", "Rain"), ("microdata", "Storm"), ("title", "Storm")], "Storm", "microdata"),
        ([("page", "Rain"), ("meta og", "Storm"), ("meta twitter", "Storm")], "Rain", "page"),
        ([("selectors", "Mine"), ("page", "Rain"), ("json-ld", "Rain")], "Mine", "selectors"),
        ([("page", "The Harbour Post"), ("title", "Rain | The Harbour Post")], "Rain", "title"),
    ],
)
def test_the_headline_is_what_two_kinds_of_witnesses_agree_on_else_the_structured_else_the_first(
    values: list[tuple[str, str]], headline: str, source: str
) -> None:
    assert headline_of(*values) == (headline, None, source)


def test_without_a_headline_nothing_is_filled() -> None:
    one = loader()
    one.fill_headline(told([("page", "The Harbour Post")]))
    assert (one.has("headline"), one.sources) == (False, {})
    assert [candidate.outcome for candidate in one.candidates] == ["unusable"]


def test_a_kicker_on_the_headlines_line_is_told_apart_by_another_witness() -> None:
    two = ("page", "Weather: Rain over the harbour"), ("json-ld", "Rain over the harbour")
    assert headline_of(*two) == ("Rain over the harbour", None, "json-ld")
    values = (
        ("page", "Weather: Rain over the harbour"),
        ("json-ld", "Weather: Rain over the harbour"),
        ("meta og", "Rain over the harbour"),
    )
    assert headline_of(*values) == ("Rain over the harbour", "Weather", "page")


def test_of_the_same_words_the_spelling_with_a_colon_tells_the_kicker_apart() -> None:
    values = (("page", "Weather Rain over it"), ("json-ld", "Weather: Rain over it"))
    assert headline_of(*values)[0] == "Weather: Rain over it"


def test_what_follows_the_shown_headline_is_cut_off_where_no_structured_data_tells_better() -> None:
    shown, longer = "Rain over the harbour", "Rain over the harbour – Weather (2)"
    assert headline_of(("page", shown), ("title", longer)) == (shown, None, "page")
    assert headline_of(("page", shown), ("json-ld", longer))[0] == longer


# Times


def time_of(*values: tuple[str, str], **facts: Any) -> tuple[str | None, str | None]:
    one = loader(**facts)
    one.fill_times(told(values, "date_published"))
    time = one.get_output_value("date_published")
    return time and time.isoformat(), one.sources.get("date_published")


@pytest.mark.parametrize(
    ("values", "time", "source"),
    [
        ([("a", "2025-06-02"), ("b", "2025-06-03T08:00")], "2025-06-03T08:00:00+00:00", "b, offset assumed"),
        ([("a", "2025-06-02T08:00"), ("b", "2025-06-03T08:00Z")], "2025-06-03T08:00:00+00:00", "b"),
        ([("a", "2025-06-02T08:00Z"), ("b", "2025-06-03T08:00Z")], "2025-06-02T08:00:00+00:00", "a"),
        ([("a", "soon"), ("b", "2025-06-02")], "2025-06-02T00:00:00+00:00", "b, offset assumed, day only"),
        ([("a", "2025-06-03T08:00Z"), ("selectors", "2025-06-02")], "2025-06-02T00:00:00+00:00", "selectors"),
        ([("a", "soon")], None, None),
    ],
)
def test_the_time_that_tells_most_wins_and_the_publishers_own_selector_always(
    values: list[tuple[str, str]], time: str | None, source: str | None
) -> None:
    found = time_of(*values)
    assert found[0] == time
    assert (found[1] or "").startswith(source or "") == bool(source) or found[1] is source


def test_a_time_after_the_page_was_fetched_is_unusable() -> None:
    assert time_of(("a", "2027-01-01T08:00Z"), ("b", "2025-06-02"), seen_at=SEEN)[0] == "2025-06-02T00:00:00+00:00"


def test_a_time_that_is_known_is_not_filled_again() -> None:
    one = loader()
    for value in ("2025-06-02", "2025-06-03T08:00Z"):
        one.fill_times(told([(value, value)], "date_published"))
    assert one.get_output_value("date_published").day == 2
    assert one.sources["date_published"].startswith("2025-06-02")


@pytest.mark.parametrize(
    ("published", "modified", "is_kept"),
    [
        ("2025-06-02T08:00Z", "2025-06-02T07:59Z", False),
        ("2025-06-02T08:00Z", "2025-06-02T08:00Z", True),
        ("2025-06-02T08:00Z", "2025-06-02T08:01Z", True),
        (None, "2025-06-02T08:00Z", True),
    ],
)
def test_an_update_before_the_publication_is_none(published: str | None, modified: str, is_kept: bool) -> None:
    one = loader()
    one.fill_times(told([("a", published)], "date_published"))
    one.fill_times(told([("a", modified)], "date_modified"))
    one.drop_update_before_publication()
    assert one.has("date_modified") is is_kept
    assert ("date_modified" in one.sources) is is_kept


@pytest.mark.parametrize(("name", "is_kept"), [("listing", False), ("json-ld", True)])
def test_a_listing_that_names_the_time_of_publication_tells_of_no_update(name: str, is_kept: bool) -> None:
    one = loader()
    one.fill_times(told([("json-ld", "2025-06-02T08:00Z")], "date_published"))
    one.fill_times(told([(name, "2025-06-02T10:00+02:00")], "date_modified"))
    one.drop_update_before_publication()
    assert one.has("date_modified") is is_kept


# Newsrooms


def test_the_first_newsroom_that_signs_is_the_author_where_no_person_is() -> None:
    one, page = loader(), Page("<html><body><p>It rained.</p></body></html>", URL)
    sources = [
        source("page", authors="2 June 2025"),
        source("json-ld", authors=["Redaktion", "dpa", "Redaktion", "Newsroom", "Desk", "Staff"]),
        source("meta", authors="Desk"),
    ]
    one.fill_signatures(signatures(sources, extract_body(page), page, one.page_context))
    assert one.load_item().authors == ["Redaktion", "dpa", "Newsroom"]
    assert one.sources["authors"] == "json-ld, newsroom"
