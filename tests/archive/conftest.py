"""What the archive's tests share: a moment, an article, an archive in a temporary folder."""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from newsbot.archive import Archive, copying, lots
from newsbot.items import Article, Block, Image, Video

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

PARAGRAPHS = (
    "The harbour board has agreed to rebuild the eastern pier, which a storm broke in March, before the next winter.",
    "Fishermen had asked for two years that the work begin, and the town council will pay a third of what it costs.",
)


def minutes(slug: str) -> str:
    """Return a paragraph so long and different for every *slug* that articles are no near-duplicates by it."""
    letters = random.Random(slug)
    return " ".join("".join(letters.choices("abcdefghiklmnoprstu", k=5)) for _ in range(120))


def an_article(slug: str = "pier", *paragraphs: str, **facts: Any) -> Article:
    """Return an article with something in every field; its text depends on *slug* unless *paragraphs* are given."""
    texts = paragraphs or (
        *PARAGRAPHS,
        minutes(slug),
    )
    url = facts.get("canonical_url", f"https://harbour.example/{slug}")
    values: dict[str, Any] = {
        "url": url + "?page=all",
        "canonical_url": url,
        "publisher": "harbour_post",
        "section": "Politics",
        "kicker": "Harbour",
        "headline": f"Pier to be rebuilt ({slug})",
        "lead": "After two years of waiting.",
        "body": [Block(text=text) for text in texts],
        "text": "\n\n".join(texts),
        "authors": ["Jane Doe"],
        "agencies": ["Reuters"],
        "keywords": ["harbour", "storm"],
        "language": "en",
        "date_published": datetime.fromisoformat("2026-11-22T09:30:00+01:00"),
        "date_modified": datetime.fromisoformat("2026-11-22T10:00:00+01:00"),
        "images": [Image("https://harbour.example/pier.jpg", "The pier", "J. Doe", None, 800, 600)],
        "videos": [Video("https://harbour.example/pier.mp4", "The storm", 62)],
        "is_accessible_for_free": True,
        "rights": ["noai"],
        "provenance": {"headline": "jsonld"},
        "discovered_via": "https://harbour.example/feed.xml",
    }
    return Article(**values | facts)


def copy_few_rows_at_once() -> None:
    """Let a copy have many transactions, between which it can be killed, and take some seconds on any machine."""

    def slowly(rows: Iterable[Any]) -> Iterator[list[Any]]:
        for lot in lots.lots(rows):
            time.sleep(0.02)
            yield lot

    lots.LOT = 4
    copying.lots = slowly  # type: ignore[attr-defined]


@pytest.fixture
def open_archive(address: str) -> Iterator[Callable[..., Archive]]:
    """Open the test's archive, also several times at once."""
    opened = []

    def _open(**arguments: Any) -> Archive:
        opened.append(Archive(address, **arguments))
        return opened[-1]

    yield _open
    for archive in opened:
        archive.close()


@pytest.fixture
def archive(open_archive: Callable[..., Archive]) -> Archive:
    return open_archive()
