"""What is read out of PostgreSQL is what is read out of SQLite: what holds for one holds for the other."""

import re

import pytest
from starlette.testclient import TestClient

from tests.web.test_pages import PAGES
from tests.web.test_safety import HOSTILE_PAGES

FOR_PROGRAMS = (
    "/api/articles",
    "/api/article/1",
    "/api/search?q=winter",
    "/feeds/articles.xml?publisher=minato",
    "/feeds/articles.rss?language=ar",
    "/feeds/articles.json?q=pier",
    "/opml",
    "/health",
)
OWN = re.compile(r'(?<=class="file">)[^<]+|(?<=urn:uuid:)[\w-]+|(?<="rank":)[-.e\d]+')
"""What each archive has for itself: its name, the feeds' ids, and how well a search is met."""


def answer(reader: TestClient, address: str) -> tuple[int, str, str]:
    given = reader.get(address)
    return given.status_code, given.headers["content-type"], OWN.sub("", given.text)


@pytest.mark.parametrize("address", [*PAGES, *FOR_PROGRAMS])
def test_either_database_gives_the_same_answer(
    shelf: TestClient, shelf_in_postgresql: TestClient, address: str
) -> None:
    assert answer(shelf_in_postgresql, address) == answer(shelf, address)


@pytest.mark.parametrize("address", HOSTILE_PAGES)
def test_either_database_gives_the_same_answer_whatever_is_stored(
    hostile: TestClient, hostile_in_postgresql: TestClient, address: str
) -> None:
    assert answer(hostile_in_postgresql, address) == answer(hostile, address)
