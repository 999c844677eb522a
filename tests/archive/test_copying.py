"""An archive copied into another one: from a file to a database and back, broken off, and merged with what is there."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsbot.archive import Archive, Selection, UrlOutcome
from newsbot.archive.copied_tables import ALL_TABLES
from newsbot.archive.copying import Copy
from newsbot.archive.differences import differences
from newsbot.archive.pages import KeptPage
from newsbot.sources import Entry
from newsbot.states import UrlState
from newsbot.urls.claims import refusal_in
from tests.archive.conftest import NOW, an_article, minutes
from tests.conftest import DATABASES, lent_address

LONG = (minutes("one"), minutes("two"), minutes("three"))
WAYS = [(one, other) for one in DATABASES for other in DATABASES]


@pytest.fixture(params=WAYS, ids=[f"{one} to {other}" for one, other in WAYS])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Where an archive is, and where it is to be."""
    with ExitStack() as stack:
        for number in (1, 2):
            (tmp_path / f"{number}").mkdir()
        yield tuple(  # type: ignore[misc]
            stack.enter_context(lent_address(database, tmp_path / f"{number}"))
            for number, database in enumerate(request.param, 1)
        )


def fill(archive: Archive) -> None:
    """Put something into every table."""
    archive.crawls.know(SimpleNamespace(name="post", title="Post", country="GB", language="en", timezone="UTC"))
    archive.owners.register([SimpleNamespace(name="post", allowed_domains=["harbour.example"])])
    crawl = archive.crawls.begin("post", NOW)
    archive.outbox.open(Path("articles.jsonl"))
    archive.store(an_article("a"), NOW, crawl_id=crawl, aliases=["https://harbour.example/alias"])
    archive.store(an_article("a", headline="New"), NOW + timedelta(hours=1), crawl_id=crawl)
    archive.store(an_article("original", *LONG), NOW)
    archive.store(an_article("copy", *LONG, publisher="mail", canonical_url="https://mail.example/copy"), NOW)
    archive.record(
        UrlOutcome("https://harbour.example/b", "post", UrlState.FAILED, "timeout"), NOW, "https://x.example/"
    )
    archive.urls.find("https://harbour.example/c", Entry("https://harbour.example/c", ""), "post", None, NOW)
    archive.days.add("post", NOW, {"stored": 3})
    archive.incidents.see("post", "articles", began=NOW, now=NOW, expected="20", observed="2", look="scrapy why")
    archive.pages.keep(KeptPage("https://harbour.example/a", "post", NOW, "a.warc.gz", 0, 100))
    archive.export_positions.hand_over("nightly", 0, 2)
    archive.ingested_files.note(Path("a.warc"), "1", NOW)
    archive.database.write(
        "INSERT INTO suspect (article_id, hash, first_seen, visits) VALUES (1, ?, '2026', 1)", (b"gone",)
    )
    archive.crawls.finish(crawl, NOW, "finished", {"newsbot/stored": 3})


def copied(old: str, new: str) -> Copy:
    with Archive(old, read_only=True) as one, Archive(new) as other:
        copy = Copy(one.database, other.database)
        list(copy.run())
        assert list(differences(copy)) == []
        return copy


def everything(place: str) -> dict[str, list[Any]]:
    with Archive(place, read_only=True) as archive:
        return {
            table.name: sorted(map(repr, map(dict, archive.database.rows(f"SELECT * FROM {table.name}"))))
            for table in ALL_TABLES
        } | {"id": [archive.id]}


def test_an_archive_that_was_copied_has_every_row_and_goes_on_as_the_first_would(places: tuple[str, str]) -> None:
    old, new = places
    with Archive(old) as archive:
        fill(archive)
    copied(old, new)
    assert everything(new) == everything(old)
    for place in places:
        with Archive(place) as archive:
            assert archive.store(an_article("d"), NOW).article_id == 4
            assert {hit.canonical_url[-1] for hit in archive.search("rebuilt")} >= {"d"}
            assert list(archive.housekeeping.problems()) == []


def test_a_copy_that_broke_off_goes_on_and_one_that_is_whole_changes_nothing(places: tuple[str, str]) -> None:
    old, new = places
    with Archive(old) as archive:
        fill(archive)
    with Archive(old, read_only=True) as one, Archive(new) as other:
        for number, _ in enumerate(Copy(one.database, other.database).run()):
            if number == 14:  # before the stories
                break
    assert everything(new) != everything(old)
    copied(old, new)
    assert everything(new) == everything(old)
    assert copied(old, new).rows.copied.total() == 0


def test_a_difference_is_told(places: tuple[str, str]) -> None:
    old, new = places
    with Archive(old) as archive:
        fill(archive)
    copied(old, new)
    with Archive(new) as archive:
        archive.database.write("UPDATE article SET headline = 'Other' WHERE id = 1")
        with Archive(old, read_only=True) as one:
            (told,) = differences(Copy(one.database, archive.database))
    assert told == "article: 3 rows there and 3 here, which differ"


def test_an_archive_is_merged_with_one_that_has_others_and_some_of_the_same(places: tuple[str, str]) -> None:
    old, new = places
    hour = timedelta(hours=1)
    with Archive(old) as archive:
        fill(archive)
        archive.store(an_article("older there"), NOW)
        archive.store(an_article("newer there", headline="Newer"), NOW + hour)
    with Archive(new) as archive:
        archive.store(an_article("own"), NOW)
        archive.store(an_article("older there", headline="Newer"), NOW + hour)
        archive.store(an_article("newer there"), NOW)
        archive.store(an_article("third", *LONG, publisher="third", canonical_url="https://third.example/copy"), NOW)
        archive.incidents.see("post", "articles", began=NOW + hour, now=NOW, expected="1", observed="2", look="x")
    copied(old, new)
    copied(old, new)
    with Archive(new) as archive:
        found = {one.canonical_url.rpartition("/")[2]: one.headline for one in archive.articles()}
        assert len(list(archive.articles())) == 7
        assert (found["older there"], found["newer there"]) == ("Newer", "Newer")
        assert [version.article.headline for version in archive.revisions.of("https://harbour.example/a")] == [
            "Pier to be rebuilt (a)",
            "New",
        ]
        story = archive.stories.of("https://mail.example/copy")
        assert story
        assert {member.publisher for member in story.members} == {"harbour_post", "mail"}
        assert archive.why("https://harbour.example/alias").article == "https://harbour.example/a"
        assert list(archive.housekeeping.problems()) == []
        sequences = [row[0] for row in archive.select(Selection(order="stored")).rows(("sequence",))]
        assert sequences == sorted(set(sequences))


def test_an_archive_and_its_copy_that_both_went_on_are_merged(places: tuple[str, str]) -> None:
    old, new = places
    with Archive(old) as archive:
        fill(archive)
    copied(old, new)
    for place, slug in ((old, "theirs"), (new, "ours")):
        with Archive(place) as archive:
            archive.store(an_article(slug), NOW, aliases=[f"https://harbour.example/alias-of-{slug}"])
    assert not copied(old, new).is_whole
    with Archive(new) as archive:
        assert {one.canonical_url.rpartition("/")[2] for one in archive.articles()} >= {"theirs", "ours"}
        for slug in ("theirs", "ours"):
            found = archive.why(f"https://harbour.example/alias-of-{slug}")
            assert found.article == f"https://harbour.example/{slug}"
        assert list(archive.housekeeping.problems()) == []


@pytest.mark.parametrize("seen_in", ["old", "new"])
@pytest.mark.parametrize("who", ["the page there", "another page"])
@pytest.mark.parametrize("is_revised", [False, True])
def test_an_article_that_one_archive_has_moved_to_its_own_address_is_there_once(
    tmp_path: Path, seen_in: str, who: str, is_revised: bool
) -> None:
    claimed, own, other = (f"https://harbour.example/{name}" for name in ("index.php", "storm", "quay"))
    places = tuple(str(tmp_path / name) for name in ("old", "new"))
    storm = an_article("storm", minutes("storm"), url=own, canonical_url=claimed, lead=None)
    with Archive(places[0]) as archive:
        archive.store(storm, NOW, aliases=[own])
    copied(*places)
    with Archive(places[seen_in == "new"]) as archive:
        page = claimed if who == "the page there" else other
        archive.store(an_article("quay", minutes("quay"), url=page, canonical_url=claimed, lead=None), NOW)
        assert {one.canonical_url for one in archive.articles()} == {own, page}
    for place, slug in zip(places, ("theirs", "ours"), strict=True):
        with Archive(place) as archive:
            archive.store(an_article(slug), NOW)
    with Archive(places[seen_in == "old"]) as archive:  # which has it where it was
        if is_revised:
            archive.store(replace(storm, headline="A new one"), NOW + timedelta(hours=1), aliases=[own])
    for _ in range(2):
        assert not copied(*places).is_whole
        with Archive(places[1]) as archive:
            found = {one.canonical_url: one.headline for one in archive.articles()}
            moved = archive.at(own)
            assert [archive.why(address).article for address in (own, page)] == [own, page]
            assert archive.housekeeping.counts()["article"] == 4
            assert list(archive.housekeeping.problems()) == []
        assert found[page] == "Pier to be rebuilt (quay)"
        assert found[own] == ("A new one" if is_revised else "Pier to be rebuilt (storm)")
        assert moved
        assert refusal_in(moved.provenance) == "another article"


VISITS = st.lists(
    st.tuples(st.booleans(), st.integers(0, 9), st.sampled_from("ab"), st.sampled_from(["Old", "New"]), st.booleans()),
    max_size=10,
    unique_by=lambda visit: visit[:2],  # no archive sees a page twice in one second
)


@settings(max_examples=40)
@given(VISITS, st.booleans())
@example([(True, 0, "b", "New", True), (True, 1, "b", "New", False)], True)
def test_two_archives_that_are_merged_both_ways_have_the_same_histories(
    visits: list[tuple[bool, int, str, str, bool]], drops_texts: bool
) -> None:
    with Archive(":memory:") as one, Archive(":memory:") as other:
        for is_one, hour, slug, headline, is_longer in sorted(visits, key=lambda visit: visit[1]):
            article = an_article(slug, *[minutes(slug), minutes("more")][: 1 + is_longer], headline=headline)
            (one if is_one else other).store(article, NOW + timedelta(hours=hour))
        if drops_texts:
            one.housekeeping.drop_texts(NOW)
        before = [histories_of(archive) for archive in (one, other)]
        for old, new in ((one, other), (other, one), (one, other)):
            copy = Copy(old.database, new.database)
            list(copy.run())
            assert list(differences(copy)) == []
            assert list(new.housekeeping.problems()) == []
        assert histories_of(one) == histories_of(other)
        assert histories_of(one).keys() == before[0].keys() | before[1].keys()
        for url, versions in histories_of(one).items():
            assert versions[-1][1] in {past[url][-1][1] for past in before if url in past}
            assert [fetched for fetched, *_ in versions] == sorted(fetched for fetched, *_ in versions)


def histories_of(archive: Archive) -> dict[str, list[tuple[str, str | None, str]]]:
    return {
        one.canonical_url: [
            (version.fetched, version.article.headline, version.article.text)
            for version in archive.revisions.of(one.canonical_url)
        ]
        for one in archive.articles()
    }


def test_older_versions_that_only_the_other_archive_has_come_before_those_that_are_there(
    places: tuple[str, str],
) -> None:
    hours = [NOW + timedelta(hours=number) for number in range(4)]
    for place, seen in zip(places, ((0, 2), (1, 3)), strict=True):
        with Archive(place) as archive:
            archive.store(an_article("a", headline=f"Seen {place[-1:]}"), NOW - timedelta(days=1))
            for number in seen:
                archive.store(an_article("a", headline=f"Hour {number}"), hours[number])
            archive.store(an_article("own" + place[-1:]), NOW)
    copied(*places)
    with Archive(places[1]) as archive:
        told = [version.article.headline for version in archive.revisions.of("https://harbour.example/a")]
        assert told[-4:] == [f"Hour {number}" for number in range(4)]
        assert {hit.headline for hit in archive.search("hour")} == {"\x02Hour\x03 3"}


def go_on(archive: Archive) -> None:
    """Let something happen to every kind of row."""
    later = NOW + timedelta(days=1)
    crawl = archive.crawls.begin("post", later)
    archive.crawls.know(SimpleNamespace(name="post", title="The Post", country="GB", language="en", timezone="UTC"))
    archive.store(an_article("a", minutes("rewritten"), headline="Newer"), later, crawl_id=crawl)
    archive.store(an_article("d"), later, crawl_id=crawl)
    archive.record(UrlOutcome("https://harbour.example/original", "harbour_post", UrlState.GONE, "404"), later)
    archive.store(an_article("b", minutes("b")), later, crawl_id=crawl)
    archive.days.add("post", NOW, {"stored": 4})
    archive.incidents.end(archive.incidents.not_ended()[0].id, later)
    archive.incidents.see("post", "articles", began=later, now=later, expected="20", observed="2", look="scrapy why")
    archive.export_positions.hand_over("nightly", 2, 3)
    archive.database.write("DELETE FROM suspect")
    archive.database.write("DELETE FROM outbox")
    archive.crawls.finish(crawl, later, "finished", {"newsbot/stored": 3})


def test_a_copy_becomes_what_the_first_archive_is_by_now(places: tuple[str, str]) -> None:
    old, new = places
    with Archive(old) as archive:
        fill(archive)
    copied(old, new)
    with Archive(old) as archive:
        go_on(archive)
    copy = copied(old, new)
    assert copy.is_whole
    assert copy.rows.renewed["article"] == 2
    assert everything(new) == everything(old)
    with Archive(new) as archive:
        assert list(archive.housekeeping.problems()) == []
        assert [hit.canonical_url[-1] for hit in archive.search("newer")] == ["a"]
    assert copied(old, new).rows.renewed.total() == 0


def test_an_archive_and_its_copy_whose_same_article_was_revised_in_both_have_all_versions(
    places: tuple[str, str],
) -> None:
    old, new = places
    with Archive(old) as archive:
        fill(archive)
    copied(old, new)
    for number, place in enumerate(places, 1):
        with Archive(place) as archive:
            archive.store(an_article("a", headline=f"Version {number}"), NOW + timedelta(hours=1 + number))
    assert not copied(old, new).is_whole
    copied(new, old)
    for place in places:
        with Archive(place) as archive:
            told = [version.article.headline for version in archive.revisions.of("https://harbour.example/a")]
            assert told[-2:] == ["Version 1", "Version 2"]
            assert list(archive.housekeeping.problems()) == []


def test_a_text_that_the_first_archive_dropped_stays_in_its_copy(places: tuple[str, str]) -> None:
    old, new = places
    with Archive(old) as archive:
        fill(archive)
    copied(old, new)
    with Archive(old) as archive:
        assert archive.housekeeping.drop_texts(NOW + timedelta(days=1)) == 3
    copied(old, new)
    with Archive(new) as archive:
        assert all(article.text for article in archive.articles())


def test_of_an_address_that_two_archives_know_the_last_visit_counts_but_an_article_is_not_forgotten(
    places: tuple[str, str],
) -> None:
    later = NOW + timedelta(hours=1)
    for place, moment, reason in zip(places, (later, NOW), ("gone", "timeout"), strict=True):
        with Archive(place) as archive:
            archive.store(an_article(place[-5:].replace("/", "")), NOW)
            archive.record(UrlOutcome("https://harbour.example/b", "harbour_post", UrlState.FAILED, reason), moment)
    with Archive(places[0]) as archive:
        archive.store(an_article("c"), NOW)
    with Archive(places[1]) as archive:
        archive.record(UrlOutcome("https://harbour.example/c", "harbour_post", UrlState.FAILED, "timeout"), later)
    assert copied(*places).rows.renewed["url"] == 2
    with Archive(places[1]) as archive:
        assert archive.why("https://harbour.example/b").reason == "gone"
        assert archive.why("https://harbour.example/c").article == "https://harbour.example/c"


def test_how_far_an_export_of_the_copy_has_come_is_not_taken_back(places: tuple[str, str]) -> None:
    old, new = places
    with Archive(old) as archive:
        fill(archive)
        archive.export_positions.hand_over("weekly", 0, 1)
    copied(old, new)
    with Archive(new) as archive:
        archive.export_positions.hand_over("weekly", 1, 3)
        archive.export_positions.hand_over("own", 0, 3)
    assert copied(old, new).is_whole
    with Archive(new) as archive:
        assert [archive.export_positions.position(name) for name in ("nightly", "weekly", "own")] == [2, 3, 3]


def test_an_archive_is_copied_as_it_is_at_one_moment(places: tuple[str, str]) -> None:
    old, new = places
    with Archive(old) as archive, Archive(old, read_only=True) as one, one.moment(), Archive(new) as other:
        fill(archive)
        assert one.id
        copy = Copy(one.database, other.database)
        for table in copy.run():
            archive.store(an_article(f"during {table}"), NOW)
        assert list(differences(copy)) == []
        assert 3 <= len(list(other.articles())) <= 4


def test_what_is_stored_in_a_copy_that_broke_off_is_merged_with_the_rest(places: tuple[str, str]) -> None:
    old, new = places
    with Archive(old) as archive:
        fill(archive)
    with Archive(old, read_only=True) as one, Archive(new) as other:
        for table in Copy(one.database, other.database).run():
            if table == "article":
                break
        other.store(an_article("own"), NOW)
    assert not copied(old, new).is_whole
    with Archive(new) as archive:
        assert len(list(archive.articles())) == 4
        assert list(archive.housekeeping.problems()) == []
