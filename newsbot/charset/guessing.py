"""PAGE: which encoding a page is in that neither declares one nor is UTF-8: its letters tell, and its country."""

import codecs
import re
from collections import Counter
from urllib.parse import urlsplit

_HEARD = 3_000
"""Bytes of text, without markup, from which the encoding is guessed; the guess costs 1 ms."""
_TEXT = re.compile(rb">[^<>\x80-\xff]{0,80}[\x80-\xff][^<>]{0,2000}")
_LETTER = re.compile(rb"[a-zA-Z\x80-\xff]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]{2,}")
_FIRST_LETTER = 0xC0
"""Of ISO 8859-1; what is below are signs."""
_NOT_LATIN = 0.3
"""Share of bytes beyond ASCII among the letters from which a text is in another script than the Latin one."""
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
    if _are_of_other_script(len(sample) - len(sample.decode("ascii", "ignore")), sample):
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


def is_surely_not_latin(body: bytes) -> bool:
    """Tell whether *body* is in another script; signs that stand alone, as those of prices do, are no words of one."""
    if _has_escape(body):
        return True
    sample = _sample(body)
    words = (word for word in _BEYOND_ASCII.findall(sample) if max(word) >= _FIRST_LETTER)
    return _are_of_other_script(sum(map(len, words)), sample)


def _has_escape(body: bytes) -> bool:
    return any(escape in body for escape in _ESCAPE)


def _are_of_other_script(beyond_ascii: int, sample: bytes) -> bool:
    """Tell whether so many bytes *beyond_ascii* are too many among the letters of *sample* for any Latin language."""
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
