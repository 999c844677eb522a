"""What the archive makes of an article that it is handed."""

import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsbot.archive import Archive, UrlOutcome
from newsbot.items import Article, Block, as_json
from newsbot.states import Cause, UrlState
from tests.archive.conftest import NOW, an_article
from tests.conftest import only_sqlite

LATER = NOW + timedelta(hours=6)


def test_an_article_comes_back_exactly_as_it_was_stored(archive: Archive) -> None:
    article = an_article()
    assert archive.store(article, NOW).outcome == "new"
    assert archive.at(article.canonical_url) == article


def test_an_article_with_nothing_but_an_address_comes_back_too(archive: Archive) -> None:
    article = Article(url="https://a.example/x", canonical_url="https://a.example/x", publisher="site")
    archive.store(article, NOW)
    assert list(archive.articles()) == [article]


def test_the_publishers_own_offset_is_kept(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    assert archive.database.rows("SELECT date_published, published_utc FROM article")[0][:] == (
        "2026-11-22T09:30:00+01:00",
        "2026-11-22T08:30:00Z",
    )


def test_half_a_surrogate_pair_is_stored_as_the_replacement_sign(archive: Archive) -> None:
    archive.store(an_article(headline="Rain \ud83d", keywords=["\ude00"]), NOW)
    (stored,) = archive.articles()
    assert (stored.headline, stored.keywords) == ("Rain \ufffd", ["\ufffd"])


ILLEGAL = "Pol\uffffitik \ufffe \x00 \x1b[31m \x0b \ud800 \x9b"


@given(st.text(st.characters()) | st.just(ILLEGAL))
@settings(max_examples=25)
def test_every_text_that_comes_out_of_the_archive_is_legal_in_any_format(text: str) -> None:
    with Archive(":memory:") as archive:
        values = dict.fromkeys(("section", "kicker", "lead", "language", "discovered_via"), text)
        lists = {"authors": [text], "keywords": [text], "body": [Block(text=text)], "provenance": {"headline": text}}
        article = an_article("a", headline=f"Rain {text}", text=text, **values, **lists)
        archive.store(article, NOW)
        archive.record(UrlOutcome("https://harbour.example/b", "harbour_post", UrlState.FAILED, text), NOW, text)
        stored = archive.at(article.canonical_url)
        root = etree.Element("all")
        told = archive.why("https://harbour.example/b")
        root.text = f"{told.reason}{told.listing}{''.join(texts_of(as_json(stored)))}"
        etree.fromstring(etree.tostring(root))
        assert not {sign for sign in root.text if unicodedata.category(sign) in ("Cc", "Cs")} - {"\t", "\n", "\r"}


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text within *value*, made of JSON's types."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value if isinstance(value, list) else [*value, *value.values()]:
            yield from texts_of(part)


def test_the_same_text_under_another_address_of_the_publisher_is_a_duplicate(archive: Archive) -> None:
    first = archive.store(an_article("pier"), NOW)
    copy = an_article("pier", canonical_url="https://harbour.example/politics/pier", url="https://harbour.example/p")
    again = archive.store(copy, LATER)
    assert (again.outcome, again.article_id, again.canonical_url) == (
        "duplicate",
        first.article_id,
        "https://harbour.example/pier",
    )
    why = archive.why(copy.canonical_url)
    assert (why.state, why.reason, why.article) == ("duplicate", "same text", "https://harbour.example/pier")
    assert len(list(archive.articles())) == 1


def test_the_same_text_of_another_publisher_is_kept(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    other = an_article(canonical_url="https://other.example/pier", publisher="other")
    assert archive.store(other, NOW).outcome == "new"


def test_sites_without_a_publisher_file_are_not_taken_for_one_publisher(archive: Archive) -> None:
    archive.store(an_article(publisher="site"), NOW)
    elsewhere = an_article(canonical_url="https://other.example/pier", publisher="site")
    same_site = an_article(canonical_url="https://www.harbour.example/p", publisher="site")
    assert archive.store(elsewhere, NOW).outcome == "new"
    assert archive.store(same_site, NOW).outcome == "duplicate"


def test_a_short_text_is_a_duplicate_only_under_the_same_headline(archive: Archive) -> None:
    archive.store(an_article("a", "More soon.", headline="Fire in the docks"), NOW)
    assert archive.store(an_article("b", "More soon.", headline="Flood in the town"), NOW).outcome == "new"
    assert archive.store(an_article("c", "More soon.", headline="Fire in the docks"), NOW).outcome == "duplicate"


def test_articles_without_text_are_never_duplicates(archive: Archive) -> None:
    archive.store(an_article("a", "", text="", headline="Video"), NOW)
    assert archive.store(an_article("b", "", text="", headline="Video"), NOW).outcome == "new"


@pytest.mark.parametrize(
    "facts",
    [
        {"headline": "Pier to stay as it is"},
        {"lead": "After three years."},
        {"text": "Something else."},
        {"authors": ["Jane Doe", "John Roe"]},
        {"date_modified": datetime.fromisoformat("2026-11-22T11:00:00+01:00")},
    ],
    ids=lambda facts: next(iter(facts)),
)
def test_a_change_that_readers_see_makes_a_revision(archive: Archive, facts: dict[str, object]) -> None:
    article = an_article()
    archive.store(article, NOW)
    changed = replace(article, **facts)  # type: ignore[arg-type]
    stored = archive.store(changed, LATER)
    assert (stored.outcome, stored.changed) == ("revision", tuple(facts))
    assert archive.at(article.canonical_url) == changed


@pytest.mark.parametrize(
    "facts",
    [
        {"headline": " Pier to be\xa0rebuilt  (pier)"},
        {"text": an_article().text.replace(" ", "\n")},
        {"date_modified": datetime.fromisoformat("2026-11-22T09:00:00+00:00")},
        {"images": []},
        {"keywords": ["most read"]},
        {"url": "https://harbour.example/pier?utm_source=x"},
    ],
    ids=lambda facts: next(iter(facts)),
)
def test_a_change_that_readers_do_not_see_makes_none(archive: Archive, facts: dict[str, object]) -> None:
    article = an_article()
    archive.store(article, NOW)
    assert archive.store(replace(article, **facts), LATER).outcome == "unchanged"  # type: ignore[arg-type]
    assert archive.at(article.canonical_url) == article


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date_modified", datetime.fromisoformat("2026-11-22T11:00:00+01:00")),
        ("headline", "Pier news, says the feed"),
        ("authors", ["Harbour Post"]),
    ],
)
@pytest.mark.parametrize("source", ["listing", "listing, day only"])
def test_a_change_of_what_a_listing_says_is_no_revision(
    archive: Archive, field: str, value: object, source: str
) -> None:
    article = an_article()
    archive.store(article, NOW)
    listed = replace(article, **{field: value}, provenance={field: source})  # type: ignore[arg-type]
    assert archive.store(listed, LATER).outcome == "unchanged"


def test_a_page_that_comes_without_what_a_listing_said_is_unchanged_and_keeps_it(archive: Archive) -> None:
    listed = an_article(authors=["Jo Roe"], provenance={"headline": "jsonld", "authors": "listing"})
    archive.store(listed, NOW)
    assert archive.store(replace(listed, authors=[], provenance={"headline": "jsonld"}), LATER).outcome == "unchanged"
    changed = replace(listed, headline="Pier is rebuilt", authors=[], provenance={"headline": "jsonld"})
    assert archive.store(changed, LATER).changed == ("headline",)
    assert archive.at(listed.canonical_url) == replace(listed, headline="Pier is rebuilt")


def test_another_cause_than_a_crawl_may_change_any_field(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    assert archive.store(an_article(images=[]), LATER, cause=Cause.REEXTRACT).changed == ("images",)
    assert archive.revisions.of(an_article().canonical_url)[-1].cause == "reextract"


def test_the_order_in_which_sources_are_noted_is_no_revision(archive: Archive) -> None:
    archive.store(an_article(provenance={"headline": "page", "lead": "page"}), NOW)
    again = an_article(provenance={"lead": "page", "headline": "page"})
    assert archive.store(again, LATER, cause=Cause.REEXTRACT).outcome == "unchanged"


def test_every_version_can_be_read_again(archive: Archive) -> None:
    versions = [an_article(), an_article(headline="Second"), an_article(headline="Third", authors=[])]
    for hour, article in enumerate(versions):
        archive.store(article, NOW + timedelta(hours=hour))
    kept = archive.revisions.of(an_article().canonical_url)
    assert [version.article for version in kept] == versions
    assert [version.number for version in kept] == [1, 2, 3]
    assert [version.fetched[11:13] for version in kept] == ["12", "13", "14"]
    assert [version.changed for version in kept] == [(), ("headline",), ("headline", "authors")]


def test_a_revision_moves_an_article_to_the_end_of_the_order(archive: Archive) -> None:
    for slug in ("a", "b"):
        archive.store(an_article(slug), NOW)
    archive.store(an_article("a", headline="Changed"), LATER)
    assert [article.canonical_url[-1] for article in archive.articles()] == ["b", "a"]


@only_sqlite
def test_the_search_follows_every_change_and_reads_unspaced_scripts(archive: Archive, tmp_path: Path) -> None:
    archive.store(an_article("pier"), NOW)
    archive.store(an_article("pier", headline="Zeppelin lands"), LATER)
    archive.store(an_article("tokyo", "東京都は雨です。", headline="Weather"), NOW)

    def found(query: str) -> list[str]:
        with sqlite3.connect(tmp_path / "newsbot.db") as plain:  # no newsbot needed
            sql = "SELECT headline FROM article_fts WHERE article_fts MATCH ? ORDER BY rowid"
            rows = [row[0] for row in plain.execute(sql, (query,))]
        plain.close()
        return rows

    assert found("zeppelin") == ["Zeppelin lands"]
    assert found("headline: rebuilt") == []
    assert found('"東京 京都"') == ["Weather"]
    assert found('"京東"') == []


def test_pages_of_a_crawl_archive_are_dated_by_their_fetch(archive: Archive) -> None:
    archive.store(an_article(), LATER, fetched=NOW)
    row = archive.database.rows("SELECT first_seen, fetched FROM article")[0]
    assert row["first_seen"] == row["fetched"] == NOW.isoformat()


def test_a_page_of_a_crawl_archive_that_is_older_than_the_version_kept_changes_nothing(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    assert archive.store(an_article(headline="Old"), LATER, fetched=NOW - timedelta(days=1)).outcome == "unchanged"
    assert archive.at(an_article().canonical_url) == an_article()


def test_a_page_fetched_under_a_clock_set_back_makes_a_revision_all_the_same(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    assert archive.store(an_article(headline="New"), NOW - timedelta(days=1)).outcome == "revision"


def row(archive: Archive, columns: str) -> tuple[object, ...]:
    """Return these columns of the one article."""
    (found,) = archive.database.rows(f"SELECT {columns} FROM article")
    return tuple(found)


def test_a_page_fetched_a_minute_before_its_article_was_stored_is_that_articles_page(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    earlier = NOW - timedelta(seconds=61)
    assert archive.store(an_article(headline="Older"), LATER, fetched=earlier).outcome == "unchanged"
    assert (
        archive.store(an_article(headline="The same"), LATER, fetched=NOW - timedelta(minutes=1)).outcome == "revision"
    )


@pytest.mark.parametrize(("length", "outcome"), [(200, "new"), (201, "duplicate")])
def test_up_to_200_characters_a_text_needs_its_headline_to_be_known_again(
    archive: Archive, length: int, outcome: str
) -> None:
    text = ("result of the day " * 20)[: length - 1] + "."
    archive.store(an_article("a", text, headline="Fire in the docks", lead=None), NOW)
    assert archive.store(an_article("b", text, headline="Flood in the town", lead=None), NOW).outcome == outcome


def test_an_article_notes_the_crawl_and_the_visit_that_gave_its_version(archive: Archive) -> None:
    first, second = (archive.crawls.begin("harbour_post", NOW) for _ in range(2))
    archive.store(an_article(), NOW, crawl_id=first)
    assert row(archive, "first_seen, fetched, revision, crawl_id, sequence") == (
        *(NOW.isoformat(), NOW.isoformat()),
        *(1, first, 1),
    )
    archive.store(an_article(headline="New"), LATER, crawl_id=second)
    assert row(archive, "first_seen, fetched, revision, crawl_id, sequence") == (
        *(NOW.isoformat(), LATER.isoformat()),
        *(2, second, 2),
    )


@pytest.mark.parametrize(("cause", "seen"), [(Cause.CRAWL, NOW), (Cause.REEXTRACT, LATER)])
def test_a_version_was_seen_when_its_page_was_fetched_or_when_it_was_read_anew(
    archive: Archive, cause: Cause, seen: datetime
) -> None:
    archive.store(an_article(), NOW - timedelta(days=1))
    archive.store(an_article(headline="New"), LATER, fetched=NOW, cause=cause)
    assert archive.database.rows("SELECT seen FROM revision")[0][0] == seen.isoformat()


def test_the_address_publisher_and_listing_of_the_first_version_stay(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    archive.store(
        an_article(headline="New", discovered_via="https://harbour.example/sport"), LATER, cause=Cause.REEXTRACT
    )
    assert row(archive, "headline, discovered_via") == ("New", "https://harbour.example/feed.xml")


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        (None, "2026-11-22T11:00:00+01:00", "revision"),
        ("2026-11-22T11:00:00+01:00", None, "unchanged"),
        ("2026-11-22T11:00:00+01:00", "2026-11-22T10:00:00+00:00", "unchanged"),
        (None, None, "unchanged"),
    ],
)
def test_a_time_of_change_that_is_named_anew_is_a_change_and_one_that_is_dropped_is_none(
    archive: Archive, before: str | None, after: str | None, outcome: str
) -> None:
    for when, text in ((NOW, before), (LATER, after)):
        article = an_article(date_modified=datetime.fromisoformat(text) if text else None)
        last = archive.store(article, when).outcome
    assert last == outcome


@pytest.mark.parametrize("name", ["lead", "headline"])
def test_what_disappears_is_a_change_too(archive: Archive, name: str) -> None:
    archive.store(an_article(), NOW)
    without: dict[str, Any] = {name: None}
    assert archive.store(an_article(**without), LATER).changed == (name,)


def test_an_article_is_withdrawn_once_and_a_revision_brings_it_back(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    for hours in (1, 2):
        archive.article_table.withdraw(an_article().canonical_url, NOW + timedelta(hours=hours))
    assert row(archive, "withdrawn") == ((NOW + timedelta(hours=1)).isoformat(),)
    archive.store(an_article(headline="New"), LATER)
    assert row(archive, "withdrawn") == (None,)


def test_an_address_that_is_not_there_has_no_article_and_no_versions(archive: Archive) -> None:
    assert archive.at("https://harbour.example/none") is None
    assert archive.revisions.of("https://harbour.example/none") == []


def test_a_revised_text_is_known_again_by_its_new_words(archive: Archive) -> None:
    archive.store(an_article("a"), NOW)
    archive.store(an_article("a", "Quite another text, of which nothing was said before. " * 5), LATER)
    copy = an_article("b", "Quite another text, of which nothing was said before. " * 5)
    assert archive.store(copy, LATER).outcome == "duplicate"
    assert archive.store(an_article("a", canonical_url="https://harbour.example/c"), LATER).outcome == "new"


@pytest.mark.parametrize(("host", "outcome"), [("sport.harbour.example", "duplicate"), ("harbour.news", "new")])
def test_the_same_short_text_is_a_duplicate_on_the_same_site_only(archive: Archive, host: str, outcome: str) -> None:
    archive.store(an_article("a", "More soon.", headline="Fire"), NOW)
    elsewhere = an_article("b", "More soon.", headline="Fire", canonical_url=f"https://{host}/b")
    assert archive.store(elsewhere, NOW).outcome == outcome


@pytest.mark.parametrize(
    "written", ["2026-03-02T12:00:00+15:00", "1930-05-01T12:00:00+00:19:32", "2026-03-02T09:00:00-23:59"]
)
def test_a_time_with_an_offset_that_no_zone_has_keeps_its_instant(archive: Archive, written: str) -> None:
    published = datetime.fromisoformat(written)
    archive.store(an_article("odd-offset", date_published=published), NOW)
    (row,) = archive.database.rows("SELECT published_utc, date_published FROM article")
    assert row["published_utc"][:16] == published.astimezone(UTC).isoformat(row["published_utc"][10])[:16]
    assert datetime.fromisoformat(row["date_published"]) == published
