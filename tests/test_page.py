"""A page's bytes become one tree, whatever their encoding."""

import gc
import gzip
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.charset import as_utf8
from newsbot.page import Page
from newsbot.page_bounds import LARGEST, PageTooLarge

URL = "https://harbour.example/story"
TEXT = "Grüße aus Zürich – 北京 – Αθήνα"


def shown(body: bytes | str, content_type: str | None = None) -> str:
    headers = {"Content-Type": content_type} if content_type else None
    return "".join(Page(body, URL, headers).root.itertext()).strip()


def test_text_is_read_as_it_is() -> None:
    assert shown(f"<p>{TEXT}</p>") == TEXT


@pytest.mark.parametrize("times", [1, 2])
def test_a_page_that_came_packed_without_a_word_is_read(times: int) -> None:
    body = f"<p>{TEXT}</p>".encode()
    for _ in range(times):
        body = gzip.compress(body)
    assert shown(body) == TEXT


def test_a_packed_page_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    assert shown(gzip.compress(f"<p>{TEXT}</p>".encode())[:-8]) == TEXT


def test_what_only_begins_as_if_it_were_packed_is_an_empty_page() -> None:
    assert shown(b"\x1f\x8b\x08" + b"rain" * 100) == ""


def test_a_page_that_unpacks_to_more_than_a_page_may_have_is_refused() -> None:
    with pytest.raises(PageTooLarge):
        shown(gzip.compress(b"a" * (2 * LARGEST)))


@pytest.mark.parametrize("charset", ["iso-8859-1", "gb2312", "shift_jis", "utf-7", "no-such-charset"])
def test_valid_utf_8_wins_over_a_charset_that_lies(charset: str) -> None:
    assert shown(f"<meta charset={charset}><p>{TEXT}</p>".encode(), f"text/html; charset={charset}") == TEXT


@given(st.lists(st.integers(8_185, 8_200), max_size=3), st.sampled_from(["é", "語", "😀"]))
def test_utf_8_is_known_wherever_a_letter_of_several_bytes_lies(gaps: list[int], letter: str) -> None:
    body = (letter.join("a" * gap for gap in gaps) + letter).encode()
    assert as_utf8(body, "text/html; charset=gb2312") == body


@pytest.mark.parametrize(
    "text", ["“Grüße” aus Zürich – heute", "à la “carte”", "Новости «сегодня»", "“今日”的新闻", "“😀”"]
)
def test_a_text_that_was_written_in_utf_8_twice_is_read_as_it_was(text: str) -> None:
    assert shown(f"<p>{text}</p>".encode().decode("latin-1").encode()) == text


def test_a_sign_of_cp1252_that_was_taken_for_a_control_character_is_read_as_it_was() -> None:
    assert shown("<p>It\x92s Zürich \x96 again</p>".encode()) == "It’s Zürich – again"


@given(st.integers(8_185, 8_200))
def test_a_sign_of_cp1252_is_known_wherever_it_lies(gap: int) -> None:
    assert as_utf8(("a" * gap + "\x92").encode()) == ("a" * gap + "’").encode()


def test_letters_that_only_look_as_if_they_were_written_twice_stay() -> None:
    assert shown("<p>“Ã¤” is what became of “ä”</p>".encode()) == "“Ã¤” is what became of “ä”"


@pytest.mark.parametrize("charset", ["hex", "zlib", "rot13", "idna", "punycode", "undefined", "unicode_escape"])
def test_what_python_calls_an_encoding_and_is_none_of_text_is_not_believed(charset: str) -> None:
    body = f"<meta charset={charset}><p>Grüße aus Zürich</p>".encode("cp1252")
    assert shown(body, f"text/html; charset={charset}") == shown(body) == "Grüße aus Zürich"


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


UNDECLARED = {
    "big5": "舊渡船十年後重新下水，許多居民也到場旁聽。",
    "gb18030": "旧渡船十年后重新下水，许多居民也到场旁听。",
    "shift_jis": "古い渡し船が十年ぶりに湖へ戻ることになった。",
    "euc_jp": "古い渡し船が十年ぶりに湖へ戻ることになった。",
    "euc_kr": "낡은 나룻배가 십 년 만에 호수로 돌아온다고 한다.",
    "cp1251": "Старый паром снова выходит на озеро через десять лет.",
    "koi8_r": "Старый паром снова выходит на озеро через десять лет.",
    "iso8859_5": "Старый паром снова выходит на озеро через десять лет.",
    "koi8_u": "Старий пором знову виходить на озеро через десять років, вирішила рада міста.",
    "iso2022_jp": "古い渡し船が十年ぶりに湖へ戻ることになった。",
    "iso8859_6": "تعود العبارة القديمة إلى البحيرة بعد عشر سنوات من الغياب.",
    "cp1255": "המעבורת הישנה חוזרת לאגם אחרי עשר שנים, כך החליטה המועצה.",
    "cp1253": "Το παλιό πορθμείο επιστρέφει στη λίμνη μετά από δέκα χρόνια.",
    "cp1256": "تعود العبارة القديمة إلى البحيرة بعد عشر سنوات من الغياب.",
}


@pytest.mark.parametrize("charset", UNDECLARED)
@pytest.mark.parametrize("meta", ["", "<meta charset=utf-8>", "<meta charset=iso-8859-1>"])
def test_an_encoding_that_is_undeclared_or_surely_another_is_guessed_from_the_bytes(charset: str, meta: str) -> None:
    text = UNDECLARED[charset] * 3
    assert (
        shown(f"{meta}<title></title><script>var a = 1;</script><p>{text}</p>".encode(charset)) == "var a = 1;" + text
    )


@pytest.mark.parametrize("sign", ["£ 5", "½", "é", "––", "····"])
def test_signs_that_stand_alone_in_a_table_are_no_words_of_another_script(sign: str) -> None:
    table = f"<p>Prices and sizes of all boats</p>{f'<td>{sign}</td>' * 30}"
    assert shown(f"<meta charset=iso-8859-1>{table}".encode("cp1252")).endswith(sign * 30)


def test_a_text_of_latin_letters_is_in_the_encoding_that_is_declared() -> None:
    text = "“Ça été très élevé”, où œuvrât Zoë: « Dès l’été, à l’île, l’âne gêné a bêlé »."
    assert shown(f"<meta charset=iso-8859-1><p>{text}</p>".encode("cp1252")) == text


@pytest.mark.parametrize(
    ("url", "charset", "text"),
    [
        ("https://lodz.example.pl/prom", "cp1250", "Prom wróci na jezioro, ogłosiła w środę rada gminy Źródła."),
        ("https://lodz.example.pl/prom", "iso8859_2", "Prom wróci na jezioro, ogłosiła w środę rada gminy Źródła."),
        ("https://liman.example.tr/vapur", "cp1254", "Vapur on yıl sonra göle dönüyor, dedi belediye başkanı Şahin."),
        (
            "https://puerto.example.es/barco",
            "cp1252",
            "El barco volverá al lago en mayo, después de diez años de espera.",
        ),
    ],
)
def test_an_undeclared_encoding_of_the_latin_script_is_that_of_the_country(url: str, charset: str, text: str) -> None:
    assert "".join(Page(f"<p>{text}</p>".encode(charset), url).root.itertext()) == text


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("cp1250", "Prom wróci na jezioro, ogłosiła w środę rada gminy Źródła, żeby skrócić drogę."),
        ("iso8859_2", "Starý přívoz se po deseti letech vrátí na jezero, rozhodlo zastupitelstvo města."),
        ("iso8859_2", "A régi komp tíz év után újra kifut a tóra, döntött a képviselő-testület, és az űrlap kész."),
        ("cp1254", "Vapur on yıl sonra göle dönüyor, dedi belediye başkanı Şahin; ağustosta başlıyor."),
        ("cp1257", "Senais prāmis pēc desmit gadiem atgriežas ezerā, nolēma dome; ceļš kļūs īsāks."),
        ("cp1252", "Die alte Fähre fährt nach zehn Jahren wieder über den großen See, für Fußgänger und Räder."),
        ("cp1252", "El barco volverá al lago en mayo, después de diez años de espera, según el dueño."),
        ("cp1252", "Den gamle færge sejler igen på søen efter ti år, besluttede rådet."),
        ("iso8859_15", "Le cœur du vieux bac bat toujours, et sa sœur traverse de nouveau le lac."),
        ("iso8859_15", "Der Fährmann verlangt zehn € für die Überfahrt."),
    ],
)
def test_where_no_country_tells_it_the_encoding_is_that_of_a_languages_letters(charset: str, text: str) -> None:
    assert "".join(Page(f"<p>{text}</p>".encode(charset), "https://x.example.com/a").root.itertext()) == text


def test_bytes_that_the_encoding_of_the_country_lacks_are_of_another_one() -> None:
    text = "Vana parvlaev sõidab järvel jälle, teatas šerif."
    assert "".join(Page(f"<p>{text}</p>".encode("cp1252"), "https://jarv.example.ee/laev").root.itertext()) == text


@pytest.mark.parametrize("stray", [b"\x81", b"\x8d", b"\x90", b"\x98", b"\x9d"])
@pytest.mark.parametrize(
    ("url", "charset", "text"),
    [
        ("https://le.example.com/a", "cp1252", "Le maire a déclaré à la presse où le vieux père Noël sera à la fête."),
        ("https://prom.example.pl/a", "cp1250", "Zażółć gęślą jaźń, święto na jeziorze."),
        ("https://vapur.example.tr/a", "cp1254", "Başbakan dün İstanbul'da yaptığı açıklamada vapuru övdü."),
    ],
)
def test_one_stray_byte_makes_no_other_encoding_of_a_page(url: str, charset: str, text: str, stray: bytes) -> None:
    body = f"<p>{text}".encode(charset) + b"<p>" + stray
    assert "".join(Page(body, url).root.itertext()).startswith(text)


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_or_a_word_of_it_is_told_by_its_markup(charset: str) -> None:
    assert shown("\n<p>渡し船が湖へ戻る</p>".encode(charset)) == "渡し船が湖へ戻る"


def test_a_stray_null_byte_makes_no_utf_16() -> None:
    assert shown("<p>\0渡し船が湖へ戻る</p>".encode()) == "渡し船が湖へ戻る"


def test_an_iso_2022_jp_page_is_read_although_its_bytes_are_ascii() -> None:
    body = "<meta charset=iso-2022-jp><p>渡し船が湖へ戻る</p>".encode("iso-2022-jp")
    assert shown(body) == "渡し船が湖へ戻る"


def test_a_stray_escape_sign_makes_no_other_encoding_of_utf_8() -> None:
    assert shown("<meta charset=utf-8><p>Grüße aus Zürich \x1b heute</p>".encode()) == "Grüße aus Zürich \x1b heute"


@given(st.binary(max_size=400), st.text(max_size=40))
def test_any_bytes_have_an_encoding(body: bytes, url: str) -> None:
    as_utf8(b"<p>" + body, None, url).decode("utf-8", "replace")


@pytest.mark.parametrize("end", ["</html>", "</HTML>", "</html >", "</body></html>", "</html><!-- kept since noon -->"])
def test_what_follows_the_end_of_the_document_is_shown(end: str) -> None:
    root = Page(f"<html><body><p>Rain.</p>{end}<p>Snow.</p></html>", URL).root
    assert [paragraph.text for paragraph in root.iter("p")] == ["Rain.", "Snow."]


def test_an_end_of_the_document_within_a_script_ends_nothing() -> None:
    root = Page("<html><script>'</html>'</script><p>Rain.</p></html><p>Snow.</p>", URL).root
    assert [paragraph.text for paragraph in root.iter("p")] == ["Rain.", "Snow."]


@pytest.mark.parametrize("is_enabled", [True, False])
def test_while_a_page_is_read_no_cycles_are_collected_and_then_as_before(is_enabled: bool) -> None:
    page = Page("<p>Rain", URL)
    if not is_enabled:
        gc.disable()
    try:
        with suppress(KeyError), page.reading():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() is is_enabled
    finally:
        gc.enable()


def test_a_page_that_was_read_still_has_its_elements() -> None:
    page = Page("<a class=x href=/rain>Rain</a>", URL)
    with page.reading():
        links = page.links
    assert page.links == links
    assert page.named == [(links[0][0], "x")]


def test_one_damaged_letter_among_few_makes_no_other_encoding_of_utf_8() -> None:
    body = "<p>Käse, Öl, süße Brötchen, Grüße</p>".encode() + b"<p>B\xfcro</p>"
    assert "süße Brötchen" in as_utf8(body).decode("utf-8", "replace")
