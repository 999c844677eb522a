import gzip
import io
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.warc.records import Damage, PassedOver, RecordedPage, read_page, read_pages
from tests.warc.made import PAGE, article_url, http_response, packed, record, story

LIMIT = 1 << 20


@pytest.fixture
def crawl(tmp_path):
    return tmp_path / "crawl.warc.gz"


def findings(path: Path, content: bytes) -> list:
    path.write_bytes(content)
    return list(read_pages(path, LIMIT))


def urls(found) -> list[str]:
    return [one.url for one in found if isinstance(one, RecordedPage)]


def damages(found) -> list[Damage]:
    return [one for one in found if isinstance(one, Damage)]


def stories(*numbers: int) -> list[str]:
    return [article_url(number) for number in numbers]


def test_a_page_comes_with_address_body_headers_and_date(crawl):
    assert findings(crawl, packed(record())) == [
        RecordedPage(
            "https://harbour.example/story/rain.html",
            PAGE,
            {"content-type": "text/html"},
            datetime(2026, 11, 20, 8, tzinfo=UTC),
        )
    ]


@pytest.mark.parametrize("media_type", ["Application/HTTP; msgtype=response", "application/http ;msgtype=response", ""])
def test_a_response_is_read_however_its_type_is_written(crawl, media_type):
    assert urls(findings(crawl, packed(record(media_type=media_type)))) == ["https://harbour.example/story/rain.html"]


def test_an_address_in_angle_brackets_is_read_without_them(crawl):
    assert urls(findings(crawl, packed(record(url="<https://harbour.example/>")))) == ["https://harbour.example/"]


@pytest.mark.parametrize(
    ("reason", "made"),
    [
        ("record type warcinfo", record(b"software: x\r\n", kind="warcinfo")),
        ("record type request", record(b"GET / HTTP/1.1\r\n\r\n", kind="request")),
        ("record type revisit", record(kind="revisit")),
        ("HTTP 404", record(http_response(status="404 Not Found"))),
        ("HTTP 301", record(http_response(b"", "301 Moved Permanently", "Location: /\r\n"))),
        ("media type image/png", record(http_response(headers="Content-Type: image/png\r\n"))),
        ("media type missing", record(http_response(headers=""))),
        ("too large", record(http_response(b"x" * (LIMIT + 1)))),
        ("malformed record", record(b"no HTTP at all")),
        ("malformed record", record(http_response(status="fine"))),
        ("not a web address", record(url="ftp://harbour.example/tides.html")),
        ("response of text/dns", record(b"20261120080000\nharbour.example. 60 A 192.0.2.7", media_type="text/dns")),
        ("no date", record(date="")),
        ("no date", record(date="yesterday")),
    ],
)
def test_what_is_no_page_is_passed_over_with_a_reason_and_reading_goes_on(crawl, reason, made):
    assert findings(crawl, packed(made, story(1)))[0] == PassedOver(reason)
    assert urls(read_pages(crawl, LIMIT)) == stories(1)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
        ("Content-Encoding: deflate\r\n", zlib.compress(PAGE)),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", PAGE),
        ("Content-Encoding: sealed\r\n", PAGE),
    ],
    ids=["gzip", "deflate", "chunked", "already decoded", "unknown"],
)
def test_a_body_is_decoded_where_it_is_encoded(crawl, headers, body):
    response = http_response(body, headers="Content-Type: text/html\r\n" + headers)
    assert [one.body for one in findings(crawl, packed(record(response)))] == [PAGE]


def test_a_body_that_unpacks_to_more_than_the_limit_is_too_large(crawl):
    encoded = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"
    bomb = http_response(gzip.compress(b"x" * (64 * LIMIT)), headers=encoded)
    assert findings(crawl, packed(record(bomb), story(1)))[0] == PassedOver("too large")


def test_a_record_that_unpacks_to_far_more_than_the_limit_is_passed_over(crawl):
    """The bomb is packed piece by piece: the test holds no more of it than the reader may."""
    size, packer, bomb = 64 * LIMIT, zlib.compressobj(9, wbits=31), io.BytesIO()
    bomb.write(packer.compress(record(b"", length=size).rstrip() + b"\r\n\r\n"))
    for _ in range(size >> 24):
        bomb.write(packer.compress(bytes(1 << 24)))
    bomb.write(packer.compress(b"\r\n\r\n") + packer.flush())
    assert findings(crawl, bomb.getvalue() + packed(story(1)))[0] == PassedOver("too large")
    assert urls(read_pages(crawl, LIMIT)) == stories(1)


@pytest.mark.parametrize("content", [b"", b"no archive", gzip.compress(b"no archive", mtime=0), b"\x1f\x8b"])
def test_a_file_that_is_no_crawl_archive_is_damage(crawl, content):
    assert [type(one) for one in findings(crawl, content)] == [Damage]


@pytest.mark.parametrize("pack", [packed, lambda *records: b"".join(records)], ids=["gzip", "plain"])
def test_a_file_cut_anywhere_gives_the_pages_before_the_cut_and_says_so(crawl, pack):
    records = [story(number) for number in range(4)]
    content, last = pack(*records), len(pack(*records[:3]))
    for cut in range(last + 1, len(content) - 40, 7):
        found = findings(crawl, content[:cut])
        assert urls(found) == stories(0, 1, 2), f"cut at {cut}"
        assert len(damages(found)) == 1, f"cut at {cut}"


def test_a_whole_file_has_no_damage(crawl):
    assert damages(findings(crawl, packed(*map(story, range(4))))) == []


def test_reading_goes_on_behind_damage(crawl):
    content, second = bytearray(packed(*map(story, range(4)))), len(packed(story(0)))
    content[second + 40 : second + 50] = bytes(10)
    found = findings(crawl, bytes(content))
    assert urls(found) == stories(0, 2, 3)
    assert str(damages(found)[0]).startswith(f"{crawl}: damaged after byte ")


@pytest.mark.parametrize("length", ["5", "100000", "-5", "many"])
@pytest.mark.parametrize("pack", [packed, lambda *records: b"".join(records)], ids=["gzip", "plain"])
def test_a_wrong_length_costs_only_its_own_record(crawl, pack, length):
    found = findings(crawl, pack(story(0), record(length=length), story(2), story(3)))
    assert [url for url in urls(found) if url != "https://harbour.example/story/rain.html"] == stories(0, 2, 3)
    assert damages(found)


@pytest.mark.parametrize(
    "pack",
    [packed, lambda *records: b"".join(records), lambda *records: gzip.compress(b"".join(records))],
    ids=["a member a record", "plain", "one member"],
)
@pytest.mark.parametrize("parts", [2, 3, 9])
def test_the_parts_of_a_file_hold_every_page_once(crawl, pack, parts):
    content = pack(*map(story, range(12)))
    crawl.write_bytes(content)
    bounds = [len(content) * part // parts for part in range(parts + 1)]
    found = [one for part in range(parts) for one in read_pages(crawl, LIMIT, bounds[part], bounds[part + 1])]
    assert urls(found) == stories(*range(12))
    assert damages(found) == []


def test_an_archive_within_a_page_is_not_read_as_part_of_the_file(crawl):
    nested = record(http_response(PAGE + packed(story(7)) + b"\r\n\r\n" + story(8)))
    for content in (packed(story(0), nested, story(1)), story(0) + nested + story(1)):
        assert len(urls(findings(crawl, content))) == 3


def test_one_page_is_read_at_its_place(crawl):
    crawl.write_bytes(packed(story(0), story(1), story(2)))
    page = read_page(crawl, len(packed(story(0))), LIMIT)
    assert page is not None
    assert page.url == stories(1)[0]


@settings(max_examples=150)
@given(edits=st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=30)), max_size=5), cut=st.integers(0, 4000))
def test_any_bytes_are_read_without_an_exception(tmp_path_factory, edits, cut):
    content = bytearray(packed(*map(story, range(3))))
    for at, replacement in edits:
        content[at : at + len(replacement)] = replacement
    path = tmp_path_factory.getbasetemp() / "edited.warc.gz"
    path.write_bytes(content[:cut])
    assert all(isinstance(one, RecordedPage | PassedOver | Damage) for one in read_pages(path, LIMIT))
