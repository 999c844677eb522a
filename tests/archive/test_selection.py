"""Which articles a selection has, and in what order."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest

from newsbot.archive import Archive, Selection, WrongSelection
from newsbot.items import Article, Block
from tests.archive.conftest import NOW, an_article, minutes
from tests.conftest import DATABASES, lent_address, only_sqlite


@pytest.fixture(scope="module", params=DATABASES)
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Four articles of two publishers, to which no test adds any."""
    with lent_address(request.param, tmp_path_factory.mktemp("shelf")) as address, Archive(address) as archive:
        fill(archive)
        yield archive


@pytest.fixture
def own_shelf(archive: Archive) -> Archive:
    """The same, of one test alone."""
    fill(archive)
    return archive


def fill(archive: Archive) -> None:
    for name, country in (("harbour_post", "GB"), ("hafenblatt", "DE")):
        archive.database.write("INSERT INTO publisher (name, country) VALUES (?, ?)", (name, country))
    shelved: dict[str, dict[str, Any]] = {
        "one": {"date_published": datetime(2026, 11, 1, 23, tzinfo=UTC), "section": "Sport"},
        "two": {"date_published": datetime(2026, 11, 3, tzinfo=UTC), "is_accessible_for_free": False},
        "three": {"date_published": datetime(2026, 11, 2, tzinfo=UTC), "is_accessible_for_free": None, "rights": []},
        "four": {"publisher": "hafenblatt", "language": "de-AT", "headline": "Der Pier", "date_published": None},
    }
    for slug, facts in shelved.items():
        url = f"https://{facts.get('publisher', 'harbour')}.example/{slug}"
        archive.store(an_article(slug, minutes(slug), **{"canonical_url": url, **facts}), NOW)


def slugs(archive: Archive, selection: Selection) -> str:
    return " ".join(article.canonical_url.rsplit("/", 1)[1] for article in archive.articles(selection))


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), "four two three one"),
        (Selection(order="oldest"), "one three two four"),
        (Selection(order="stored"), "one two three four"),
        (Selection(limit=2), "four two"),
        (Selection(limit=0), ""),
        (Selection(publishers=("hafenblatt",)), "four"),
        (Selection(publishers=("hafenblatt", "harbour_post"), order="stored"), "one two three four"),
        (Selection(countries=("gb",)), "two three one"),
        (Selection(languages=("de",)), "four"),
        (Selection(languages=("en",)), "two three one"),
        (Selection(languages=("DE-at",)), "four"),
        (Selection(sections=("sport",)), "one"),
        (Selection(since=datetime(2026, 11, 2, tzinfo=UTC)), "four two three"),
        (Selection(until=datetime(2026, 11, 3, tzinfo=UTC)), "three one"),
        (Selection(since=datetime(2026, 11, 2, tzinfo=UTC), until=datetime(2026, 11, 3, tzinfo=UTC)), "three"),
        (Selection(query="der"), "four"),
        (Selection(query='headline : ("der pier" OR two)'), "four two"),
        (Selection(free_only=True), "four three one"),
        (Selection(without_reserved=True), "three"),
        (Selection(publishers=("harbour_post",), free_only=True, sections=("Sport",), query="one"), "one"),
        (Selection(stored_after=2, order="stored"), "three four"),
    ],
)
def test_every_condition_holds_and_the_order_is_kept(shelf: Archive, selection: Selection, found: str) -> None:
    assert slugs(shelf, selection) == found
    assert shelf.select(selection).count() == len(found.split())


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        (
            Selection(publishers=("harbor",)),
            "no publisher 'harbor' in this archive; there are: hafenblatt, harbour_post",
        ),
        (Selection(countries=("FR",)), "no country 'FR' in this archive; there are: DE, GB"),
        (Selection(languages=("fr",)), "no language 'fr' in this archive; there are: de-AT, en"),
        (Selection(languages=("d",)), "no language 'd' in this archive; there are: de-AT, en"),
        (Selection(sections=("Arts",)), "no section 'Arts' in this archive; there are: Politics, Sport"),
        (Selection(query="  "), "query '  ': nothing to search for"),
        (Selection(query="a* " * 4000), "a query of 4000 words: at most 100 can be searched for at once"),
        (Selection(query="a* " * 11), "a query of 11 prefixes: at most 10 can be searched for at once"),
    ],
)
def test_a_name_that_the_archive_does_not_have_names_those_it_has(
    shelf: Archive, selection: Selection, message: str
) -> None:
    with pytest.raises(WrongSelection, match=f"^{message}$"):
        shelf.select(selection)


@only_sqlite
@pytest.mark.parametrize(
    "selection",
    [
        Selection(publishers=("harbour_post",), countries=("DE",), languages=("de",), sections=("sport",)),
        Selection(languages=("DE-at", "en")),
        Selection(publishers=("harbor",)),
        Selection(countries=("FR",)),
        Selection(languages=("fr",)),
        Selection(sections=("Arts",)),
        Selection(query="pier"),
    ],
)
def test_no_check_of_a_selection_reads_all_articles(own_shelf: Archive, selection: Selection) -> None:
    connection, ran = own_shelf.database.connection, list[str]()
    connection.set_trace_callback(ran.append)
    with suppress(WrongSelection):
        own_shelf.select(selection)
    connection.set_trace_callback(None)
    own = [sql for sql in ran if not sql.startswith("--")]  # the search index runs some of its own
    plans = [row["detail"] for sql in own for row in own_shelf.database.rows(f"EXPLAIN QUERY PLAN {sql}")]
    assert plans
    assert [step for step in plans if re.match("SCAN article(?!_fts)", step)] == []


@only_sqlite
def test_the_newest_of_a_language_or_a_section_are_found_in_the_order_of_publication(own_shelf: Archive) -> None:
    """And not by reading all of a language that most articles are in, to sort them."""
    for chosen in (Selection(languages=("en",)), Selection(sections=("Sport",))):
        where, values = own_shelf.select(chosen).where()
        sql = f"SELECT headline FROM article WHERE {where} ORDER BY published_utc DESC, article.id DESC LIMIT 100"
        plan = [row["detail"] for row in own_shelf.database.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
        assert plan == ["SCAN article USING INDEX article_published"]


@pytest.mark.parametrize(
    "query",
    ['"', "U.S.", "pier-rebuilt", "AND", "c:drive", "10:30", "pier-rebuilt 10:30", "x^2", "(", "it's", "100%"],
)
def test_what_is_no_query_is_taken_for_plain_words(shelf: Archive, query: str) -> None:
    if any(sign.isalnum() for sign in query):
        shelf.select(Selection(query=query)).count()
    else:
        with pytest.raises(WrongSelection):
            shelf.select(Selection(query=query))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("headlne:pier", "no field 'headlne' to search in: did you mean headline?"),
        ("pier AND (foo:x)", "no field 'foo' to search in: choose from authors, headline, keywords"),
        ("https://harbour.example/a", "no field 'https' to search in"),
        ("{headline foo} : x", "no field 'foo' to search in"),
        ('"foo":x', "no field 'foo' to search in"),
    ],
)
def test_a_search_in_a_field_that_is_none_is_refused_with_those_that_are(shelf: Archive, query: str, said: str) -> None:
    with pytest.raises(WrongSelection, match=re.escape(said)):
        shelf.select(Selection(query=query))
    with pytest.raises(WrongSelection, match=re.escape(said)):
        shelf.searched(query, Selection())


@pytest.mark.parametrize("query", ["headline:pier", "HEADLINE : pier", "{headline text}: pier", '"pier: rebuilt"'])
def test_a_search_in_a_field_of_the_index_is_one(shelf: Archive, query: str) -> None:
    shelf.select(Selection(query=query)).count()


def test_a_query_finds_words_of_scripts_without_spaces(archive: Archive) -> None:
    archive.store(an_article("a", "東京都の天気は雨でしょう。"), NOW)
    assert slugs(archive, Selection(query="天気")) == "a"
    assert slugs(archive, Selection(query="「天気」は")) == "a"
    assert slugs(archive, Selection(query="大阪")) == ""


def test_of_near_duplicates_the_first_one_that_is_selected_stands_for_the_story(archive: Archive) -> None:
    for publisher in ("one", "two", "three"):
        url = f"https://{publisher}.example/x"
        archive.store(
            Article(url, url, publisher, headline=publisher, body=[Block(text=minutes("x"))], text=minutes("x")), NOW
        )
    chosen = Selection(one_per_story=True)
    assert [article.publisher for article in archive.articles(chosen)] == ["one"]
    chosen = Selection(one_per_story=True, publishers=("three", "two"))
    assert [article.publisher for article in archive.articles(chosen)] == ["two"]


def test_a_moment_holds_while_others_write(open_archive) -> None:
    writer, reader = open_archive(), open_archive(read_only=True)
    writer.store(an_article("a"), NOW)
    with reader.moment():
        assert reader.select(Selection()).count() == 1
        writer.store(an_article("b"), NOW)
        assert reader.select(Selection()).count() == 1
    assert reader.select(Selection()).count() == 2


def test_one_text_is_not_taken_for_a_list_of_letters() -> None:
    with pytest.raises(
        WrongSelection, match=r"publishers='harbour_post' is one text: write publishers=\('harbour_post',\)"
    ):
        Selection(publishers="harbour_post")


def test_times_may_be_written_in_iso_8601() -> None:
    selection = Selection(since="2026-11-22", until="2026-11-22T18:00+01:00")
    assert selection.since == datetime(2026, 11, 22, tzinfo=UTC)
    assert selection.until == datetime(2026, 11, 22, 17, tzinfo=UTC)


def test_a_time_that_is_none_is_told() -> None:
    with pytest.raises(WrongSelection, match="since='yesterday' is no time such as 2026-11-22"):
        Selection(since="yesterday")


def test_sections_are_listed_once_whatever_their_case_under_their_publisher(own_shelf: Archive) -> None:
    own_shelf.store(an_article("five", minutes("five"), section="sport"), NOW)
    assert own_shelf.select(Selection()).sections() == [
        ("hafenblatt", "Politics"),
        ("harbour_post", "Politics"),
        ("harbour_post", "Sport"),
    ]
    assert own_shelf.select(Selection(publishers=("hafenblatt",))).sections() == [("hafenblatt", "Politics")]


def test_a_count_is_of_what_will_be_handed_on(shelf: Archive) -> None:
    assert [shelf.select(Selection(limit=limit)).count() for limit in (0, 3, 4, 9, None)] == [0, 3, 4, 4, 4]


def test_json_goes_on_as_bytes_and_the_story_by_its_first_article(shelf: Archive) -> None:
    chosen = shelf.select(Selection(limit=1, order="stored"))
    assert next(chosen.rows(["headline", "authors", "story"])) == (
        "Pier to be rebuilt (one)",
        b'["Jane Doe"]',
        "https://harbour.example/one",
    )


def test_a_publisher_that_is_known_but_has_no_article_is_no_mistake(own_shelf: Archive) -> None:
    own_shelf.database.write("INSERT INTO publisher (name, country) VALUES ('gazette', 'IE')")
    assert slugs(own_shelf, Selection(publishers=("gazette",))) == ""
    assert slugs(own_shelf, Selection(countries=("ie", "DE"))) == "four"


def test_in_an_archive_without_articles_there_is_nothing_to_choose_from(archive: Archive) -> None:
    with pytest.raises(WrongSelection, match=r"^no section 'Arts' in this archive; there are: none$"):
        archive.select(Selection(sections=("Arts",)))


def test_a_language_is_not_found_by_the_beginning_of_its_name(own_shelf: Archive) -> None:
    own_shelf.store(an_article("five", minutes("five"), language="eng"), NOW)
    assert slugs(own_shelf, Selection(languages=("en",), order="stored")) == "one two three"
    assert slugs(own_shelf, Selection(languages=("DE-at",))) == "four"


def test_a_selection_of_several_stories_keeps_one_of_each_also_of_those_without(archive: Archive) -> None:
    for publisher, text in (("one", "x"), ("two", "x"), ("three", "y")):
        url = f"https://{publisher}.example/x"
        archive.store(Article(url, url, publisher, headline=publisher, text=minutes(text)), NOW)
    archive.store(Article("https://four.example/", "https://four.example/", "four", headline="Video"), NOW)
    chosen = Selection(one_per_story=True, order="stored")
    assert [article.publisher for article in archive.articles(chosen)] == ["one", "three", "four"]
    assert archive.select(chosen).count() == 3


@pytest.mark.parametrize("limit", ["ten", -1, 2.5])
def test_a_limit_that_is_no_number_of_articles_is_refused_at_once(limit: Any) -> None:
    with pytest.raises(WrongSelection, match=f"^limit={limit!r} is no number of articles"):
        Selection(limit=limit)


def test_an_order_that_there_is_not_is_refused_at_once() -> None:
    with pytest.raises(WrongSelection, match=r"^unknown order 'best'; there are: newest, oldest, stored$"):
        Selection(order="best")
