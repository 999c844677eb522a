"""Whatever pages, feeds and WARC files say reads the same out of both databases, and is found alike."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.archive import Archive, Selection, UrlOutcome
from newsbot.archive.pages import KeptPage
from newsbot.archive.rows import legal
from newsbot.items import Article, Block, Image, Video
from newsbot.sources import Entry
from newsbot.states import UrlState
from tests.archive.conftest import NOW
from tests.postgresql import server

SIGNS = "\0\ud800\uffff\ufffe\u202e\u2066\x7f\x92\\'\"?/\t\u2028\U0010ffffﬁİ"
WORDS = ["\udfff\ud800", "e\u0301", "東京", "\x1b[31m", "%s", "$1", "{}", "\r\n", "\\N", "\\.", "NULL", "a//", ":*"]
HOSTILE = st.sampled_from([*SIGNS, *WORDS])
PARTS = st.sampled_from(["x", "é", "東", "w ", "\0", "'"])
LONG = st.builds(lambda part, number: part * number, PARTS, st.integers(1, 3000))
TEXT = st.lists(st.text(max_size=8) | HOSTILE | LONG, max_size=4).map("".join)
SHORT = st.lists(st.text(max_size=8) | HOSTILE, max_size=3).map("".join)
OFFSET = st.integers(-86_399, 86_399).map(lambda seconds: timezone(timedelta(seconds=seconds)))
TIME = st.none() | st.datetimes(timezones=OFFSET)
COUNT = st.none() | st.integers(-(2**70), 2**70)
URL = st.builds("https://harbour.example/{}".format, TEXT)
IMAGE = st.builds(Image, url=URL, caption=TEXT, credit=SHORT, alt=SHORT, width=COUNT, height=COUNT)
VIDEO = st.builds(Video, url=URL, title=TEXT, duration_seconds=COUNT)
ARTICLE = st.builds(
    Article,
    url=URL,
    canonical_url=URL,
    publisher=st.just("post"),
    section=st.none() | TEXT,
    kicker=st.none() | TEXT,
    headline=TEXT,
    lead=st.none() | TEXT,
    body=st.lists(st.builds(Block, text=TEXT), max_size=2),
    text=TEXT,
    authors=st.lists(SHORT, max_size=2),
    agencies=st.lists(SHORT, max_size=2),
    keywords=st.lists(SHORT, max_size=2),
    language=st.none() | SHORT,
    date_published=TIME,
    date_modified=TIME,
    images=st.lists(IMAGE, max_size=1),
    videos=st.lists(VIDEO, max_size=1),
    is_accessible_for_free=st.none() | st.booleans(),
    rights=st.lists(SHORT, max_size=1),
    provenance=st.dictionaries(SHORT, SHORT, max_size=1),
    discovered_via=st.none() | URL,
)
ENTRY = st.builds(
    Entry, url=URL, title=TEXT, published=TIME, modified=TIME, authors=st.lists(SHORT, max_size=2).map(tuple)
)


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[Archive, Archive]]:
    """The same in SQLite and in PostgreSQL."""
    with server().lent() as address, Archive(":memory:") as one, Archive(address) as other:
        yield one, other


def told(archive: Archive, sql: str) -> list[Any]:
    return [tuple(row) for row in archive.database.rows(sql)]


@settings(max_examples=40)
@given(st.lists(ARTICLE, min_size=1, max_size=2), st.integers(0, 3))
def test_an_article_reads_the_same_out_of_both(
    both: tuple[Archive, Archive], articles: list[Article], hours: int
) -> None:
    found = []
    for archive in both:
        outcomes = []
        for article in articles:
            stored = archive.store(article, NOW + timedelta(hours=hours), aliases=[article.url])
            outcomes.append((stored.outcome, stored.article_id, stored.canonical_url, stored.changed, stored.reason))
        tables = [told(archive, f"SELECT * FROM {name}") for name in ("article ORDER BY id", "revision ORDER BY id")]
        found.append((outcomes, tables, archive.at(outcomes[-1][2]), told(archive, "SELECT * FROM url ORDER BY url")))
    assert found[0] == found[1]


@settings(max_examples=40)
@given(URL, ENTRY, TEXT, SHORT)
def test_what_a_listing_or_a_visit_says_of_an_address_reads_the_same_out_of_both(
    both: tuple[Archive, Archive], url: str, entry: Entry, reason: str, word: str
) -> None:
    found = []
    for archive in both:
        archive.urls.find(url, entry, "post", None, NOW)
        archive.record(UrlOutcome(url, "post", UrlState.FAILED, reason), NOW, entry.url)
        archive.pages.keep(KeptPage(url, "post", NOW, "a.warc.gz", 0, 100, entry, (word,)))
        why = archive.why(url)
        found.append([why, *(told(archive, f"SELECT * FROM {table} ORDER BY url") for table in ("url", "page"))])
    assert found[0] == found[1]


@settings(max_examples=40)
@given(SHORT | st.text(st.sampled_from('ab"*^():+- {}NOT')))
def test_a_query_has_the_same_answer_in_both(both: tuple[Archive, Archive], query: str) -> None:
    found: list[Any] = []
    for archive in both:
        try:
            found.append(sorted(hit.article_id for hit in archive.search(query)))
        except ValueError as error:
            found.append(str(error))
    assert found[0] == found[1] or "NEAR" in query


@settings(max_examples=20)
@given(SHORT, SHORT, TIME)
def test_a_selection_has_the_same_answer_in_both(
    both: tuple[Archive, Archive], word: str, name: str, since: datetime | None
) -> None:
    found: list[Any] = []
    word, name = legal(word), legal(name)
    for archive in both:
        for selection in ({"languages": [word]}, {"sections": [name]}, {"publishers": [name]}, {"since": since}):
            try:
                found.append([one.canonical_url for one in archive.articles(Selection(**selection))])
            except ValueError as error:
                found.append(str(error))
    assert found[:4] == found[4:]


@pytest.mark.parametrize("field", ["headline", "text", "section", "language", "authors", "canonical_url"])
@pytest.mark.parametrize("value", ["w" * 1_000_000, "é" * 1_000_000, " ".join(map(str, range(150_000)))])
def test_a_field_of_a_megabyte_reads_the_same_out_of_both(
    both: tuple[Archive, Archive], field: str, value: str
) -> None:
    values: dict[str, Any] = {"canonical_url": f"https://harbour.example/{field}-{value[:9]!r}", "publisher": "post"}
    values |= {"url": "https://harbour.example/long", "headline": "Long"}
    whole = {"authors": [value], "canonical_url": f"https://harbour.example/{value}"}
    article = Article(**values | {field: whole.get(field, value)})
    found = []
    for archive in both:
        stored = archive.store(article, NOW)
        found.append((stored.outcome, archive.at(stored.canonical_url)))
    assert found[0] == found[1]
