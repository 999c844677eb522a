"""What the tests of the pages share: an archive with everything a page shows, and a reader who asks for pages."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from newsbot.archive import Archive, UrlOutcome
from newsbot.items import Article, Block
from newsbot.states import UrlState
from newsbot.web.app import application
from newsbot.web.archives import Archives
from newsbot.web.installation import Installation
from tests.archive.conftest import an_article, minutes
from tests.conftest import lent_address
from tests.exports.conftest import HOSTILE, hostile_article
from tests.scrapy_process import ScrapyProcess

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ADDRESS = "http://127.0.0.1:"
PUBLISHERS = (
    ("harbour_post", "The Harbour Post", "GB", "en"),
    ("al_mina", "الميناء", "EG", "ar"),
    ("minato", "港新聞", "JP", "ja"),
)
ARABIC = "أعلن مجلس الميناء اليوم أنه سيعيد بناء الرصيف الشرقي قبل حلول الشتاء المقبل."
JAPANESE = (
    "東京都は港の東側の桟橋を来年の冬までに建て直すと発表した。"
    "工事は春に始まり、漁船は南の岸に移る。市民の多くは歓迎している。"
)


def fill(archive: Archive) -> None:
    """Store articles in three languages, a revision, a story, an incident, crawls and addresses that failed."""
    for name, title, country, language in PUBLISHERS:
        facts = SimpleNamespace(name=name, title=title, country=country, language=language, timezone="UTC")
        archive.crawls.know(facts)
        archive.crawls.finish(archive.crawls.begin(name, NOW), NOW + timedelta(minutes=2), "finished", STATS)
        archive.days.add(name, NOW - timedelta(days=2), {"crawls": 1, "crawls/good": 1, "stored": 3})
    archive.store(first_version(), NOW)
    archive.store(first_version("The council has now put the work off by a year."), NOW + timedelta(hours=1))
    archive.store(an_article("copy", *LONG, publisher="minato", canonical_url="https://minato.example/copy"), NOW)
    archive.store(an_article("original", *LONG), NOW)
    archive.store(in_language("al_mina", "ar", "إعادة بناء الرصيف الشرقي", ARABIC), NOW)
    archive.store(in_language("minato", "ja", "桟橋を再建へ", JAPANESE), NOW)
    outcome = UrlOutcome("https://harbour.example/lost", "harbour_post", UrlState.FAILED, "HTTP 503", reached=True)
    archive.record(outcome, NOW, "https://harbour.example/feed.xml")
    archive.incidents.see(
        "harbour_post", "articles", began=NOW, now=NOW, expected="20 a day", observed="2 articles", look="scrapy why"
    )


def fill_with_hostile(archive: Archive, longest: int | None = None) -> None:
    """Store the worst texts in every field, with a change of each but the longest, and as names."""
    for number, (name, whole) in enumerate(HOSTILE.items()):
        text = whole[:longest]
        archive.store(hostile_article(name, text), NOW + timedelta(minutes=number))
        if len(text) > 10_000:
            continue
        changed = hostile_article(name, text)
        changed.text = f"{text} {changed.text}"
        archive.store(changed, NOW + timedelta(minutes=number + 30))
    facts = SimpleNamespace(name=EVIL, title=EVIL, country=EVIL, language=EVIL, timezone=EVIL)
    archive.crawls.know(facts)
    archive.incidents.see(EVIL, EVIL, began=NOW, now=NOW, expected=EVIL, observed=EVIL, look=EVIL)
    archive.crawls.finish(archive.crawls.begin(EVIL, NOW), NOW, EVIL, {f"newsbot/failed/{EVIL}": 1})


EVIL = "<script>alert(1)</script>\"' onload=alert(1) \x1b[2J"
STATS = {"newsbot/found": 9, "newsbot/fetched": 7, "newsbot/stored": 5, "newsbot/failed": 2, "newsbot/listing/read": 1,
         "newsbot/failed/HTTP 503": 2, "newsbot/field/text": 5, "newsbot/field/headline": 5}  # fmt: skip
LONG = (minutes("one"), minutes("two"), minutes("three"))


def first_version(last: str = "The council will pay a third of it.") -> Article:
    return an_article("pier", "The eastern pier is to be rebuilt before the winter.", minutes("pier"), last)


def in_language(publisher: str, language: str, headline: str, text: str) -> Article:
    address = f"https://{publisher.replace('_', '-')}.example/1"
    body = [Block("paragraph", text), Block("heading", headline), Block("quote", text), Block("list_item", text)]
    return an_article(
        publisher,
        canonical_url=address,
        publisher=publisher,
        language=language,
        headline=headline,
        kicker=None,
        lead=None,
        body=body,
        text="\n\n".join(block.text for block in body),
        date_published=NOW - timedelta(days=1),
    )


def started(path: Path, *options: str) -> tuple[ScrapyProcess, str]:
    """Start `scrapy web` at a free port; return it with the address that it says it answers at."""
    process = ScrapyProcess("web", "--port", "0", *options, "-s", f"ARCHIVE={path}")
    until = time.monotonic() + 60
    while ADDRESS not in (line := process.stderr.readline()):
        assert time.monotonic() < until
        time.sleep(0.01)
    return process, ADDRESS + line.partition(ADDRESS)[2].partition("/")[0]


def a_reader_of(database: str, folder: Path, fill_it: Callable[[Archive], None]) -> Iterator[TestClient]:
    """Yield a reader of an archive that no test changes."""
    with lent_address(database, folder) as path:
        with Archive(path) as archive:
            fill_it(archive)
        yield from a_reader(path)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A reader in SQLite: `test_databases.py` shows that what is read out of PostgreSQL is the same."""
    yield from a_reader_of("sqlite", tmp_path_factory.mktemp("shelf"), fill)


@pytest.fixture(scope="session")
def shelf_in_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from a_reader_of("postgresql", tmp_path_factory.mktemp("shelf"), fill)


@pytest.fixture(scope="session", params=["shelf", "shelf_in_postgresql"])
def either_shelf(request: pytest.FixtureRequest) -> TestClient:
    """For what readers may ask for: the databases refuse different values."""
    reader: TestClient = request.getfixturevalue(request.param)
    return reader


@pytest.fixture
def path(address: str) -> str:
    return address


@pytest.fixture
def archive(path: str) -> Iterator[Archive]:
    """An archive that is being written to while its pages are read."""
    with Archive(path) as archive:
        fill(archive)
        yield archive


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A reader of an archive with the worst texts in every field, and as names."""
    yield from a_reader_of("sqlite", tmp_path_factory.mktemp("hostile"), fill_with_hostile)


@pytest.fixture(scope="session")
def hostile_in_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    yield from a_reader_of("postgresql", tmp_path_factory.mktemp("hostile"), fill_with_hostile)


@pytest.fixture
def reader(path: str) -> Iterator[TestClient]:
    """A browser on this machine."""
    yield from a_reader(path)


def a_reader(path: str | Path, clock: Callable[[], datetime] = lambda: NOW) -> Iterator[TestClient]:
    archives = Archives(path)
    yield TestClient(application(Installation(archives, now=clock)), base_url="http://localhost:8000")
    archives.close()
