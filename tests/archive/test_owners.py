"""An address belongs to the publisher whose file names its site; a site without a file is its own publisher."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from scrapy.spiders import Spider

from newsbot.archive import Archive, UrlOutcome
from newsbot.sources import Entry
from newsbot.states import UrlState
from newsbot.urls import site_of
from tests.archive.conftest import NOW, an_article
from tests.archive.test_claims import File
from tests.archive.test_database import make_first_archive

E1, E2 = File("e1", "e1.example"), File("e2", "e2.example")
URL = "https://www.e2.example/story/1"


@pytest.fixture
def shared(archive: Archive) -> Archive:
    archive.owners.register([E1, E2])
    return archive


def owner(archive: Archive, url: str = URL) -> str | None:
    return archive.why(url).publisher


def due(archive: Archive, publisher: str) -> list[str]:
    return [url for url, _ in archive.url_queue.due(publisher, NOW)]


def off_site(archive: Archive, url: str = URL) -> None:
    """Record what a crawl of e1 does with an entry of its listing that leads to another site."""
    archive.record(UrlOutcome(url, "e1", UrlState.FILTERED, "off site"), NOW, "https://e1.example/feed.xml")


def test_an_address_that_anothers_listing_names_belongs_to_whose_site_it_is_on(shared: Archive) -> None:
    off_site(shared)
    assert owner(shared) == "e2"
    assert shared.why(URL).listing == "https://e1.example/feed.xml"


def test_what_another_named_first_is_due_for_its_owner(shared: Archive) -> None:
    off_site(shared)
    shared.urls.find(URL, Entry(URL), "e2", None, NOW)
    assert (due(shared, "e1"), due(shared, "e2")) == ([], [URL])


def test_without_a_file_an_address_belongs_to_whom_names_it_first_until_the_site_itself_does(archive: Archive) -> None:
    off_site(archive)
    assert owner(archive) == "e1"
    archive.urls.find(URL, Entry(URL), "e2.example", None, NOW)
    assert owner(archive) == "e2.example"


def test_whoever_fetches_an_address_owns_it(archive: Archive) -> None:
    off_site(archive)
    archive.store(an_article(url=URL, canonical_url=URL, publisher="e2"), NOW)
    assert owner(archive) == "e2"


def test_a_host_below_a_domain_belongs_to_the_most_exact_file(archive: Archive) -> None:
    archive.owners.register([File("paper", "harbour.example"), File("sport", "sport.harbour.example")])
    assert archive.owners.of("https://www.sport.harbour.example/a") == {"sport"}
    assert archive.owners.of("https://www.harbour.example/a") == {"paper"}
    assert archive.owners.of("https://other.example/a") == frozenset()


def test_two_files_of_one_domain_keep_what_is_theirs(archive: Archive) -> None:
    archive.owners.register([File("one", "harbour.example"), File("two", "harbour.example")])
    for name in ("one", "two"):
        archive.urls.find(f"https://harbour.example/{name}", Entry("x"), name, None, NOW)
    assert [owner(archive, f"https://harbour.example/{name}") for name in ("one", "two")] == ["one", "two"]


@pytest.mark.parametrize("before", ["e2.example", "e2_old"], ids=["file added", "file renamed"])
def test_a_file_takes_over_what_its_site_has(archive: Archive, before: str) -> None:
    archive.store(an_article(url=URL, canonical_url=URL, publisher=before), NOW)
    archive.store(an_article("b", url="https://e1.example/b", canonical_url="https://e1.example/b"), NOW)
    archive.record(UrlOutcome(URL + "2", before, UrlState.FAILED, "timeout"), NOW, "https://e2.example/feed")
    assert archive.owners.register([E1, E2]) > 0
    stored = archive.at(URL)
    assert (stored and stored.publisher, owner(archive), owner(archive, URL + "2")) == ("e2", "e2", "e2")
    assert archive.database.rows("SELECT publisher FROM listing")[0][0] == "e2"
    assert archive.owners.register([E1, E2]) == 0


def test_a_spider_that_names_no_domain_owns_nothing(archive: Archive) -> None:
    class AnySpider(Spider):
        name = "any"

    assert archive.owners.register([AnySpider]) == 0
    assert archive.owners.of(URL) == frozenset()


def test_a_file_takes_nothing_from_another_file(archive: Archive) -> None:
    archive.owners.register([E1])
    archive.store(an_article(url=URL, canonical_url=URL, publisher="e1"), NOW)
    archive.owners.register([E1, E2])
    stored = archive.at(URL)
    assert stored
    assert stored.publisher == "e1"


def test_a_file_that_lost_a_domain_owns_it_no_more(archive: Archive) -> None:
    archive.owners.register([File("e1", "e1.example", "e2.example")])
    archive.owners.register([E1, E2])
    assert archive.owners.of(URL) == {"e2"}


@pytest.mark.usefixtures("shared")
def test_another_process_sees_the_files_of_the_first_crawl(open_archive: Callable[..., Archive]) -> None:
    assert open_archive().owners.of(URL) == {"e2"}


def old_archive(folder: Path) -> Path:
    """Make an archive of the first newsbot with articles of sites without a file, and addresses that e1 was given."""
    path = make_first_archive(folder)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("INSERT INTO publisher (name) VALUES ('site'), ('e1')")
        for number, (url, publisher) in enumerate(
            [
                ("https://ponte.jor.br/a", "site"),
                ("https://www.other.jor.br/a", "site"),
                (URL, "e2"),
                ("https://www.e1.example/a", "e1"),
            ]
        ):
            raw.execute(
                "INSERT INTO article (id, canonical_url, url, publisher, first_seen, fetched, sequence)"
                " VALUES (?1, ?2, ?2, ?3, '2026-11-22T12:00:00+00:00', '2026-11-22T12:00:00+00:00', ?1)",
                (number, url, publisher),
            )
        for url, publisher, article_id in [
            ("https://ponte.jor.br/a", "site", 0),
            ("https://ponte.jor.br/b", "site", None),
            (URL, "e1", 2),
            (URL + "2", "e1", None),
            ("https://unknown.example/a", "e1", None),
            ("https://www.e1.example/b", "e1", None),
        ]:
            raw.execute(
                "INSERT INTO url (url, publisher, state, first_seen, article_id) VALUES (?, ?, 'found', '2026', ?)",
                (url, publisher, article_id),
            )
        raw.commit()
    return path


def test_an_older_archive_tells_its_sites_apart(tmp_path: Path) -> None:
    with Archive(old_archive(tmp_path)) as archive:
        assert [article.publisher for article in archive.articles()][:2] == ["ponte.jor.br", "other.jor.br"]
        assert owner(archive, "https://ponte.jor.br/b") == "ponte.jor.br"
        assert "site" not in archive.publishers()


def test_an_older_archive_gives_addresses_to_whose_they_are(tmp_path: Path) -> None:
    with Archive(old_archive(tmp_path)) as archive:
        owners = {url: owner(archive, url) for url in (URL, URL + "2", "https://www.e1.example/b")}
        assert list(owners.values()) == ["e2", "e2", "e1"]
        assert owner(archive, "https://unknown.example/a") == "e1"
        assert site_of(URL) == "e2.example"


def test_publishers_that_share_a_bare_address_leave_each_other_what_is_theirs(archive: Archive) -> None:
    url = "http://127.0.0.1:8327/politics/ferry.html"
    archive.owners.register([File("harbour_post", "127.0.0.1")])
    archive.urls.find(url, Entry(url), "harbour_post", None, NOW)
    archive.owners.register([File("newstime", "127.0.0.1")])
    archive.record(UrlOutcome(url, "harbour_post", UrlState.FAILED, "timeout"), NOW)
    assert owner(archive, url) == "harbour_post"
