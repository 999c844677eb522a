"""Whatever is stored and whoever asks: nothing runs, nothing changes, nothing is asked of anybody else."""

import sqlite3
import string
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from starlette.testclient import TestClient

from newsbot.archive import Archive, ArchiveError
from newsbot.web.app import application
from newsbot.web.archives import Archives
from newsbot.web.installation import Installation
from newsbot.web.rendering import marked, plain, spoken
from newsbot.web.safety import host_of
from tests.conftest import only_postgresql, only_sqlite
from tests.exports.conftest import HOSTILE
from tests.web.conftest import NOW

PAGES = ("/", "/search?q=alert", "/stories", "/publishers", "/crawls", "/incidents", "/feeds/articles.xml")
HOSTILE_PAGES = (*PAGES, *(f"/article/{number + 1}" for number in range(len(HOSTILE))), "/article/3/change/2")
TOO_LONG_FOR_HTML5LIB = 300_000
NO_SCRIPT = "//script|//iframe|//object|//*[@onload]|//*[@style]|//a[starts-with(@href, 'javascript')]"


@pytest.mark.parametrize("address", ["/", "/article/1", "/no-such-page", "/style.css", "/health", "/api/articles"])
def test_every_answer_carries_the_headers_of_safety(shelf: TestClient, address: str) -> None:
    headers = shelf.get(address).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; img-src 'self';")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "a b", "[::2]"]
)
def test_who_asks_by_a_foreign_name_gets_nothing(shelf: TestClient, host: str) -> None:
    answer = shelf.get("/", headers={"host": host})
    assert (answer.status_code, answer.text.count("\n")) == (400, 1)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000", "127.8.9.1"])
def test_this_machine_may_be_asked_by_any_of_its_names(shelf: TestClient, host: str) -> None:
    assert shelf.get("/health", headers={"host": host}).status_code == 503


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "X"])
@pytest.mark.parametrize("address", ["/", "/no-such-page", "/api/articles"])
def test_other_methods_than_get_and_head_are_refused(shelf: TestClient, method: str, address: str) -> None:
    answer = shelf.request(method, address)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_head_is_answered_as_get_is_without_a_body(shelf: TestClient) -> None:
    asked, seen = shelf.head("/article/1"), shelf.get("/article/1")
    assert (asked.status_code, asked.content) == (200, b"")
    assert asked.headers["etag"] == seen.headers["etag"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/article/0", 404),
        ("/article/99999999999999999999999", 404),
        ("/article/" + "9" * 5000, 404),
        ("/article/x", 404),
        ("/article/1/change/1", 404),
        ("/article/1/change/99", 404),
        ("/story/77", 404),
        ("/publisher/nobody", 404),
        ("/publisher/..%2F..%2Fetc%2Fpasswd", 404),
        ("/feeds/articles.exe", 404),
        ("/?day=yesterday", 400),
        ("/?day=9999-12-31", 400),
        ("/?before=x", 400),
        ("/?before=2026-11-22T00:00:00Z_99999999999999999999", 400),
        ("/?publisher=nobody", 400),
        ("/?language=tlh", 400),
        ("/?section=" + "x" * 3000, 400),
        ("/search?q=a&from=-1", 400),
        ("/crawls?before=x", 400),
        ("/incidents?before=%00", 400),
        ("/why?url=javascript:alert(1)", 400),
        ("/api/articles?limit=1000000", 400),
        ("/api/articles?day=x", 400),
        ("/api/search", 400),
        ("/api/article/77", 404),
        ("/static/../../../etc/passwd", 404),
        ("/search?q=" + "x+" * 200, 400),
        ("/search?q=foo:x", 400),
        ("/feeds/articles.xml?q=foo:x", 400),
        ("/api/search?q=foo:x", 400),
        ("/why?url=https://harbour.example/" + "x" * 32_000, 400),
        ("/feeds/articles.json?day=x", 400),
        ("/feeds/articles.json?publisher=nobody", 400),
        ("/api/nothing", 404),
        ("/api/articles/x.json", 404),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(either_shelf: TestClient, address: str, status: int) -> None:
    answer = either_shelf.get(address)
    assert answer.status_code == status
    if address.startswith("/api") or ".json" in address:
        line = answer.json()["error"]
    else:
        (line,) = html.document_fromstring(answer.text).xpath("//*[contains(@class, 'notice')]/text()")
    assert 0 < len(line) < 600
    assert "\n" not in line


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/?langage=de", "did you mean language?"),
        ("/search?q=pier&pubisher=minato", "did you mean publisher?"),
        ("/stories?Day=2026-11-22", "did you mean day?"),
        ("/crawls?befor=3", "did you mean before?"),
        ("/publishers?language=de", "this page has nothing to choose"),
        ("/feeds/articles.json?section=news&q=pier&limt=5", "did you mean limit?"),
        ("/api/articles?q=pier", "choose from before, country"),
    ],
)
def test_a_name_that_a_page_does_not_know_is_refused_with_what_may_be_meant(
    shelf: TestClient, address: str, meant: str
) -> None:
    answer = shelf.get(address)
    assert answer.status_code == 400
    assert meant in answer.text


def test_a_monitor_may_add_what_it_likes(shelf: TestClient) -> None:
    assert shelf.get("/health?monitor=7").json()["status"] == "incidents"


def test_why_answers_for_an_address_as_long_as_one_may_be(shelf: TestClient) -> None:
    answer = shelf.get("/why", params={"url": "https://harbour.example/" + "x" * 8_000})
    assert answer.status_code == 200
    assert "Never seen" in answer.text


EMBEDDED = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
FRAMED = {"sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}
FETCHED = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}
FOLLOWED = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
OWN = {"sec-fetch-site": "same-origin", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "style"}
TYPED = {"sec-fetch-site": "none", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}


@pytest.mark.parametrize("address", ["/", "/feeds/articles.xml", "/api/search?q=pier", "/icon.svg"])
@pytest.mark.parametrize(
    ("headers", "status"),
    [(EMBEDDED, 403), (FRAMED, 403), (FETCHED, 403), (FOLLOWED, 200), (OWN, 200), (TYPED, 200), ({}, 200)],
)
def test_a_page_of_another_site_may_lead_here_and_have_nothing_made_for_itself(
    shelf: TestClient, address: str, headers: dict[str, str], status: int
) -> None:
    assert shelf.get(address, headers=headers).status_code == status


@pytest.mark.parametrize("request_", [("POST", {}), ("GET", {"host": "evil.example"}), ("GET", EMBEDDED)])
def test_who_asks_for_json_is_refused_in_json(shelf: TestClient, request_: tuple[str, dict[str, str]]) -> None:
    method, headers = request_
    for address in ("/api/articles", "/feeds/articles.json", "/health"):
        assert list(shelf.request(method, address, headers=headers).json()) == ["error"]


@pytest.mark.parametrize("address", HOSTILE_PAGES)
def test_stored_text_is_never_markup(hostile: TestClient, address: str) -> None:
    answer = hostile.get(address)
    assert answer.status_code in (200, 404)
    if answer.headers["content-type"].startswith("text/html"):
        if len(answer.content) < TOO_LONG_FOR_HTML5LIB:
            html5lib.HTMLParser(strict=True).parse(answer.content)
        assert html.document_fromstring(answer.text).xpath(NO_SCRIPT) == []


def test_a_publisher_whose_name_is_markup_has_a_page_too(hostile: TestClient) -> None:
    page = html.document_fromstring(hostile.get("/publishers").text)
    for address in page.xpath("//tbody//a/@href"):
        assert hostile.get(address).status_code == 200


def test_links_lead_to_the_web_only_and_tell_it_nothing(shelf: TestClient) -> None:
    page = html.document_fromstring(shelf.get("/article/1").text)
    outside = [link for link in page.xpath("//a") if not link.get("href").startswith(("/", "#"))]
    assert outside
    assert all({"noopener", "noreferrer"} <= set(link.get("rel").split()) for link in outside)


def test_a_page_asks_nobody_else_for_anything(shelf: TestClient) -> None:
    page = html.document_fromstring(shelf.get("/article/1").text)
    asked = [*page.xpath("//@src"), *page.xpath("//link/@href"), *page.xpath("//form/@action")]
    assert asked
    assert all(address.startswith("/") for address in asked)


@pytest.mark.usefixtures("archive")
def test_the_archive_cannot_be_written_by_the_connection_of_a_page(path: Path) -> None:
    archives = Archives(path)
    with archives.reading() as lent, pytest.raises((sqlite3.OperationalError, ArchiveError), match=r"read-?only"):
        lent.database.write("DELETE FROM article")
    archives.close()


def test_what_would_take_too_long_is_ended_with_a_line_that_says_so(archive: Archive, path: Path) -> None:
    with archive.transaction():
        for number in range(2_000):
            archive.incidents.see(
                "harbour_post", f"signal {number}", began=NOW, now=NOW, expected="", observed="", look=""
            )
    archives = Archives(path, seconds=0.0)
    impatient = TestClient(application(Installation(archives, now=lambda: NOW)), base_url="http://localhost")
    answer = impatient.get("/incidents")
    assert answer.status_code == 503
    assert "would take too long" in answer.text
    archives.close()


@only_sqlite
def test_a_file_put_in_place_of_the_archive_is_read(archive: Archive, reader: TestClient, address: str) -> None:
    path = Path(address)
    assert reader.get("/article/1").status_code == 200
    archive.close()
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    Archive(path).close()
    assert reader.get("/article/1").status_code == 404


@only_postgresql
def test_readers_notice_nothing_of_a_server_that_restarted(archive: Archive, reader: TestClient) -> None:
    assert reader.get("/article/1").status_code == 200
    archive.database.rows(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE pid <> pg_backend_pid() AND datname = current_database()"
    )
    assert reader.get("/article/1").status_code == 200


@only_sqlite
def test_an_archive_that_is_gone_is_a_line(archive: Archive, reader: TestClient, address: str) -> None:
    path = Path(address)
    archive.close()
    path.rename(path.with_suffix(".elsewhere"))
    answer = reader.get("/")
    assert answer.status_code == 503
    assert "cannot be read at the moment" in answer.text


@settings(max_examples=25)
@given(st.text(max_size=200))
def test_any_text_may_stand_on_a_page(text: str) -> None:
    told = f"<!doctype html><title>x</title><p{spoken(text)}>{marked(text)}"
    html5lib.HTMLParser(strict=True).parse(told.encode("utf-8", "strict"))
    assert plain(plain(text)) == plain(text)


@given(st.text(alphabet=string.printable, max_size=60))
def test_any_host_is_a_name_or_none(header: str) -> None:
    assert not set(host_of(header)) & set(" /@\\\t\n")


@given(
    st.binary(max_size=120), st.sampled_from(["/?publisher=", "/search?q=", "/stories?day=", "/why?url=", "/article/"])
)
def test_any_address_gets_an_answer_and_never_a_broken_one(either_shelf: TestClient, value: bytes, page: str) -> None:
    asked = page + "".join(f"%{byte:02x}" for byte in value)
    assert either_shelf.get(asked).status_code in (200, 400, 404)
