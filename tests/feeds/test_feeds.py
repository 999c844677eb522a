"""Feeds are valid, give back what went in, and page through an archive."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from newsbot.archive import Archive, Selection, WrongSelection
from newsbot.archive.rows import legal
from newsbot.feeds.entries import safe_link
from newsbot.feeds.folder import write_folder
from newsbot.feeds.writer import Publication, format_of
from newsbot.items import Block, Image
from tests.archive.conftest import NOW, an_article, minutes
from tests.conftest import only_sqlite
from tests.exports.conftest import HOSTILE, fill
from tests.feeds.validity import check

FORMS = ("atom", "rss", "json")
ATOM = "{http://www.w3.org/2005/Atom}"


def publish(archive: Archive, path: Path, form: str, **chosen) -> Path:
    Publication(archive, path, Selection(**chosen), form).write()
    check(path, form)
    return path


def ids(path: Path, form: str) -> list[str]:
    if form == "json":
        return [item["id"] for item in json.loads(path.read_text())["items"]]
    return etree.parse(path).xpath("//*[local-name()='entry']/*[local-name()='id']/text() | //guid/text()")


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_feed_reader_gets_back_what_went_in(archive: Archive, tmp_path: Path, form: str) -> None:
    body = [
        Block("paragraph", "Rain & <wind>."),
        Block("heading", "Later"),
        Block("quote", "“Wet!”"),
        Block("list_item", "a"),
    ]
    article = an_article("pier", body=body, text=minutes("pier"), authors=["Jane Doe", "Ján Ďuriš"])
    archive.store(article, NOW)
    parsed = feedparser.parse(publish(archive, tmp_path / "feed.xml", form).read_bytes(), sanitize_html=False)
    assert not parsed.bozo
    (entry,) = parsed.entries
    assert (entry.id, entry.link, entry.title) == (article.canonical_url, article.url, article.headline)
    assert entry.summary == article.lead
    assert [author.name for author in entry.authors if author] == article.authors
    assert [tag.term for tag in entry.tags] == ["Politics", "harbour", "storm"]
    assert entry.published_parsed[:5] == (2026, 11, 22, 8, 30)
    assert entry.updated_parsed[:5] == (2026, 11, 22, 9, 0)
    assert [(one.href, one.type) for one in entry.enclosures] == [("https://harbour.example/pier.jpg", "image/jpeg")]
    content = html.fromstring(next(part.value for part in entry.content if "<p>" in part.value))
    assert [(element.tag, element.text) for element in content.iter("p", "h2", "li")] == [
        ("p", None),
        ("p", "Rain & <wind>."),
        ("h2", "Later"),
        ("p", "“Wet!”"),
        ("li", "a"),
    ]


def test_a_json_feed_holds_what_went_in(archive: Archive, tmp_path: Path) -> None:
    (article,) = fill(archive, 1)
    (item,) = json.loads(publish(archive, tmp_path / "feed.json", "json").read_text())["items"]
    assert (item["id"], item["url"], item["title"]) == (article.canonical_url, article.url, article.headline)
    assert item["authors"] == [{"name": "Jane Doe"}]
    assert item["tags"] == ["Politics", "harbour", "storm"]
    assert item["attachments"] == [{"url": "https://harbour.example/pier.jpg", "mime_type": "image/jpeg"}]


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_gives_a_valid_feed(hostile: Archive, tmp_path: Path, form: str) -> None:
    path = publish(hostile, tmp_path / "feed.xml", form)
    assert len(ids(path, form)) == len(HOSTILE)
    if form == "json":
        titles = {item["title"] for item in json.loads(path.read_text())["items"]}
        assert legal(HOSTILE["markup"]) in titles
    else:
        titles = set(etree.parse(path).xpath("//*[local-name()='title']/text()"))
        assert HOSTILE["the end of a CDATA section"] in titles
    assert "<script" not in re.sub(r"&(amp;)*lt;", "", path.read_text()) or form == "json"


@pytest.mark.parametrize("form", FORMS)
def test_nothing_selected_gives_a_valid_empty_feed(archive: Archive, tmp_path: Path, form: str) -> None:
    assert ids(publish(archive, tmp_path / "feed.xml", form), form) == []


@pytest.mark.parametrize("form", FORMS)
def test_the_same_archive_gives_the_same_feed(archive: Archive, tmp_path: Path, form: str) -> None:
    fill(archive, 3)
    assert (
        publish(archive, tmp_path / "feed.xml", form).read_bytes()
        == publish(archive, tmp_path / "feed.xml", form).read_bytes()
    )


def test_a_revision_moves_updated_and_nothing_else(archive: Archive, tmp_path: Path) -> None:
    (article,) = fill(archive, 1)
    before = feedparser.parse(publish(archive, tmp_path / "a.xml", "atom").read_bytes()).entries[0]
    archive.store(replace(article, text=minutes("new"), body=[Block(text=minutes("new"))]), NOW + timedelta(hours=3))
    after = feedparser.parse(publish(archive, tmp_path / "a.xml", "atom").read_bytes()).entries[0]
    assert (before.id, before.published) == (after.id, after.published)
    assert before.updated == before.published
    assert after.updated == "2026-11-22T15:00:00+00:00"


def feed_id(archive: Archive, folder: Path, **chosen) -> str:
    """Return the id of the feed of a selection."""
    (found,) = etree.parse(publish(archive, folder / "feed.xml", "atom", **chosen)).xpath("/*/*[local-name()='id']")
    return found.text


def test_the_id_of_a_feed_stays_however_its_selection_is_written(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 2)
    archive.database.write("INSERT INTO publisher (name, country) VALUES ('hafenblatt', 'DE')")
    one = feed_id(
        archive, tmp_path, publishers=("harbour_post", "hafenblatt"), sections=("politics",), query="pier  to"
    )
    other = {"publishers": ["hafenblatt", "harbour_post", "hafenblatt"], "sections": ["Politics"], "query": " pier to"}
    assert feed_id(archive, tmp_path, **other, limit=1, order="oldest") == one


@only_sqlite
def test_the_id_of_a_feed_stays_as_articles_come_and_the_file_moves(archive: Archive, tmp_path: Path) -> None:
    before = feed_id(archive, tmp_path)
    fill(archive, 1)
    archive.close()
    with Archive(Path(archive.database.address).rename(tmp_path / "moved.db"), read_only=True) as moved:
        assert feed_id(moved, tmp_path) == before


def test_two_archives_or_two_selections_share_no_id(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 1)
    with Archive(tmp_path / "other.db") as other:
        fill(other, 1)
        choices: list[dict[str, Any]] = [
            {},
            {"query": "pier"},
            {"languages": ("en",)},
            {"since": NOW},
            {"until": NOW},
            {"free_only": True},
        ]
        found = [feed_id(each, tmp_path, **chosen) for each in (archive, other) for chosen in choices]
    assert len(set(found)) == 2 * len(choices)


def test_the_id_of_a_feed_is_what_it_was_when_it_was_given(archive: Archive, tmp_path: Path) -> None:
    """A value that changes here changes the id of every feed in the world, which readers then take for a new one."""
    archive.database.write("UPDATE archive SET id = '00112233445566778899aabbccddeeff'")
    fill(archive, 1)
    chosen = {
        "publishers": ("harbour_post",),
        "languages": ("EN",),
        "sections": ("Politics",),
        "since": NOW - timedelta(days=400),
        "until": NOW + timedelta(days=400),
        "query": "pier",
        "free_only": True,
        "one_per_story": True,
    }
    assert feed_id(archive, tmp_path) == "urn:uuid:eb858912-e13c-5f10-87b3-a06937f7eada"
    assert feed_id(archive, tmp_path, **chosen) == "urn:uuid:2e2ed7da-e9e9-5768-af97-8444ef9480a4"


def test_an_article_without_authors_is_its_publishers(archive: Archive, tmp_path: Path) -> None:
    archive.database.write("INSERT INTO publisher (name, title) VALUES ('harbour_post', 'The Harbour Post')")
    fill(archive, 1, authors=[])
    parsed = feedparser.parse(publish(archive, tmp_path / "a.xml", "atom", publishers=("harbour_post",)).read_bytes())
    assert parsed.entries[0].author == "The Harbour Post"
    assert (parsed.feed.title, parsed.feed.link) == ("The Harbour Post", "https://harbour.example/")


def follow(path: Path) -> list[list[str]]:
    """Return the ids of a feed's documents, from the newest to the oldest, as a reader of RFC 5005 finds them."""
    documents = []
    name: str | None = path.name
    while name:
        feed = etree.parse(path.with_name(name)).getroot()
        documents.append([entry.findtext(f"{ATOM}id", "") for entry in feed.findall(f"{ATOM}entry")])
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert (links.get("current") == path.name) == (name != path.name)
        name = links.get("prev-archive")
    return documents


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 6, 7])
def test_the_documents_of_a_paged_feed_have_every_article(archive: Archive, tmp_path: Path, count: int) -> None:
    urls = [article.canonical_url for article in fill(archive, count)]
    feed = Publication(archive, tmp_path / "all.xml", Selection(), "atom")
    assert feed.write_paged(3) == count
    current, *archived = follow(tmp_path / "all.xml")
    assert current == urls[::-1][:3]
    assert all(len(document) == 3 for document in archived)
    assert set(current).union(*archived) == set(urls)
    for path in tmp_path.glob("*.xml"):
        check(path, "atom")


def test_a_full_archive_document_stays_as_it_is(archive: Archive, tmp_path: Path) -> None:
    feed = Publication(archive, tmp_path / "all.xml", Selection(), "atom")
    fill(archive, 7)
    feed.write_paged(3)
    before = (tmp_path / "all-1.xml").read_bytes()
    fill(archive, 3, first=7)
    feed.write_paged(3)
    assert (tmp_path / "all-1.xml").read_bytes() == before
    assert len(list(tmp_path.glob("all-*.xml"))) == 3


@pytest.mark.parametrize("form", ["rss", "json"])
def test_other_formats_are_paged_too(archive: Archive, tmp_path: Path, form: str) -> None:
    fill(archive, 7)
    Publication(archive, tmp_path / "all.xml", Selection(), form, base_url="https://me.example/").write_paged(3)
    for path in tmp_path.glob("*.xml"):
        check(path, form)
    link = "https://me.example/all-2.xml"
    assert link in (tmp_path / "all.xml").read_text()


def test_a_folder_has_a_feed_per_publisher_and_section_and_a_list_of_them(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 2, section="Économie")
    fill(archive, 1, first=2, section="政治")
    fill(archive, 1, first=3, section=None)
    feeds = write_folder(archive, tmp_path, Selection())
    assert [feed.address for feed in feeds] == [
        "harbour_post.xml",
        "harbour_post/economie.xml",
        "harbour_post/339908d2.xml",
    ]
    assert [len(ids(tmp_path / feed.address, "atom")) for feed in feeds] == [4, 2, 1]
    opml = etree.parse(tmp_path / "feeds.opml").getroot()
    assert (opml.tag, opml.get("version"), [child.tag for child in opml]) == ("opml", "2.0", ["head", "body"])
    assert [outline.get("xmlUrl") for outline in opml.iter("outline")] == [feed.address for feed in feeds]
    assert all(outline.get("type") == "rss" and outline.get("text") for outline in opml.iter("outline"))


def test_sections_that_would_share_a_file_get_two(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 1, section="A & B")
    fill(archive, 1, first=1, section="A B")
    feeds = write_folder(archive, tmp_path, Selection())
    assert len({feed.address for feed in feeds}) == 3


@pytest.mark.parametrize("publisher", ["../../outside", "/outside", "..", "a/b", "a\x1bb"])
def test_no_name_in_an_archive_leads_out_of_the_folder(archive: Archive, tmp_path: Path, publisher: str) -> None:
    archive.store(an_article(), NOW)
    archive.database.write("UPDATE article SET publisher = ?", (publisher,))  # as another's archive may have it
    for feed in write_folder(archive, tmp_path / "feeds", Selection()):
        assert re.fullmatch(r"[0-9a-f]{8}(?:/[a-z]+)?\.xml", feed.address)
        assert (tmp_path / "feeds" / feed.address).is_file()
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["feeds"]


def test_the_ending_or_a_name_tells_the_format() -> None:
    assert [format_of(Path(name)) for name in ("a.xml", "a.json", "a.rss")] == ["atom", "json", "rss"]
    assert format_of(Path("a.xml"), "rss") == "rss"
    with pytest.raises(WrongSelection, match=r"a\.txt: a feed ends in \.xml or \.json"):
        format_of(Path("a.txt"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<script>", "//harbour.example/a", "ftp://a/b"])
def test_an_address_that_is_none_of_the_web_is_no_link_and_no_id(archive: Archive, tmp_path: Path, form, url):
    article = an_article(url=url, canonical_url=url, images=[Image(url + ".jpg")])
    archive.store(article, NOW)
    path = publish(archive, tmp_path / "feed.xml", form, publishers=("harbour_post",))
    assert [one.startswith("urn:uuid:") for one in ids(path, form)] == [True]
    assert url not in path.read_text()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "\x0b", "\x1b"])
def test_a_section_with_signs_that_xml_cannot_hold_stops_no_feed(archive: Archive, tmp_path: Path, form, sign):
    section = f"Pol{sign}itik"
    archive.store(an_article(section=section), NOW)
    archive.database.write("UPDATE article SET section = ?", (section,))  # as older archives have it
    feeds = write_folder(archive, tmp_path, Selection(), form)
    assert len(feeds) == 2
    for feed in feeds:
        check(tmp_path / feed.address, form)
    etree.parse(tmp_path / "feeds.opml")


@given(st.text())
def test_any_text_is_a_web_address_or_none(text):
    address = safe_link(text)
    assert address is None or address.startswith(("http://", "https://"))
