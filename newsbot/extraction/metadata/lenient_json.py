"""PAGE: JSON as it is found in pages: with comments, raw line breaks, missing commas, several values in one script."""

import html
import json
import re
from typing import Any

import orjson

from newsbot.extraction.metadata.broken_json import values_in

_NESTED_STRINGS = 3
"""Times that JSON may stand in a JSON string."""
_QUOTE_ENTITIES = ("&quot;", "&#34;", "&#034;", "&#x22;", "&#8220;", "&#8221;")
_STRAIGHT = str.maketrans("“”„″", '"' * 4)
"""Quotation marks that software for texts sets in place of those of JSON."""
_PREFIX = re.compile(r'"(?:schema:|https?://schema\.org/)(?=[A-Za-z])')
_OTHER_PREFIX = re.compile(r'"([A-Za-z]\w{0,20})"\s{0,4}:\s{0,4}"https?://schema\.org/"')
"""A context that gives schema.org's names another prefix (JSON-LD 1.1, 4.1.4 compact IRIs)."""


def loads(text: str) -> Any:
    """Return what *text* says, or None where nothing can be made of it; stricter readers are asked first.

    Several values in one script are returned as a list, JSON in a JSON string, or a list of such, as what it says.

    >>> loads('{"headline": "Rain", /* soon */ }'), loads('{"a": 1} {"b": 2}')
    ({'headline': 'Rain'}, [{'a': 1}, {'b': 2}])
    """
    value = _read(_without_prefixes(text))
    for _ in range(_NESTED_STRINGS):
        if not isinstance(value, str):
            break
        value = _read(_without_prefixes(value))
    if isinstance(value, list):
        value = [_read(_without_prefixes(part)) if _is_object_in_string(part) else part for part in value]
    return value if isinstance(value, (dict, list)) else None


def _is_object_in_string(value: Any) -> bool:
    return isinstance(value, str) and value.lstrip().startswith("{")


def _without_prefixes(text: str) -> str:
    """Return *text* with schema.org's names as they stand without a context: ``"schema:headline"``."""
    if 'schema.org/"' in text and (declared := _OTHER_PREFIX.search(text)):
        text = text.replace(f'"{declared[1]}:', '"')
    return _PREFIX.sub('"', text) if '"schema:' in text or 'schema.org/headline"' in text else text


def _read(text: str) -> Any:
    for strict in (orjson.loads, _with_control_characters):
        try:
            return strict(text)
        except (ValueError, RecursionError):
            continue
    if sum(map(text.count, _QUOTE_ENTITIES)) > text.count('"'):
        text = html.unescape(text)
    if text.count("“") + text.count("”") > text.count('"'):
        text = text.translate(_STRAIGHT)
    found = values_in(text)
    return found[0] if len(found) == 1 else found or None


def _with_control_characters(text: str) -> Any:
    return json.loads(text, strict=False)
