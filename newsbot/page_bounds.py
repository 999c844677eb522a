"""PAGE: how much markup a page may have: absurd parts are cut out of its bytes, what is too large is refused."""

import re
from collections.abc import Iterator
from functools import cache

from newsbot.html_tokens import (
    ATTRIBUTE,
    ATTRIBUTES,
    COMMENT,
    DECLARATION,
    EACH_ATTRIBUTE,
    NAME_ENDS,
    TAG_CLOSED,
    TAG_END,
    TAG_NAME,
    TEXTS,
    in_any_case,
)
from newsbot.items import NotAnArticle
from newsbot.states import Reason

LARGEST = 12 * 1024 * 1024
"""Bytes of a page in UTF-8.  The largest of 1,860 real ones has 5.3 MB."""
LARGE = 1024 * 1024
"""Bytes from which a page counts as one of the large documents of a crawl."""
_COMMON_AT_MOST = 4 * LARGE
"""Bytes from which every page is looked through, tag by tag."""
_FEW = 30_000
"""Elements that any page may have, however short; real ones have up to 12,000."""
_PER_MB = 28_000
"""Elements more for each MB of a page."""
_MOST = 120_000
"""Elements of any page; so many of the costliest take a second."""
_ATTRIBUTES = 200
"""Of one element; libxml2 compares each with all others."""
_ATTRIBUTES_IN_ALL = 500_000
"""Words in all start tags; behind so many the attributes are cut out."""
_BETWEEN_ATTRIBUTES = b" \t\n\r\f/\"'"
_AS_SPACES = bytes.maketrans(_BETWEEN_ATTRIBUTES, b" " * len(_BETWEEN_ATTRIBUTES))
_LONGEST_TAG = 500_000
"""Bytes of a start tag that keeps its attributes; some hold a whole state of a script, 360 KB at most."""
_LONGEST_LIST = 16_000
"""Bytes of an attribute whose value is a list that extractors take apart."""
_LISTS = frozenset({b"class", b"id", b"srcset", b"data-srcset", b"sizes", b"rel", b"itemprop", b"style"})
_STRUCTURED_DATA = 1_000_000
"""Bytes of all JSON-LD; a real page has up to 106 KB."""
_META_ELEMENTS = 2_000
_PROPERTIES = 2_000
"""Elements of microdata; behind so many the attributes are cut out."""

_KEPT_AT_MOST = b"(?>" + ATTRIBUTE + b"){0,%d}+" % _ATTRIBUTES
_COMMON = rb"""(?>[^>"'=]{0,60}+(?<=[\w-])=(?>"[^"]*+"|'[^']*+'|[^ \t\n\r\f>"'=]++(?=[ \t\n\r\f>]))){0,30}+"""
"""What most start tags have behind their name: some hundred attributes at most; read in half the time."""
_COMMON_CLOSED = rb"""[^>"'=]{1,60}+(?<=/)>"""
_COMMON_END = rb"""[^>"'=]{0,60}+>"""
_COMMON_TAG = rb"\w*+(?:>|" + NAME_ENDS + _COMMON + _COMMON_END + b")"
"""All behind the first letter of such a tag; many have nothing but their name."""


def _with_text(name: bytes, text: bytes) -> bytes:
    """Return what matches the start tag of *name*, and the *text* up to the end tag."""
    common = _COMMON + b"(?:" + _COMMON_CLOSED + b"|" + _COMMON_END + text + b")"
    return (
        in_any_case(name) + b"(?:" + common + b"|" + _KEPT_AT_MOST + b"(?:" + TAG_CLOSED + b"|" + TAG_END + text + b"))"
    )


_SOUND = (
    rb"[^<]*+(?><(?:/[a-gi-zA-GI-Z][A-Za-z0-9]*+>|/[hH](?![tT])[A-Za-z0-9]*+>|[a-hj-mo-ru-wyzA-HJ-MO-RU-WYZ]"
    + b"|".join(
        (
            _COMMON_TAG,
            b"(?![sS][cCtT]|[tT][eEiI]|[xX][mM]|[iI][fF]|[nN][oO])[A-Za-z]" + _COMMON_TAG,
            b"!--" + COMMENT,
            *map(_with_text, TEXTS, TEXTS.values()),
            rb"(?![A-Za-z!/?])",
        )
    )
    + b"|(?!(?:"
    + b"|".join(map(in_any_case, TEXTS))
    + rb")|/(?:html|HTML)[ \t\n\r\f]*+>)/?+[A-Za-z](?:"
    + b"|".join((_COMMON_TAG, rb"[^ \t\n\r\f/>]*+" + _KEPT_AT_MOST + TAG_END))
    + b")|"
    + DECLARATION
    + b")[^<]*+){0,%d}+"
)
"""A page up to its `</html>`, as far as it has few elements, and none with too many attributes, as the parser reads."""
_HTML_END = re.compile(rb"</(?:html|HTML)[ \t\n\r\f]*+>")
_HTML_ENDS = (b"</html", b"</HTML")
"""How it begins; to look for bytes takes a tenth of the time."""
_MARK = re.compile(
    b"<(?!/[A-Za-z0-9]++>)(?>!--(?P<comment>"
    + COMMENT
    + b")|(?P<ends>/?+)(?P<name>"
    + TAG_NAME
    + b")|"
    + DECLARATION
    + b")"
)
"""A comment, a declaration, or how a tag begins; what ends an element, and says no more, is left alone."""
_KEPT = re.compile(_KEPT_AT_MOST)
_TEXTS = {name: re.compile(text) for name, text in TEXTS.items()}
_CODE = (b"script", b"style")
"""Of their text, structured data alone is kept."""
_TAG_END = re.compile(rb"[ \t\n\r\f/]*+>?+")
_NOTHING = b"</>"
"""What stands for what was cut out, so that what was before and behind it make no tag together."""


class PageTooLarge(NotAnArticle):
    """A page with more markup than newsbot reads."""

    def __init__(self) -> None:
        super().__init__(Reason.TOO_LARGE)


def within_bounds(markup: bytes) -> bytes:
    """Return *markup* (UTF-8) without what no real page has; raises PageTooLarge.

    Left out is also each ``</html>`` where elements follow one: browsers show them, the parser would stop there.
    A page of common size is returned as it is.  Nothing is parsed for that: memory and time of a parse are what a
    hostile page is after.

    >>> within_bounds(b"<p>Rain")
    b'<p>Rain'
    """
    if len(markup) > LARGEST:
        raise PageTooLarge
    if len(markup) <= _COMMON_AT_MOST and _has_few_elements(markup) and _has_few_attributes(markup):
        end = _sound_up_to(markup, 0)
        if _HTML_END.match(markup, end):
            if markup.find(b"<", end + 1) < 0:
                return markup
            markup = markup[:end] + _HTML_END.sub(b" ", markup[end:])
            end = _sound_up_to(markup, end)
        if end == len(markup):
            return markup
    return _Cut(_with_all_shown(markup)).markup


def _most_elements(markup: bytes) -> int:
    return min(_FEW + _PER_MB * len(markup) // 1_000_000, _MOST)


def _has_few_elements(markup: bytes) -> bool:
    """Tell whether a large *markup* has few elements; of others, `_sound_up_to` reads few only."""
    return len(markup) <= LARGE or markup.count(b"<") <= _most_elements(markup)


def _has_few_attributes(markup: bytes) -> bool:
    """Tell whether all start tags together have few attributes: some character parts any two of them."""
    if len(markup) <= LARGE or len(markup) - len(markup.translate(None, _BETWEEN_ATTRIBUTES)) <= _ATTRIBUTES_IN_ALL:
        return True
    # White space parts two attributes, however much it is; to take most of it together takes four times as long.
    words = markup.translate(_AS_SPACES).replace(b" " * 8, b" ").replace(b"  ", b" ")
    return words.count(b" ") <= _ATTRIBUTES_IN_ALL


def _sound_up_to(markup: bytes, start: int) -> int:
    found = _sound(_FEW if len(markup) <= LARGE else _MOST).match(markup, start)
    return found.end() if found else start


@cache
def _sound(most_elements: int) -> re.Pattern[bytes]:
    return re.compile(_SOUND % most_elements)


def _with_all_shown(markup: bytes) -> bytes:
    """Return *markup* without its ``</html>`` where elements follow."""
    starts = [at for at in map(markup.find, _HTML_ENDS) if at >= 0]
    end = _HTML_END.search(markup, min(starts)) if starts else None
    return markup if end is None or markup.find(b"<", end.end()) < 0 else _HTML_END.sub(b" ", markup)


class _Cut:
    """One page looked through from its first byte to its last, and what is left of it."""

    def __init__(self, markup: bytes) -> None:
        self._raw = markup
        self._position = 0
        self._elements = self._words = self._structured_data = self._metas = self._properties = 0
        most = _most_elements(markup)
        kept: list[bytes] = []
        for part in self._parts():
            if self._elements > most:
                raise PageTooLarge
            kept.append(part)
        self.markup = b"".join(kept)

    def _parts(self) -> Iterator[bytes]:
        """Yield what is kept: text, tags, what is in a script."""
        while mark := _MARK.search(self._raw, self._position):
            yield self._raw[self._position : mark.start()]
            self._position = mark.end()
            if mark["comment"]:
                yield _NOTHING
            elif mark["name"] is None:
                yield mark[0]
            elif mark["ends"]:
                self._go_on_behind(ATTRIBUTES)
                self._go_on_behind(_TAG_END)
                yield mark[0] + b">"
            else:
                yield self._element(mark[0])
        yield self._raw[self._position :]

    def _go_on_behind(self, pattern: re.Pattern[bytes]) -> bytes:
        """Return what *pattern*, which matches anything, matches at the position, and go on behind it."""
        found = pattern.match(self._raw, self._position)
        assert found
        self._position = found.end()
        return found[0]

    def _element(self, begin: bytes) -> bytes:
        """Return what is kept of the start tag that *begin* begins, and of its text where it has nothing else."""
        self._elements += 1
        name = begin[1:].lower()
        kept = self._attributes()
        is_closed = self._go_on_behind(_TAG_END).endswith(b"/>")
        if name == b"meta":
            self._metas += 1
            if self._metas > _META_ELEMENTS:
                return _NOTHING
        tag = begin + kept + (b" />" if is_closed else b">")
        return tag if is_closed or name not in TEXTS else tag + self._text(name, b"ld+json" in kept.lower())

    def _text(self, name: bytes, is_structured_data: bool) -> bytes:
        text = self._go_on_behind(_TEXTS[name])
        if name == b"script" and is_structured_data:
            return self._within_structured_data(text)
        return b"" if name in _CODE else text

    def _attributes(self) -> bytes:
        """Return the attributes that are kept of the tag whose name was read, and go on behind all of them."""
        found = _KEPT.match(self._raw, self._position)
        kept = found[0] if found else b""
        self._go_on_behind(ATTRIBUTES)
        self._words += max(len(kept.split()) + kept.count(b"/"), (kept.count(b'"') + kept.count(b"'")) // 2)
        if self._words > _ATTRIBUTES_IN_ALL or len(kept) > _LONGEST_TAG:
            return b""
        is_property = b"itemprop" in kept.lower()
        self._properties += is_property
        if is_property and self._properties > _PROPERTIES:
            return b""
        if len(kept) > _LONGEST_LIST:
            attributes = EACH_ATTRIBUTE.finditer(kept)
            kept = b" " + b" ".join(
                one[0] for one in attributes if len(one[0]) <= _LONGEST_LIST or one[1].lower() not in _LISTS
            )
        return kept

    def _within_structured_data(self, script: bytes) -> bytes:
        self._structured_data += len(script)
        return script if self._structured_data <= _STRUCTURED_DATA and script.count(b"<") <= _FEW else b""
