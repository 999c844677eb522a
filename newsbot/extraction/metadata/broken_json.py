"""PAGE: what can be read of JSON that is broken or cut off, in time that grows with its length."""

import json
import re
from typing import Any

LONGEST = 300_000
"""Characters; headline, authors and dates stand at the start."""

_BETWEEN = re.compile(r"[\s;:]+|//[^\n]*|<!(?:--|\[CDATA\[)|-->|\]\]>|</?(?:br|p)\s*/?>")
"""What says nothing; software for texts puts paragraphs into scripts as well."""
_WORD = re.compile(r"[^\s{}\[\],:\"']+")
_BARE_VALUE = re.compile(r"(?:[^{}\[\],\"'\n/]|/(?![/*]))+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$")
_WORDS = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None}
_CLOSES = re.compile(
    r"\s*(?:[:}\]]|$|,\s*(?:[\"'{}\[\],]|<(?:br|p)\b|$|-?\d|true\b|false\b|null\b|[\w$]{1,60}:|//|/\*)|[\"'][\w@$:-]{1,60}[\"']\s*:|//|/\*|-->)"
)
"""What follows a quote that ends a string; others were not escaped."""
_UP_TO_QUOTE = {
    '"': re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL),
    "'": re.compile(r"[^'\\]*+(?:\\.[^'\\]*+)*+'", re.DOTALL),
}
_MOST_QUOTES = 64
"""Quotes within one string that were not escaped."""
_MOST_QUOTES_IN_ALL = 1_000
_DEEPEST = 200
_BAD_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|)')
_BARE_QUOTE = re.compile(r'(?<!\\)((?:\\\\)*)"')


def values_in(text: str) -> list[Any]:
    """Return the objects and lists that *text* holds, one after the other; what is never closed ends with the text.

    Read are comments, commas that are missing or too many, single quotes, keys without quotes, quotes within a text
    that were not escaped, CDATA sections; nothing is refused.

    >>> values_in('{"headline": "The "old" ferry", author: [{"name": "Ada"')
    [{'headline': 'The "old" ferry', 'author': [{'name': 'Ada'}]}]
    """
    return _Reader(text[:LONGEST]).read()


class _Reader:
    """One pass over a text, without recursion: the containers that are open are a list."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Any] = []
        self.open: list[dict[str, Any] | list[Any]] = []
        self.keys: list[str | None] = []
        """For each open container the key that waits for its value."""
        self.quotes_left = _MOST_QUOTES_IN_ALL
        self.never_closed: set[str] = set()
        """Quotes of which no other follows that is not escaped."""

    def read(self) -> list[Any]:
        text, at = self.text, 0
        while at < len(text) and len(self.open) <= _DEEPEST:
            if between := _BETWEEN.match(text, at):
                at = between.end()
                continue
            letter = text[at]
            if letter in "{[":
                self._begin({} if letter == "{" else [])
                at += 1
            elif letter in "}]":
                self._end(dict if letter == "}" else list)
                at += 1
            elif letter == "," and self.open:
                self.keys[-1] = None
                at += 1
            elif letter in "\"'" and self.open:
                value, at = self._string(at)
                self._add(value)
            elif text.startswith("/*", at):
                end = text.find("*/", at)
                at = len(text) if end < 0 else end + 2
            elif self.open and (word := (_WORD if self.keys[-1] is None else _BARE_VALUE).match(text, at)):
                self._add(_word(word[0].strip()))
                at = word.end()
            else:
                at += 1
        return self.found

    def _begin(self, container: dict[str, Any] | list[Any]) -> None:
        if self.open:
            self._add(container)
        else:
            self.found.append(container)
        self.open.append(container)
        self.keys.append(None)

    def _end(self, kind: type) -> None:
        """Close the innermost container of *kind*, and what was left open within."""
        if any(isinstance(container, kind) for container in self.open[-8:]):
            while not isinstance(self.open.pop(), kind):
                self.keys.pop()
            self.keys.pop()

    def _add(self, value: Any) -> None:
        """Add *value* to the innermost container, or keep it as the key of what follows."""
        container = self.open[-1]
        if isinstance(container, list):
            container.append(value)
        elif self.keys[-1] is not None:
            container[self.keys[-1]] = value
            self.keys[-1] = None
        elif isinstance(value, str):
            self.keys[-1] = value

    def _string(self, start: int) -> tuple[str, int]:
        """Return the string that begins at *start*, and where what follows it begins."""
        text, quote, at = self.text, self.text[start], start + 1
        for _ in range(0 if quote in self.never_closed else min(_MOST_QUOTES, self.quotes_left)):
            found = _UP_TO_QUOTE[quote].match(text, at)
            if found is None:
                self.never_closed.add(quote)
                break
            at = found.end()
            if _CLOSES.match(text, at):
                return _unescaped(text[start + 1 : at - 1]), at
            self.quotes_left -= 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        return _unescaped(text[start + 1 : end].rstrip(" ,\r")), end


def _word(word: str) -> Any:
    if _NUMBER.match(word):
        return float(word) if any(letter in word for letter in ".eE") else int(word[:300])
    return _WORDS.get(word, word)


def _unescaped(raw: str) -> str:
    """Return what the text of a string says, escapes that JSON does not know taken as they are."""
    if "\\" not in raw:
        return raw
    escaped = _BAD_ESCAPE.sub(lambda found: found[0] if found[1] else "", raw)
    try:
        text: str = json.loads('"' + _BARE_QUOTE.sub(r'\1\\"', escaped) + '"', strict=False)
    except ValueError:
        return raw
    return text
