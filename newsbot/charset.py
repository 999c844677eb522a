"""PAGE: the encoding of a page's bytes: what is declared, unless the bytes say otherwise."""

import codecs
import re
from collections import Counter
from urllib.parse import urlsplit

from w3lib.encoding import html_body_declared_encoding, html_to_unicode, http_content_type_encoding

_STRAY = 0.05
"""Share of the letters beyond ASCII that may be damaged in a body that still counts as UTF-8."""
_FEW_STRAY, _STRAY_OF_FEW = 2, 0.2
"""Damaged letters, and their share, in a body that has few letters beyond ASCII and still counts as UTF-8."""
_PART = 8192
"""Bytes that are looked at together."""
_START = 200
"""Bytes; text in UTF-16 without a byte order mark has null bytes from its very start."""
_HEARD = 3_000
"""Bytes of text, without markup, from which the encoding is guessed; the guess costs 1 ms."""
_TEXT = re.compile(rb">[^<>\x80-\xff]{0,80}[\x80-\xff][^<>]{0,2000}")
_LETTER = re.compile(rb"[a-zA-Z\x80-\xff]")
_NOT_LATIN = 0.3
"""Share of bytes beyond ASCII among the letters from which a text is in another script than the Latin one."""
_NEVER_DECLARED = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
"""Encodings of Python that are none of a page; some of them take time with the square of its length."""
_FEWEST = 8
"""Bytes beyond ASCII from which the script is told at all."""
_SYLLABLES = {
    "euc_kr": (re.compile("[\uac00-\ud7a3]"), 0.8),
    "euc_jp": (re.compile("[\u3040-\u30ff]"), 0.3),
    "shift_jis": (re.compile("[\u3040-\u30ff]"), 0.3),
}
"""The letters that other encodings hardly ever become, and the share of the text that they have where it is right."""
_OTHER_SCRIPTS = (
    "big5 gb18030 cp1251 koi8_r koi8_u iso8859_5 cp1253 iso8859_7 cp1255 iso8859_8 cp1256 iso8859_6 cp874"
).split()
_LATIN = {
    **dict.fromkeys(("pl", "cz", "sk", "hu", "si", "hr", "ba", "ro", "rs", "al"), "cp1250"),
    **dict.fromkeys(("lt", "lv", "ee"), "cp1257"),
    "tr": "cp1254",
    "vn": "cp1258",
}
"""What browsers take the pages of a country for, where nothing is declared; the others are cp1252."""
_LETTERS = {
    "cp1252": "äöüß àâçéèêëîïôùûüœæ áéíñóúü ãáàâçéêíóôõú àèéìíòóùú æøåéöäü áðéíóúýþæö éëïóöüè àèéíïòóúüç äöõüšž",
    "cp1250": "ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű ăâîşţ čćđšž",
    "cp1254": "çğıöşüâî",
    "cp1257": "āčēģīķļņšūž ąčęėįšųūž äöõüšž",
}
"""The letters beyond ASCII of the languages that each encoding is for, a language's in one word."""
_ESCAPE = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
"""What begins letters in ISO-2022-JP."""
_CONTROLS = re.compile(rb"[\x80-\x9f]")
"""Letters in cp1250, control characters, which no page has, in ISO 8859-2."""
_ONLY_IN_LATIN_9 = re.compile(rb"\xa4|[a-z]\xbd[a-z]")
"""The euro and the letter of "cœur" in ISO 8859-15; in cp1252 a sign that nobody writes, and a half amid a word."""

_STRAY_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
"""A control character in UTF-8: no page has any, so that these bytes were taken for another encoding's once."""
_TWICE = re.compile(
    rb"\xc3(?:[\x82-\x9f]\xc2[\x80-\xbf]|[\xa0-\xaf](?:\xc2[\x80-\xbf]){2}|[\xb0-\xb4](?:\xc2[\x80-\xbf]){3})"
)
"""A letter's bytes in UTF-8, each of them written in UTF-8 once more."""


def as_utf8(body: bytes, content_type: str | None = None, url: str = "") -> bytes:
    """Return *body*, the page of *url*, in UTF-8, whatever its encoding.

    A body that is valid UTF-8 is taken as such, even where its header or ``<meta>`` names another charset: text in
    another encoding hardly ever happens to be valid.  A few stray bytes (a page cut off within a letter) are forgiven.
    Else what the byte order mark, *content_type* and the ``<meta>`` say holds, as browsers read them; where they say
    nothing, or UTF-8, which it is not, or ISO 8859-1 of what is in no Latin letters, the bytes themselves are asked.

    >>> as_utf8("<meta charset=gb2312>北京".encode("utf-8")).decode()
    '<meta charset=gb2312>北京'
    >>> as_utf8("<meta charset=gb2312>北京".encode("gb2312")).decode()
    '<meta charset=gb2312>北京'
    """
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _declared(body, content_type)
    if b"\x00" in body[:_START] and (name := _utf_16(body[:_START])):
        return body.decode(name, "replace").encode("utf-8", "replace")
    is_ascii = body.isascii()
    if is_ascii and b"\x1b" not in body:  # which begins the letters of ISO-2022-JP
        return body
    if not is_ascii and (_is_utf8(body) or _is_damaged_utf8(body)):
        return _written_once(body)
    declared = _declared_name(body, content_type)
    if declared in (None, "utf-8") or (declared == "cp1252" and _is_surely_not_latin(body)):
        return body.decode(guessed_charset(body, url), "replace").encode("utf-8", "replace")
    return _declared(body, content_type)


def _utf_16(start: bytes) -> str | None:
    r"""Return which UTF-16 the null bytes around the first letters of markup tell, None if they tell none.

    >>> _utf_16("<p>雨".encode("utf-16-le")), _utf_16("<p> 雨".encode("utf-16-be")), _utf_16(b"<p>\x00")
    ('utf-16-le', 'utf-16-be', None)
    """
    first = start.find(b"<")
    if start[first + 1 : first + 4 : 2] != b"\x00\x00":
        return None
    return "utf-16-be" if first % 2 else "utf-16-le"


def _written_once(body: bytes) -> bytes:
    r"""Return *body*, which is UTF-8, without what was taken for ISO 8859-1 before it was written as UTF-8.

    >>> _written_once(b"\xc3\xa2\xc2\x80\xc2\x9cZ\xc3\x83\xc2\xbcrich\xc3\xa2\xc2\x80\xc2\x9d \xc2\x96 rain").decode()
    '“Zürich” – rain'
    """
    if not _has_stray_control(body):
        return body
    return _STRAY_CONTROL.sub(_in_cp1252, _TWICE.sub(_once, body))


def _has_stray_control(body: bytes) -> bool:
    """Tell whether *body* has one; to find the byte that begins it takes no time, and few parts of a page have it."""
    for start in range(0, len(body), _PART):
        first = body.find(b"\xc2", start, start + _PART)
        if first >= 0 and _STRAY_CONTROL.search(body, first, start + _PART + 1):
            return True
    return False


def _once(found: re.Match[bytes]) -> bytes:
    letter = found[0].decode().encode("latin-1")
    try:
        letter.decode()
    except UnicodeDecodeError:
        return found[0]
    return letter


def _in_cp1252(found: re.Match[bytes]) -> bytes:
    return found[0][1:].decode("cp1252", "ignore").encode()


def _is_utf8(body: bytes) -> bool:
    """Tell whether *body* is valid UTF-8; most parts of a page are ASCII, and need no decoding."""
    start = 0
    try:
        while start < len(body):
            part = body[start : start + _PART]
            is_last = start + _PART >= len(body)
            start += len(part) if part.isascii() else codecs.utf_8_decode(part, "strict", is_last)[1]
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(body: bytes) -> bool:
    """Tell whether few of the letters beyond ASCII in *body* are damaged."""
    text = body.decode("utf-8", "replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    damaged = text.count("\ufffd")
    return damaged <= _STRAY * beyond_ascii or (damaged <= _FEW_STRAY and damaged <= _STRAY_OF_FEW * beyond_ascii)


def _declared_name(body: bytes, content_type: str | None) -> str | None:
    return next(iter(declared_charsets(body, content_type)), None)


def _declared(body: bytes, content_type: str | None) -> bytes:
    kind = f"text/html; charset={_declared_name(body, content_type) or 'cp1252'}"
    return html_to_unicode(kind, body)[1].encode("utf-8", "replace")


def declared_charsets(body: bytes, content_type: str | None) -> list[str]:
    """Return the encodings that the header *content_type* and the markup of *body* name, the header's first.

    >>> declared_charsets(b'<meta charset="koi8-r">', "text/html; charset=hex")
    ['koi8-r']
    """
    told = (http_content_type_encoding(content_type), html_body_declared_encoding(body))
    return [name for name in told if name and _is_of_text(name)]


def _is_of_text(name: str) -> bool:
    """Tell whether *name* is an encoding of text; Python knows others, such as zlib, and some for other ends."""
    if name in _NEVER_DECLARED:
        return False
    try:
        b"a".decode(name, "replace")
    except (LookupError, UnicodeError):
        return False
    return True


def guessed_charset(body: bytes, url: str = "") -> str:
    """Return the name of the encoding that *body*, which is no UTF-8, is most probably in.

    >>> guessed_charset("<p>Паром снова выходит на озеро через десять лет</p>".encode("koi8-r"))
    'koi8_r'
    >>> guessed_charset("<p>Grüße aus Zürich</p>".encode("latin-1"))
    'cp1252'
    """
    if _has_escape(body):
        return "iso2022_jp"
    sample = _sample(body)
    if _is_in_other_script(sample):
        if name := next((name for name in _SYLLABLES if _is_syllables(sample, name)), None):
            return name
        from charset_normalizer import from_bytes

        for whole in (sample, sample[:-1]):  # the last letter may be cut
            if best := from_bytes(whole, cp_isolation=_OTHER_SCRIPTS).best():
                return best.encoding
    name = _LATIN.get(_country(url))
    if name is None or "\ufffd" in sample.decode(name, "replace"):
        name = _by_letters(sample)
    if _CONTROLS.search(sample):
        return name
    if name == "cp1252" and _ONLY_IN_LATIN_9.search(sample):
        return "iso8859_15"
    return "iso8859_2" if name == "cp1250" else name


def _is_surely_not_latin(body: bytes) -> bool:
    return _has_escape(body) or _is_in_other_script(_sample(body))


def _has_escape(body: bytes) -> bool:
    return any(escape in body for escape in _ESCAPE)


def _is_in_other_script(sample: bytes) -> bool:
    """Tell whether too many of the letters of *sample* are beyond ASCII for any language of Latin letters."""
    beyond_ascii = len(sample) - len(sample.decode("ascii", "ignore"))
    return beyond_ascii >= max(_FEWEST, _NOT_LATIN * len(_LETTER.findall(sample)))


def _by_letters(sample: bytes) -> str:
    """Return the encoding in which *sample* has the letters of one of its languages."""
    best, most = "cp1252", -1
    for name, languages in _LETTERS.items():
        beyond_ascii = Counter(letter for letter in sample.decode(name, "replace").lower() if not letter.isascii())
        covered = max(sum(beyond_ascii[letter] for letter in letters) for letters in languages.split())
        covered -= beyond_ascii["\ufffd"]  # a stray byte is in many a page
        if covered > most:
            best, most = name, covered
    return best


def _is_syllables(sample: bytes, name: str) -> bool:
    letters, share = _SYLLABLES[name]
    try:
        text = codecs.getincrementaldecoder(name)().decode(sample)
    except UnicodeDecodeError:
        return False
    beyond_ascii = [letter for letter in text if letter.isalpha() and not letter.isascii()]
    return len(letters.findall(text)) > share * len(beyond_ascii)


def _sample(body: bytes) -> bytes:
    """Return the beginning of the text between tags, lines without a letter beyond ASCII left out."""
    lines: list[bytes] = []
    length = 0
    for found in _TEXT.finditer(body):
        lines.append(found[0][1:])
        length += len(found[0])
        if length > _HEARD:
            break
    return b"\n".join(lines) or body[:_HEARD]


def _country(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rpartition(".")[2]
    except ValueError:
        return ""
