"""An archive with a history: publishers whose days and crawls were made, not crawled."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from newsbot.archive import Archive
from newsbot.health.crawl_counts import counts_of_a_day

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)

Counts = Mapping[str, int]


def well(articles: int) -> dict[str, int]:
    """Return the counters of a crawl that found so many articles with everything in them."""
    fields = ("text", "headline", "authors", "date_published", "images", "language")
    counts = {"listing/read": 3, "found": articles, "fetched": articles, "stored": articles}
    return counts | {f"field/{name}": articles for name in fields}


@pytest.fixture
def archive(address: str) -> Iterator[Archive]:
    with Archive(address) as archive:
        yield archive


def crawled(archive: Archive, publisher: str, counts: Counts, when: datetime, reason: str = "finished") -> None:
    """Note a crawl, and what it adds to its day."""
    stats = {f"newsbot/{name}": number for name, number in counts.items()}
    facts = SimpleNamespace(name=publisher, title=publisher.title(), country="GB", language="en", timezone="UTC")
    archive.crawls.know(facts)
    archive.crawls.finish(archive.crawls.begin(publisher, when), when, reason, stats)
    archive.days.add(publisher, when, counts_of_a_day(stats))


def past_days(
    archive: Archive, publisher: str, days: int, counts: Callable[[int], Counts] | None = None, end: datetime = NOW
) -> None:
    """Note a crawl on each of so many days that end the day before *end*; *counts* gets how many days ago it is."""
    with archive.transaction():
        for ago in range(days, 0, -1):
            crawled(archive, publisher, counts(ago) if counts else well(20 + ago % 3), end - ago * DAY)
