"""PAGE: JSON as it is found in pages: with comments, raw line breaks, trailing commas, HTML escapes."""

import html
import json
import re
from typing import Any

import chompjs
import json_repair
import orjson

REPAIRABLE = 8_192
"""Characters; json_repair's time grows with the square of its input (80 KB of hostile input took 68 s)."""

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$"
)
_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|/\*[^*]*(?:\*(?!/)[^*]*)*\*/|^\s*//[^\n]*', re.MULTILINE)
_TRAILING_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])')


def loads(text: str) -> Any:
    """Return what *text* says, or None where nothing can be made of it; stricter readers are asked first.

    >>> loads('{"headline": "Rain", /* soon */ }')
    {'headline': 'Rain'}
    """
    try:
        return orjson.loads(text)
    except ValueError:
        pass
    for attempt in (_forgiving, _cleaned, _unescaped, _script, _repaired):
        try:
            value = attempt(text)
        except (ValueError, RecursionError, OverflowError):
            continue
        if isinstance(value, (dict, list)):
            return value
    return None


def _forgiving(text: str) -> Any:
    return json.loads(text, strict=False)


def _cleaned(text: str) -> Any:
    text = _WRAPPING.sub("", _WRAPPING.sub("", text))
    text = _COMMENT.sub(lambda found: found[1] or "", text)
    return json.loads(_TRAILING_COMMA.sub(lambda found: found[1] or "", text), strict=False)


def _unescaped(text: str) -> Any:
    return _cleaned(html.unescape(text))


def _script(text: str) -> Any:
    return chompjs.parse_js_object(text)


def _repaired(text: str) -> Any:
    return json_repair.loads(text) if len(text) <= REPAIRABLE else None
