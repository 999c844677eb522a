"""PAGE: how much markup a page may have: absurd parts are cut out of its bytes, what is too large is refused."""

import re
from collections.abc import Iterator

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

# What is repeated possessively is an atomic group: until Python 3.11.5 a group that could go back was matched wrongly
# there (https://github.com/python/cpython/issues/106052), and all of them are matched faster so.
_ATTRIBUTE = rb"""[\s/"'=]*+([^\s/>="']++)(?>\s*+=\s*+(?>"[^"]*+(?>"|\Z)|'[^']*+(?>'|\Z)|[^\s>"']*+))?+"""
_UNNAMED = _ATTRIBUTE.replace(b"(", b"(?:", 1)
_END = rb"""[\s/"'=]*+(?:>|\Z)"""
_COMMON = rb"""[^>"']{0,300}+(?>(?<==)(?>"[^"]*+"|'[^']*+')[^>"']{0,60}+){0,30}+>"""
"""What most start tags have behind their first letter: some hundred attributes at most; read in half the time."""
_ANY = rb"[^\s/>]*+(?>" + _UNNAMED + b"){0,%d}+" % _ATTRIBUTES + _END
_COMMENT = rb"!--(?>-?+>|(?>[^-]++|-(?!-!?>))*+(?>--!?>|\Z))"
_DECLARATION = rb"""(?:!(?!--)|[?]|/(?![A-Za-z]))(?>[^>"']++|"[^">]*+"|'[^'>]*+')*+>"""
_RAW_TEXT = (b"script", b"style", b"title", b"textarea", b"xmp", b"iframe", b"noembed", b"noframes")
"""Elements in whose text "<" begins no other; it would seem to have hundreds of attributes, or hide some."""


def _raw(name: bytes) -> bytes:
    tag = b"".join(b"[%c%c]" % pair for pair in zip(name, name.upper(), strict=True))
    return tag + rb"(?=[\s/>])(?:" + _COMMON + b"|" + _ANY + rb")(?>(?<!/>)(?>[^<]++|<(?!/" + tag + rb"[\s/>]))*+)?+"


_SOUND = re.compile(
    rb"[^<]*+(?><(?:/(?![hH])[A-Za-z][A-Za-z0-9]*+>|(?![A-Za-z!/?])|[^sStTxXiInN!/?]"
    + b"|".join((_COMMON, _COMMENT, *map(_raw, _RAW_TEXT)))
    + rb"|(?!/(?:html|HTML)\s*+>)/?+[A-Za-z](?:"
    + b"|".join((_COMMON, _ANY))
    + b")|"
    + _DECLARATION
    + b")[^<]*+){0,%d}+" % _FEW
)
"""A page up to its `</html>`, as far as it has few elements, and none with too many attributes, as the parser reads."""
_HTML_END = re.compile(rb"</(?:html|HTML)\s*>")
_HTML_ENDS = (b"</html", b"</HTML")
"""How it begins; to look for bytes takes a tenth of the time."""
_START = re.compile(rb"<(?:!--|([A-Za-z][^\s/>]*+))")
_KEPT = re.compile(b"(?>" + _UNNAMED + b"){0,%d}+" % _ATTRIBUTES)
_ALL = re.compile(b"(?>" + _UNNAMED + b")*+" + _END)
_EACH = re.compile(_ATTRIBUTE)
_COMMENT_END = re.compile(rb"--!?>")
_CODE_END = {name: re.compile(rb"(?i)</" + name) for name in (b"script", b"style")}


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
    if len(markup) <= _COMMON_AT_MOST and _has_few_attributes(markup):
        end = _sound_up_to(markup, 0)
        if _HTML_END.match(markup, end):
            if markup.find(b"<", end + 1) < 0:
                return markup
            markup = markup[:end] + _HTML_END.sub(b"", markup[end:])
            end = _sound_up_to(markup, end)
        if end == len(markup):
            return markup
    return _Cut(_with_all_shown(markup)).markup


def _has_few_attributes(markup: bytes) -> bool:
    """Tell whether all start tags together have few attributes: some character parts any two of them."""
    return len(markup) <= LARGE or len(markup) - len(markup.translate(None, _BETWEEN_ATTRIBUTES)) <= _ATTRIBUTES_IN_ALL


def _sound_up_to(markup: bytes, start: int) -> int:
    found = _SOUND.match(markup, start)
    return found.end() if found else start


def _with_all_shown(markup: bytes) -> bytes:
    """Return *markup* without its ``</html>`` where elements follow."""
    starts = [at for at in map(markup.find, _HTML_ENDS) if at >= 0]
    end = _HTML_END.search(markup, min(starts)) if starts else None
    return markup if end is None or markup.find(b"<", end.end()) < 0 else _HTML_END.sub(b"", markup)


class _Cut:
    """One page looked through from its first byte to its last, and what is left of it."""

    def __init__(self, markup: bytes) -> None:
        self._raw = markup
        self._elements = self._words = self._structured_data = self._metas = self._properties = 0
        most = min(_FEW + _PER_MB * len(markup) // 1_000_000, _MOST)
        kept: list[bytes] = []
        for part in self._parts():
            if self._elements > most:
                raise PageTooLarge
            kept.append(part)
        self.markup = b"".join(kept)

    def _parts(self) -> Iterator[bytes]:
        """Yield what is kept: text and end tags, each start tag, what is in a script."""
        position = 0
        while start := _START.search(self._raw, position):
            yield self._raw[position : start.start()]
            if not start[1]:
                position = self._end_of(_COMMENT_END, start.end() - 2, whole=True)
                continue
            self._elements += 1
            name = start[1].lower()
            kept, every = self._attributes(start.end())
            position = every
            if name == b"meta":
                self._metas += 1
                if self._metas > _META_ELEMENTS:
                    continue
            yield start[0] + kept + b">"
            if name in _CODE_END:
                position = self._end_of(_CODE_END[name], every)
                if name == b"script" and b"ld+json" in kept.lower():
                    yield self._within_structured_data(self._raw[every:position])
        yield self._raw[position:]

    def _attributes(self, start: int) -> tuple[bytes, int]:
        """Return the attributes that are kept of the tag whose name ends at *start*, and where the tag ends."""
        found = _KEPT.match(self._raw, start)
        every = _ALL.match(self._raw, start)
        assert found is not None
        kept, end = found[0], every.end() if every else found.end()
        self._words += len(kept.split()) + kept.count(b"/")
        if self._words > _ATTRIBUTES_IN_ALL or len(kept) > _LONGEST_TAG:
            return b"", end
        is_property = b"itemprop" in kept.lower()
        self._properties += is_property
        if is_property and self._properties > _PROPERTIES:
            return b"", end
        if len(kept) > _LONGEST_LIST:
            attributes = _EACH.finditer(kept)
            kept = b"".join(
                one[0] for one in attributes if len(one[0]) <= _LONGEST_LIST or one[1].lower() not in _LISTS
            )
        return kept, end

    def _within_structured_data(self, script: bytes) -> bytes:
        self._structured_data += len(script)
        # Markup within a script is none, but parsers disagree where a script may begin.
        return script if self._structured_data <= _STRUCTURED_DATA and script.count(b"<") <= _FEW else b""

    def _end_of(self, end: re.Pattern[bytes], start: int, whole: bool = False) -> int:
        """Return where *end* is found behind *start*; *whole*: where it ends; the page's end where there is none."""
        found = end.search(self._raw, start)
        if found is None:
            return len(self._raw)
        return found.end() if whole else found.start()
