"""What the exports' tests share: an archive with a few articles, and the worst text that a page can hold."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newsbot.archive import Archive
from newsbot.items import Article, Block, Image
from tests.archive.conftest import NOW, an_article, minutes
from tests.conftest import DATABASES, lent_address

HOSTILE = {
    "control characters": "bell \x07 null \x00 escape \x1b[31m vertical \x0b form \x0c delete \x7f next \x85 line",
    "the end of a CDATA section": "a ]]> b <![CDATA[ c",
    "markup": "<script>alert(1)</script> & <b>bold</b> &amp; &nbsp; <!-- -- --> <?php ?>",
    "half a surrogate pair": "a \ud800 b \udfff c",
    "marks that turn the direction": "a \u202e evil \u202c \u2066 b \u2069 \u200f",
    "not characters": "a \ufffe b \uffff c \U0001ffff d",
    "a formula": "=cmd|' /C calc'!A0",
    "another formula": "@SUM(1+1)",
    "line ends": 'a\r\nb\rc\nd\u2028e\u2029f "quoted", with; separators\t.',
    "a word of a quarter of a megabyte": "x" * 250_000,
    "emoji and combining marks": "👩‍👩‍👧‍👦 e\u0301 n\u0303 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A",
}
"""The longest is in ten fields at once, and twice as long as a field that Python's CSV reads by itself."""


def hostile_article(name: str, text: str) -> Article:
    """Return an article with *text* in every field that holds text."""
    return Article(
        url=f"https://harbour.example/{name.replace(' ', '-')}",
        canonical_url=f"https://harbour.example/{name.replace(' ', '-')}",
        publisher="harbour_post",
        section=text,
        kicker=text,
        headline=text,
        lead=text,
        body=[Block("paragraph", text), Block("heading", text), Block("quote", text), Block("list_item", text)],
        text=f"{text}\n\n{minutes(name)}",
        authors=[text],
        agencies=[text],
        keywords=[text],
        language="en",
        date_published=NOW,
        images=[Image("https://harbour.example/a.jpg", text, text, text, 10, 10)],
        provenance={"headline": text},
    )


@pytest.fixture
def archive(address: str) -> Iterator[Archive]:
    with Archive(address) as archive:
        yield archive


@pytest.fixture(scope="session", params=DATABASES)
def hostile_address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an archive with every hostile text is, made once: the longest word takes its time."""
    with lent_address(request.param, tmp_path_factory.mktemp("hostile")) as address:
        with Archive(address) as archive:
            fill_with_hostile(archive)
        yield address


@pytest.fixture
def hostile(hostile_address: str) -> Iterator[Archive]:
    """That archive, in which no test stores anything."""
    with Archive(hostile_address) as archive:
        yield archive


def fill_with_hostile(archive: Archive) -> None:
    for number, (name, text) in enumerate(HOSTILE.items()):
        archive.store(hostile_article(name, text), NOW + timedelta(minutes=number))


def fill(archive: Archive, count: int, first: int = 0, **facts: Any) -> list[Article]:
    """Store *count* articles, an hour apart; return them, the oldest first."""
    articles = []
    for number in range(first, first + count):
        born = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=number)
        articles.append(an_article(f"story-{number}", date_published=born, date_modified=None, **facts))
        archive.store(articles[-1], NOW)
    return articles
