"""The newest of a selection, found by an index, are those that reading everything in order finds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from newsbot.archive import Archive, Selection, TookTooLong
from newsbot.archive.access_paths import COUNTED, shortest
from newsbot.archive.selected import Selected
from tests.archive.conftest import NOW, an_article, minutes
from tests.conftest import DATABASES, lent_address

LANGUAGES = ("en", "pt", "pt-BR", "PT-br", "de", None)
SECTIONS = ("Politics", "politics", "Sport", None)
PUBLISHERS = (("post", "GB"), ("jornal", "BR"), ("zeitung", "DE"))


@pytest.fixture(scope="module", params=DATABASES)
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Articles of all languages and sections, several published at the same second."""
    folder = tmp_path_factory.mktemp("paths")
    with lent_address(request.param, folder) as address, Archive(address) as archive:
        for name, country in PUBLISHERS:
            facts = SimpleNamespace(name=name, title=name, country=country, language="en", timezone="UTC")
            archive.crawls.know(facts)
        with archive.transaction():
            for number, (language, section, (name, _)) in enumerate(product(LANGUAGES, SECTIONS, PUBLISHERS)):
                archive.store(
                    an_article(
                        f"story-{number}",
                        ("The harbour sleeps. " if number % 3 else "A quiet evening. ") + minutes(str(number)),
                        canonical_url=f"https://{name}.example/{number}",
                        publisher=name,
                        language=language,
                        section=section,
                        date_published=NOW - timedelta(hours=number // 4 * 7 % 50),
                    ),
                    NOW,
                )
        yield archive


SELECTIONS = [
    Selection(),
    Selection(publishers=("post",)),
    Selection(publishers=("post", "zeitung"), languages=("de",)),
    Selection(countries=("br", "GB")),
    Selection(countries=("DE",), sections=("POLITICS",)),
    Selection(languages=("pt",)),
    Selection(languages=("pt-BR", "en")),
    Selection(sections=("sport", "politics")),
    Selection(languages=("pt",), since=NOW - timedelta(hours=20), until=NOW - timedelta(hours=2)),
    Selection(since=NOW - timedelta(hours=20), until=NOW - timedelta(hours=2)),
    Selection(query="harbour"),
    Selection(query="harbour", since=NOW - timedelta(hours=10)),
    Selection(query="harbour", languages=("pt",), sections=("politics",)),
    Selection(query="quiet", publishers=("jornal",), one_per_story=True),
    Selection(publishers=("zeitung",), query="nowhere"),
    Selection(query="harb*", languages=("pt",)),
]


def seen(archive: Archive, selection: Selection) -> list[tuple[Any, ...]]:
    return list(archive.select(selection).rows(["published_utc", "id", "language", "section"]))


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_the_newest_are_the_first_of_all(shelf: Archive, selection: Selection) -> None:
    everything = seen(shelf, selection)
    for limit in (0, 1, 7, 1000):
        assert seen(shelf, replace(selection, limit=limit)) == everything[:limit]


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_pages_of_a_list_join_without_a_gap_or_a_repetition(shelf: Archive, selection: Selection) -> None:
    everything: list[tuple[Any, ...]] = seen(shelf, selection)
    pages: list[tuple[Any, ...]] = []
    while page := seen(shelf, replace(selection, limit=5)):
        pages += page
        selection = replace(selection, before=(page[-1][0], page[-1][1]))
    assert pages == everything


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_a_list_of_headlines_has_the_same_articles(shelf: Archive, selection: Selection) -> None:
    ids = [row[1] for row in seen(shelf, selection)][:9]
    assert [one.id for one in shelf.reading_lists.of(replace(selection, limit=9))] == ids


@pytest.mark.parametrize("query", ["harbour", "harb*"])
def test_common_words_are_looked_for_among_the_newest(
    shelf: Archive, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    selection = Selection(query=query, languages=("pt",))
    everything = seen(shelf, selection)
    monkeypatch.setattr("newsbot.archive.access_paths.PUT_IN_ORDER", 0)
    assert seen(shelf, replace(selection, limit=4)) == everything[:4]


@pytest.mark.parametrize("shelf", ["sqlite"], indirect=True)
@pytest.mark.parametrize("query", ["harb*", "Härb*", '"the harb"*', "nowhere OR harb *"])
def test_where_reading_has_a_time_limit_beginnings_of_too_many_words_are_refused_at_once(
    shelf: Archive, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr("newsbot.archive.sqlite.full_text.MOST_PLACES", 10)
    assert shelf.select(Selection(query=query)).count() > 10
    with shelf.within(60):
        assert shelf.select(Selection(query="harbour AND sleeps AND zz*")).count() >= 0
        with pytest.raises(TookTooLong, match="too many words begin so"):
            shelf.select(Selection(query=query))


def test_the_rarest_condition_leads(shelf: Archive) -> None:
    path = shortest(shelf.database, Selected(shelf.database, Selection(publishers=("post",), languages=("de",))))
    assert path is not None
    assert (path.values, path.size < COUNTED) == ([("de",)], True)


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_a_search_within_a_selection_finds_what_both_find(
    shelf: Archive, selection: Selection, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = replace(selection, query=None)
    both = {row[1] for row in seen(shelf, replace(chosen, query="harbour", one_per_story=False))}
    chosen = replace(chosen, one_per_story=False)
    assert {hit.article_id for hit in shelf.search("harbour", chosen)} == both
    monkeypatch.setattr("newsbot.archive.search.COUNTED", 0)
    assert {hit.article_id for hit in shelf.search("harbour", chosen)} == both


def test_of_many_hits_those_that_were_stored_last_are_put_in_order(shelf: Archive) -> None:
    found = shelf.searched("harbour", Selection(), most=10)
    ids = sorted(hit.article_id for hit in shelf.search("harbour"))
    assert (found.number, found.is_cut) == (10, True)
    assert sorted(hit.article_id for hit in found.best()) == ids[-10:]
    assert sum(number for _, number in found.by_day()) == 10


def test_hits_are_counted_by_the_day_of_their_publication(shelf: Archive) -> None:
    days = [str(row[0])[:10] for row in seen(shelf, Selection(query="harbour"))]
    assert shelf.searched("harbour", Selection()).by_day() == sorted((day, days.count(day)) for day in set(days))
