"""What programs read: JSON page by page, feeds that are always new, and nothing twice."""

from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree
from starlette.testclient import TestClient

from newsbot.archive import Archive
from newsbot.items import ARTICLE_FIELDS
from newsbot.web import api, feeds
from tests.archive.conftest import an_article, minutes
from tests.web.conftest import NOW


def test_an_article_in_json_has_every_field_as_json_lines_do(shelf: TestClient) -> None:
    article = shelf.get("/api/article/1").json()
    assert list(article)[: len(ARTICLE_FIELDS) + 1] == ["id", *ARTICLE_FIELDS]
    assert (article["id"], article["authors"], article["is_accessible_for_free"]) == (1, ["Jane Doe"], True)


def test_articles_in_json_go_on_page_by_page(archive: Archive, reader: TestClient) -> None:
    address, seen = "/api/articles?publisher=harbour_post&limit=1", []
    while address:
        page = reader.get(address).json()
        seen += [article["id"] for article in page["articles"]]
        parts = urlsplit(page["next"] or "")
        address = f"{parts.path}?{parts.query}" if parts.path else ""
    assert sorted(seen) == [row["id"] for row in archive.database.rows(
        "SELECT id FROM article WHERE publisher = 'harbour_post' ORDER BY id")]  # fmt: skip


def test_an_answer_in_json_is_bounded_in_bytes_and_goes_on(
    archive: Archive, reader: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "MOST_BYTES", 10_000)
    for number in range(9):
        archive.store(an_article(f"long-{number}", minutes(f"long {number}") * 10), NOW)
    address, seen = "/api/articles?limit=500", []
    while address:
        answer = reader.get(address)
        articles = answer.json()["articles"]
        assert len(answer.content) < 10_000 + 500 or len(articles) == 1
        seen += [article["id"] for article in articles]
        address = (answer.json()["next"] or "").removeprefix("http://localhost:8000")
    assert len(seen) == len(set(seen)) == len(archive.database.rows("SELECT id FROM article"))


@pytest.mark.parametrize("ending", ["xml", "rss", "json"])
def test_a_feed_is_bounded_in_bytes_and_names_the_rest(
    archive: Archive, reader: TestClient, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(feeds, "MOST_BYTES", 10_000)
    for number in range(9):
        archive.store(an_article(f"long-{number}", minutes(f"long {number}") * 10), NOW)
    address, seen, documents = f"/feeds/articles.{ending}?limit=7", list[str](), 0
    while address:
        answer = reader.get(address)
        if ending == "json":
            seen += [item["id"] for item in answer.json()["items"]]
            address = answer.json().get("next_url", "")
        else:
            found = feedparser.parse(answer.content)
            seen += [entry.id for entry in found.entries]
            address = next((link.href for link in found.feed.links if link.rel == "next"), "")
        address, documents = address.removeprefix("http://localhost:8000"), documents + 1
    assert len(seen) == len(set(seen)) == 7
    assert documents > 2


def test_a_word_of_any_length_is_cut_in_a_hit(archive: Archive, reader: TestClient) -> None:
    archive.store(an_article("vast", headline="x" * 100_000), NOW)
    (hit,) = reader.get("/api/search?q=x*").json()["hits"]
    assert (hit["headline"][:8], hit["headline"][-8:]) == ("<mark>xx", "x</mark>")
    assert len(hit["headline"]) < 3_000


def test_a_search_in_json_marks_what_was_found(shelf: TestClient) -> None:
    found = shelf.get("/api/search?q=winter").json()
    assert "<mark>winter</mark>" in found["hits"][0]["snippet"]
    assert found["next"] is None


def test_a_search_goes_on_in_json(archive: Archive, reader: TestClient) -> None:
    address, seen = "/api/search?q=pier&limit=2", []
    while address:
        page = reader.get(address).json()
        seen += [hit["article_id"] for hit in page["hits"]]
        parts = urlsplit(page["next"] or "")
        address = f"{parts.path}?{parts.query}" if parts.path else ""
    assert len(seen) == len(set(seen)) >= 3
    assert set(seen) == {hit.article_id for hit in archive.search("pier")}


def test_a_selection_is_a_feed_in_three_formats(shelf: TestClient) -> None:
    for ending in ("xml", "rss", "json"):
        answer = shelf.get(f"/feeds/articles.{ending}?language=ar")
        if ending == "json":
            (title,) = [item["title"] for item in answer.json()["items"]]
        else:
            (title,) = [entry.title for entry in feedparser.parse(answer.content).entries]
        assert title == "إعادة بناء الرصيف الشرقي"


def test_a_search_is_a_feed_that_has_what_comes_later(archive: Archive, reader: TestClient) -> None:
    address = "/feeds/articles.xml?q=lighthouse"
    first = reader.get(address)
    assert feedparser.parse(first.content).entries == []
    archive.store(an_article("lighthouse", headline="The lighthouse is sold"), NOW)
    later = reader.get(address, headers={"if-none-match": first.headers["etag"]})
    assert [entry.title for entry in feedparser.parse(later.content).entries] == ["The lighthouse is sold"]


def test_a_feed_names_its_own_address(shelf: TestClient) -> None:
    tree = etree.fromstring(shelf.get("/feeds/articles.xml?publisher=minato").content)
    (own,) = tree.xpath("//*[local-name()='link'][@rel='self']/@href")
    assert own == "http://localhost:8000/feeds/articles.xml?publisher=minato"


def test_who_has_a_page_already_does_not_get_it_again(shelf: TestClient) -> None:
    for address in ("/", "/article/1", "/search?q=pier", "/feeds/articles.xml", "/api/articles", "/opml", "/style.css"):
        first = shelf.get(address)
        for tag in (first.headers["etag"], f'"x", W/{first.headers["etag"]}', "*"):
            again = shelf.get(address, headers={"if-none-match": tag})
            assert (again.status_code, again.content) == (304, b"")
        assert shelf.get(address, headers={"if-none-match": '"x"'}).status_code == 200


def test_the_list_of_feeds_has_one_for_each_publisher(shelf: TestClient) -> None:
    tree = etree.fromstring(shelf.get("/opml").content)
    outlines = {outline.get("title"): outline.get("xmlUrl") or "" for outline in tree.iter("outline")}
    assert set(outlines) == {"The Harbour Post", "الميناء", "港新聞"}
    assert all(shelf.get(address).status_code == 200 for address in outlines.values())
