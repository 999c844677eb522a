"""Every page: there, whole, valid, and reached from the first one."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import pytest
from lxml import html
from starlette.testclient import TestClient

from newsbot.archive import Archive
from tests.archive.conftest import an_article
from tests.web.conftest import NOW

FIRST = "http://localhost:8000/"
PAGES = (
    "/",
    "/?language=ar",
    "/?publisher=harbour_post&day=2026-11-22&section=Politics&free=1",
    "/article/1",
    "/article/1?pictures=1",
    "/article/1/change/2",
    "/article/4",
    "/search",
    "/search?q=pier",
    "/search?q=%E6%9D%B1%E4%BA%AC%E9%83%BD",
    "/search?q=nowhere",
    "/search?q=%22",
    "/stories",
    "/story/2",
    "/publishers",
    "/publisher/harbour_post",
    "/publisher/al_mina",
    "/crawls",
    "/why",
    "/why?url=https://harbour.example/lost",
    "/why?url=https://harbour.example/never",
    "/incidents",
    "/no-such-page",
)


def tree(reader: TestClient, address: str) -> html.HtmlElement:
    return html.document_fromstring(reader.get(address).text)


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def addresses_in(page: html.HtmlElement, here: str) -> Iterator[str]:
    """Yield where links and forms of a page lead to on this server, without what readers write into the forms."""
    found = [*page.xpath("//a/@href"), *page.xpath("//link/@href"), *page.xpath("//form/@action")]
    for address in (urldefrag(urljoin(here, one)).url for one in found):
        if urlsplit(address).netloc == urlsplit(FIRST).netloc:
            yield address


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_html_as_the_standard_has_it(shelf: TestClient, address: str) -> None:
    html5lib.HTMLParser(strict=True).parse(shelf.get(address).content)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_a_title_one_heading_of_the_first_rank_and_landmarks(shelf: TestClient, address: str) -> None:
    page = tree(shelf, address)
    assert page.findtext(".//title")
    assert len(page.xpath("//h1")) == 1
    assert [len(page.xpath(f"/html/body/{name}")) for name in ("header", "main", "footer")] == [1, 1, 1]
    ranks = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
    assert all(later <= earlier + 1 for earlier, later in zip([0, *ranks], ranks, strict=False))


@pytest.mark.parametrize("address", PAGES)
def test_each_id_of_a_page_is_there_once_and_what_names_one_finds_it(shelf: TestClient, address: str) -> None:
    page = tree(shelf, address)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = {*page.xpath("//label/@for"), *page.xpath("//@aria-labelledby"), *page.xpath("//@aria-describedby")}
    assert named <= set(ids)


@pytest.mark.parametrize("address", PAGES)
def test_each_control_of_a_form_has_a_label(shelf: TestClient, address: str) -> None:
    page = tree(shelf, address)
    labelled = set(page.xpath("//label/@for"))
    controls = page.xpath("//form//input|//form//select")
    assert [one for one in controls if one.get("id") not in labelled and not one.xpath("ancestor::label")] == []


def test_every_page_is_reached_from_the_first_by_links_and_forms(shelf: TestClient) -> None:
    waiting, seen = [FIRST], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = shelf.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            waiting.extend(addresses_in(html.document_fromstring(answer.text), address))
    reached = {urlsplit(address).path for address in seen}
    kinds = {path.split("/")[1] for path in reached}
    assert {
        "",
        "article",
        "search",
        "stories",
        "story",
        "publishers",
        "publisher",
        "crawls",
        "why",
        "incidents",
    } <= kinds
    assert {"/feeds/articles.xml", "/opml", "/api/articles", "/api/article/1", "/article/1/change/2"} <= reached
    assert "/health" not in reached


@pytest.mark.parametrize("address", [page for page in PAGES if page not in ("/no-such-page", "/search?q=%22")])
def test_a_page_names_its_feed(shelf: TestClient, address: str) -> None:
    (feed,) = tree(shelf, address).xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
    assert shelf.get(feed).headers["content-type"].startswith("application/atom+xml")


@pytest.mark.parametrize("address", ["/?language=ar", "/?publisher=harbour_post&free=1", "/publisher/minato", "/"])
def test_what_is_seen_can_be_had_as_json(shelf: TestClient, address: str) -> None:
    page = tree(shelf, address)
    (link,) = page.xpath("//footer//a[contains(., 'JSON')]/@href")
    shown = [int(link.rpartition("/")[2]) for link in page.xpath("//h3/a/@href") if link.startswith("/article/")]
    had = [article["id"] for article in shelf.get(link).json()["articles"]]
    assert had == shown[: len(had)] != []


def test_today_shows_headline_kicker_publisher_time_and_the_size_of_the_story(shelf: TestClient) -> None:
    page = tree(shelf, "/")
    items = [words(item) for item in page.xpath("//article")]
    assert len(items) == 5
    first = next(item for item in items if "Pier to be rebuilt (original)" in item)
    assert first.startswith("Harbour Pier to be rebuilt (original) 08:30 The Harbour Post Politics 2 articles on this")
    assert "1 incident open" in words(page)


def test_what_a_filter_chooses_is_shown_alone_and_stays_chosen(shelf: TestClient) -> None:
    page = tree(shelf, "/?language=ar")
    (item,) = page.xpath("//article")
    assert (item.get("lang"), item.get("dir")) == ("ar", "rtl")
    assert page.xpath("//select[@name='language']/option[@selected]/@value") == ["ar"]


def test_lists_go_on_page_by_page_without_a_gap_or_a_repetition(archive: Archive, reader: TestClient) -> None:
    with archive.transaction():
        for number in range(120):
            archive.store(an_article(f"story-{number}"), NOW)
    address, seen = "/?publisher=harbour_post", []
    while address:
        page = tree(reader, address)
        seen += page.xpath("//article//h3/a/@href")
        address = next(iter(page.xpath("//a[@rel='next']/@href")), "")
    assert len(seen) == len(set(seen)) == 122


def test_an_article_is_read_as_a_person_reads_it(shelf: TestClient) -> None:
    page = tree(shelf, "/article/1")
    text = words(page.get_element_by_id("main"))
    for said in ("Harbour", "After two years of waiting.", "By Jane Doe", "Reuters", "22 November 2026, 09:30 UTC+1",
                 "22 November 2026, 10:00 UTC+1", "noai", "free", "The pier", "J. Doe", "jsonld"):  # fmt: skip
        assert said in text
    assert page.xpath("//img") == []


def test_an_article_in_arabic_runs_from_right_to_left_with_its_own_date(shelf: TestClient) -> None:
    page = tree(shelf, "/article/4")
    (body,) = page.find_class("body")
    assert (body.get("lang"), body.get("dir")) == ("ar", "rtl")
    assert [child.tag for child in body] == ["p", "h2", "blockquote", "ul"]
    assert "21 نوفمبر 2026، 12:00" in words(page)


def test_pictures_are_shown_on_request_alone_and_only_then_allowed(shelf: TestClient) -> None:
    without, shown = shelf.get("/article/1"), shelf.get("/article/1?pictures=1")
    assert html.document_fromstring(shown.text).xpath("//img/@src") == ["https://harbour.example/pier.jpg"]
    assert "https:" in shown.headers["content-security-policy"]
    assert "https:" not in without.headers["content-security-policy"]


def test_a_change_stands_side_by_side_with_what_went_and_came(shelf: TestClient) -> None:
    page = tree(shelf, "/article/1/change/2")
    assert "third" in words(page.xpath("//td[@class='old']")[0])
    assert "year" in words(page.xpath("//td[@class='new']")[0])
    assert page.xpath("//del")
    assert page.xpath("//ins")


def test_a_search_marks_what_was_found(shelf: TestClient) -> None:
    page = tree(shelf, "/search?q=winter")
    assert {words(mark) for mark in page.xpath("//mark")} == {"winter"}
    assert page.xpath("//section[@class='chart']//*[local-name()='rect']")


def test_a_search_finds_words_of_scripts_without_spaces(shelf: TestClient) -> None:
    page = tree(shelf, "/search?q=東京都")
    assert "桟橋を再建へ" in words(page.xpath("//article")[0])
    assert words(page.xpath("//mark")[0]) == "東京都"


def test_a_search_without_a_word_is_one_friendly_line(shelf: TestClient) -> None:
    answer = shelf.get('/search?q="')
    assert answer.status_code == 400
    assert "nothing to search for" in words(html.document_fromstring(answer.text).get_element_by_id("error"))


def test_a_publisher_shows_what_failed_and_when_it_is_asked_for_again(shelf: TestClient) -> None:
    text = words(tree(shelf, "/publisher/harbour_post"))
    assert "https://harbour.example/lost HTTP 503 1 2026-11-22 12:00 2026-11-22" in text
    assert words(tree(shelf, "/publisher/harbour_post").find_class("state")[0]).startswith(
        "Degraded : 2 articles, since"
    )


def test_why_tells_of_any_address(shelf: TestClient) -> None:
    assert "failed 1 time" in words(tree(shelf, "/why?url=https://harbour.example/lost"))
    assert "Never seen" in words(tree(shelf, "/why?url=https://harbour.example/never"))
    assert tree(shelf, "/why?url=https://harbour.example/pier").xpath("//a[@href='/article/1']")


def test_a_running_crawl_is_shown_with_its_figures_and_the_page_comes_again(
    archive: Archive, reader: TestClient
) -> None:
    archive.locks.take("al_mina", NOW)
    number = archive.crawls.begin("al_mina", NOW)
    archive.crawls.count(number, {"newsbot/found": 123, "newsbot/fetched": 45})
    answer = reader.get("/crawls")
    figures = html.document_fromstring(answer.text).find_class("figures")[0]
    assert words(figures).startswith("found 123 fetched 45")
    assert answer.headers["refresh"] == "5"
    assert "refresh" not in reader.get("/crawls?still=1").headers


def test_health_is_503_for_monitors_while_an_incident_is_open(archive: Archive, reader: TestClient) -> None:
    answer = reader.get("/health")
    assert (answer.status_code, len(answer.json()["incidents"])) == (503, 1)
    archive.incidents.end(1, NOW)
    answer = reader.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "incidents": []})


def test_an_empty_archive_has_every_page_too(path: Path, reader: TestClient) -> None:
    Archive(path).close()
    for address in ("/", "/search?q=pier", "/stories", "/publishers", "/crawls", "/incidents", "/health", "/opml",
                    "/feeds/articles.xml", "/api/articles"):  # fmt: skip
        assert reader.get(address).status_code == 200, address
