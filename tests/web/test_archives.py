"""Many readers share a few connections, beside a crawl that writes."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import pytest
from starlette.testclient import TestClient

from newsbot.archive import Archive, Selection
from newsbot.web.archives import CONNECTIONS, Archives
from tests.archive.conftest import an_article
from tests.web.conftest import NOW

PAGES = (
    "/",
    "/article/1",
    "/search?q=pier",
    "/publishers",
    "/publisher/harbour_post",
    "/feeds/articles.xml",
    "/crawls",
)


@pytest.mark.usefixtures("archive")
def test_readers_at_once_get_whole_pages_while_articles_are_stored(reader: TestClient, path: Path) -> None:
    stop = Event()
    stored: list[str] = []

    def write() -> None:
        with Archive(path) as crawl:
            while not stop.is_set():
                stored.append(crawl.store(an_article(f"new-{len(stored)}"), NOW).outcome)

    writer = Thread(target=write)
    writer.start()
    try:
        with ThreadPoolExecutor(4 * CONNECTIONS) as readers:
            answers = list(readers.map(reader.get, PAGES * 6))
    finally:
        stop.set()
        writer.join()
    assert {answer.status_code for answer in answers} == {200}
    assert stored
    assert set(stored) == {"new"}


def test_what_one_reader_sees_does_not_change_meanwhile(archive: Archive, path: Path) -> None:
    archives = Archives(path)
    with archives.reading() as lent:
        before = lent.select(Selection()).count()
        archive.store(an_article("later"), NOW)
        assert lent.select(Selection()).count() == before
    with archives.reading() as lent:
        assert lent.select(Selection()).count() == before + 1
    archives.close()


@pytest.mark.usefixtures("archive")
def test_connections_are_used_again(path: Path) -> None:
    archives = Archives(path)
    with archives.reading() as one:
        pass
    with archives.reading() as other:
        assert other is one
    archives.close()
