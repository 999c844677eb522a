"""Which lines the files of articles may still lack."""

from pathlib import Path

import pytest

from newsbot.archive import Archive
from newsbot.archive.outbox import key_of
from newsbot.items import Article
from tests.archive.conftest import NOW, an_article


@pytest.fixture
def feed(archive: Archive, tmp_path: Path) -> int:
    """A file that stored articles are written to."""
    number, settled = archive.outbox.open(tmp_path / "articles.jsonl")
    assert settled is None
    return number


def settled(archive: Archive, feed: int) -> int | None:
    (row,) = archive.database.rows("SELECT settled FROM feed WHERE id = ?", (feed,))
    size: int | None = row["settled"]
    return size


def keys(archive: Archive, feed: int) -> list[bytes]:
    return [key_of(article.encode()) for article in archive.outbox.waiting(feed)]


def crawls(archive: Archive, *articles: Article) -> list[int]:
    """Store each article by a crawl of its own."""
    numbers = []
    for article in articles:
        numbers.append(archive.crawls.begin("harbour_post", NOW))
        archive.store(article, NOW, crawl_id=numbers[-1])
    return numbers


def test_what_is_new_or_revised_waits_in_the_order_of_storing_and_nothing_else_does(
    archive: Archive, feed: int
) -> None:
    for article in (an_article("b"), an_article("a"), an_article("b"), an_article("a", headline="New")):
        archive.store(article, NOW)
    archive.store(an_article("b", canonical_url="https://harbour.example/copy"), NOW)
    waiting = archive.outbox.waiting(feed)
    assert [text.count('"headline":"New"') for text in waiting] == [0, 0, 1]
    assert ["/b" in text.split('","')[1] for text in waiting] == [True, False, False]


def test_without_an_open_file_nothing_waits(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    assert archive.database.rows("SELECT * FROM outbox") == []


def test_each_open_file_has_its_own_lines(archive: Archive, feed: int, tmp_path: Path) -> None:
    other, _ = archive.outbox.open(tmp_path / "others.jsonl")
    archive.store(an_article(), NOW)
    archive.outbox.settle(feed, 10)
    assert (len(archive.outbox.waiting(feed)), len(archive.outbox.waiting(other))) == (0, 1)


def test_an_article_that_is_stored_twice_as_it_is_waits_once(archive: Archive, feed: int) -> None:
    archive.outbox.post(an_article(), None)
    archive.outbox.post(an_article(), None)
    assert len(archive.outbox.waiting(feed)) == 1


def test_a_file_is_whole_up_to_where_nothing_waits_any_more(archive: Archive, feed: int) -> None:
    for slug in ("a", "b"):
        archive.store(an_article(slug), NOW)
    first, second = keys(archive, feed)
    archive.outbox.written(feed, [first], 100)
    assert (settled(archive, feed), len(archive.outbox.waiting(feed))) == (None, 1)
    archive.outbox.written(feed, [second], 200)
    assert (settled(archive, feed), archive.outbox.waiting(feed)) == (200, [])


def test_a_crawl_that_has_written_all_its_lines_leaves_those_of_others(archive: Archive, feed: int) -> None:
    one, two = crawls(archive, an_article("a"), an_article("b"))
    archive.outbox.finish(feed, one, 100)
    assert (settled(archive, feed), len(archive.outbox.waiting(feed))) == (None, 1)
    archive.outbox.finish(feed, two, 200)
    assert (settled(archive, feed), archive.outbox.waiting(feed)) == (200, [])


def test_what_no_crawl_stored_is_finished_by_itself(archive: Archive, feed: int) -> None:
    archive.store(an_article("a"), NOW)
    crawls(archive, an_article("b"))
    archive.outbox.finish(feed, None, 100)
    assert len(archive.outbox.waiting(feed)) == 1


def test_a_file_is_known_again_with_its_settled_size(archive: Archive, feed: int, tmp_path: Path) -> None:
    archive.outbox.settle(feed, 300)
    assert archive.outbox.open(tmp_path / "articles.jsonl") == (feed, 300)


def test_a_key_has_16_bytes_and_tells_articles_apart() -> None:
    assert len(key_of(b"{}")) == 16
    assert key_of(b"{}") != key_of(b"[]")
