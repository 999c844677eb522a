"""A page's bytes become one tree, whatever their encoding."""

import pytest

from newsbot.page import Page

URL = "https://harbour.example/story"
TEXT = "Grüße aus Zürich – 北京 – Αθήνα"


def shown(body: bytes | str, content_type: str | None = None) -> str:
    headers = {"Content-Type": content_type} if content_type else None
    return "".join(Page(body, URL, headers).root.itertext()).strip()


def test_text_is_read_as_it_is() -> None:
    assert shown(f"<p>{TEXT}</p>") == TEXT


@pytest.mark.parametrize("charset", ["iso-8859-1", "gb2312", "shift_jis", "utf-7", "no-such-charset"])
def test_valid_utf_8_wins_over_a_charset_that_lies(charset: str) -> None:
    assert shown(f"<meta charset={charset}><p>{TEXT}</p>".encode(), f"text/html; charset={charset}") == TEXT


@pytest.mark.parametrize(
    ("text", "charset"), [("Grüße", "iso-8859-1"), ("新闻", "gb2312"), ("新聞", "euc-jp"), ("Новости", "windows-1251")]
)
def test_an_encoding_that_is_true_is_followed(text: str, charset: str) -> None:
    body = f"<p>{text}</p>".encode(charset)
    assert shown(body, f"text/html; charset={charset}") == text
    assert shown(f"<meta charset={charset}>".encode() + body) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    assert shown(f"<p>{TEXT}</p>".encode(encoding)) == TEXT


def test_utf_8_cut_off_within_a_letter_stays_utf_8() -> None:
    assert shown(f"<meta charset=iso-8859-1><p>{TEXT * 30}".encode()[:-1]).startswith(TEXT)


def test_bytes_of_no_known_encoding_are_read_like_a_browser_does() -> None:
    assert shown("<p>Grüße</p>".encode("cp1252")) == "Grüße"


def test_null_bytes_are_left_out() -> None:
    assert shown(b"<p>har\x00bour</p>") == "harbour"


@pytest.mark.parametrize("body", ["", b"", b"   \n", b"\x00", "<!-- only a comment -->", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_a_body_without_markup_gives_an_empty_tree(body: bytes | str) -> None:
    assert Page(body, URL).root.tag == "html"


def test_a_lone_surrogate_is_no_error() -> None:
    assert "harbour" in shown("<p>harbour \ud800</p>")


def test_headers_are_found_whatever_their_case() -> None:
    assert Page("", URL, {"X-Robots-Tag": "noai"}).headers == {"x-robots-tag": "noai"}
