"""Make the archives that the pages are measured with: like those of `benchmarks.archive`, with a spread as life has it.

A tenth of the articles stands in stories of two to fifty, three in a hundred were revised, a tenth of the publishers
write another language, one of them Japanese; each has listings, failed addresses, crawls and counts of two months.
"""

import random
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

from benchmarks.archive import LOT, NOW, PUBLISHERS, make
from newsbot.archive import Archive
from newsbot.archive.cjk_bigrams import grams
from newsbot.archive.rows import dumps, stamp
from newsbot.health.known_past import keep, past_until
from newsbot.health.parameters import Parameters

LANGUAGES = {90: "de", 91: "de", 92: "de", 93: "fr", 94: "fr", 95: "es", 96: "es", 97: "ar", 98: "ar", 99: "ja"}
"""Number of a publisher -> its language, where that is not English."""
SIGNS = "東京都港橋駅市長議会発表計画建設予算今日明年春夏秋冬船海風雨道路工事住民学校病院警察火災列車運転再開会社決定"
HARBOUR = "東京都"
REVISED_EVERY, STORY_EVERY = 33, 100
DAYS, CRAWLS, FAILED, LISTINGS = 60, 20, 30, 12


def made(path: Path, articles: int, days: int = DAYS) -> None:
    """Make an archive of so many articles, and of counts of so many days, unless it is there."""
    if path.exists():
        return
    bare = path.with_suffix(".bare")
    make(bare, articles)
    Archive(bare).close()  # one that an older newsbot made
    database = sqlite3.connect(bare, isolation_level=None)
    database.execute("PRAGMA synchronous = OFF")
    for start in range(0, articles, LOT):
        database.execute("BEGIN")
        _spread(database, range(start, min(start + LOT, articles)))
        database.execute("COMMIT")
    database.close()
    with Archive(bare) as archive:
        with archive.transaction():
            _publishers(archive, days)
        judge(archive)
    bare.rename(path)


def _spread(database: sqlite3.Connection, numbers: range) -> None:
    chance = random.Random(numbers.start)
    languages = [(LANGUAGES[n % PUBLISHERS], n + 1) for n in numbers if n % PUBLISHERS in LANGUAGES]
    database.executemany("UPDATE article SET language = ? WHERE id = ?", languages)
    database.executemany(
        "UPDATE article SET headline = ?, text = ?, body = ?, grams = ? WHERE id = ?",
        [(*_japanese(chance), number) for language, number in languages if language == "ja"],
    )
    for first in range(numbers.start + 1, numbers.stop - 50, STORY_EVERY):
        last = first + min(49, int(chance.paretovariate(1)))
        database.execute("UPDATE article SET story_id = ? WHERE id BETWEEN ? AND ?", (first, first, last))
        database.execute("DELETE FROM story WHERE id BETWEEN ? AND ?", (first + 1, last))
    revised = [number + 1 for number in numbers if number % REVISED_EVERY == 0]
    database.executemany(
        "INSERT INTO revision (article_id, number, seen, fetched, cause, changed, before)"
        " SELECT id, 1, fetched, first_seen, 'crawl', '[\"headline\"]', json_object('headline', headline || ' so far')"
        " FROM article WHERE id = ?",
        [(number,) for number in revised],
    )
    database.executemany("UPDATE article SET revision = 2 WHERE id = ?", [(number,) for number in revised])


def _japanese(chance: random.Random) -> tuple[str, str, str, str | None]:
    texts = ["".join(chance.choices(SIGNS, k=120)) + "。" for _ in range(3)]
    if chance.random() < 0.1:
        texts[0] = HARBOUR + texts[0]
    headline, text = texts[0][:20], "\n\n".join(texts)
    body = dumps([{"kind": "paragraph", "text": one} for one in texts])
    return headline, text, body, grams(headline, text)


def _publishers(archive: Archive, days: int) -> None:
    """Tell who the publishers are and what became of their crawls."""
    for number in range(PUBLISHERS):
        name, language = f"paper_{number}", LANGUAGES.get(number, "en")
        facts = {"title": f"Paper {number}", "country": language.upper().replace("EN", "GB"), "timezone": "UTC"}
        archive.crawls.know(SimpleNamespace(name=name, language=language, **facts))
        for day in range(days):
            counts = {"crawls": 24, "crawls/good": 24, "stored": 40 + day * number % 9, "fetched": 50, "field/text": 40}
            archive.days.add(name, NOW - timedelta(days=day + 1), counts)
        for turn in range(CRAWLS, 0, -1):
            began = NOW - timedelta(hours=turn)
            stats = {"newsbot/found": 30, "newsbot/fetched": 9, "newsbot/stored": 8, "newsbot/listing/read": 4}
            archive.crawls.finish(archive.crawls.begin(name, began), began + timedelta(minutes=2), "finished", stats)
        for kind in range(LISTINGS):
            archive.listings.id_of(f"https://paper-{number}.example/feed-{kind}.xml", name)
    archive.database.connection.executemany(
        "INSERT INTO url (url, publisher, state, reason, first_seen, last_tried, failures, next_try)"
        " VALUES (?, ?, 'failed', 'HTTP 503', ?, ?, 2, ?)",
        _failed(),
    )
    for number in (3, 14, 15):
        name = f"paper_{number}"
        archive.incidents.see(
            name, "articles", began=NOW, now=NOW, expected="40 to 48 a day", observed="3 articles", look="scrapy health"
        )


def judge(archive: Archive) -> None:
    """Keep what the past days came to, as the first crawl of a day does."""
    today, names = NOW.date(), [f"paper_{number}" for number in range(PUBLISHERS)]
    keep(archive, past_until(archive, names, today, Parameters()), today)


def _failed() -> Iterator[tuple[str, ...]]:
    for number in range(PUBLISHERS):
        for one in range(FAILED):
            address = f"https://paper-{number}.example/lost/{one}"
            yield address, f"paper_{number}", stamp(NOW), stamp(NOW), stamp(NOW + timedelta(hours=one))
