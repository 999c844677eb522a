"""PAGE: the text of pages that show none until a script has run: it stands in the state that the script begins with."""

import json
import re
from collections.abc import Iterator
from itertools import islice

from newsbot.extraction.values.text import extent, without_invisible
from newsbot.page import Page

_SHORTEST = 400
"""Extent of a text; what is shorter is a summary, or a teaser."""
_FEWEST_CHARACTERS = 200
"""Of such a text, as each says two at most."""
_MOST_SCRIPTS = 200
_KEYS = "articleBody|article_body|bodyHtml|bodyHTML|body_html|body|contentHtml|content_html|content|html|text|story"
_STRING = r'"([^"\\]*+(?:\\.[^"\\]*+)*+)(?:"|\\?\Z)'
"""Each up to its end, or that of the script: a string that never ends is looked through once."""
_HELD = re.compile(rf'"(?:{_KEYS})"\s*:\s*{_STRING}', re.DOTALL)
_LITERAL = re.compile(_STRING, re.DOTALL)
_ROW = re.compile(r"(?:^|[\n\]}}])[0-9a-f]{1,6}:T[0-9a-f]{1,6},")
"""What begins a text in React's stream of a page (`__next_f`), which names neither its key nor its end."""
_PARAGRAPHS = re.compile(r"<p[\s>]")
_SENTENCE = re.compile(r"[.!?…][\"”’»]?\s|[。！？]")
_FEWEST = 3
"""Paragraphs, or sentences of a text without markup, by which it is told from settings and code."""


def texts_in_state(page: Page) -> list[str]:
    """Return what the scripts of *page* hold that looks like an article's text, as HTML or plain."""
    found: list[str] = []
    for script in islice(page.root.iter("script"), _MOST_SCRIPTS):
        code = script.text
        if code and len(code) >= _FEWEST_CHARACTERS and script.get("type") != "application/ld+json":
            found += filter(_is_text, _held(code))
    return found


def _held(code: str) -> Iterator[str]:
    """Yield the long texts of *code*: JSON, or a program with JSON in it or in one of its texts."""
    yield from map(_decoded, _HELD.findall(code))
    if '\\"' not in code and ":T" not in code:
        return
    for literal in _LITERAL.findall(code):
        if len(literal) >= _FEWEST_CHARACTERS and ('\\"' in literal or ":T" in literal):
            inner = _decoded(literal)
            yield from map(_decoded, _HELD.findall(inner))
            yield from _ROW.split(inner)[1:]


def _decoded(literal: str) -> str:
    """Return what *literal* stands for; empty where it is short or none of JSON."""
    if len(literal) < _FEWEST_CHARACTERS:
        return ""
    try:
        text = without_invisible(json.loads(f'"{literal}"', strict=False))
    except ValueError:  # an escape that JSON does not know
        return ""
    return text if extent(text) >= _SHORTEST else ""


def _is_text(text: str) -> bool:
    return any(len(mark.findall(text)) >= _FEWEST for mark in (_PARAGRAPHS, _SENTENCE)) and not text.startswith(
        ("{", "[")
    )
