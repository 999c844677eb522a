"""HAND ON: one article as a document to read: Markdown with a YAML head, or plain text."""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import orjson

from newsbot.archive.rows import BOOLEAN_FIELDS, JSON_FIELDS
from newsbot.exports.yaml_head import head
from newsbot.items import ARTICLE_FIELDS

IN_TEXT = ("headline", "lead", "text")
"""Fields of a plain text, unless others are asked for."""
IN_HEAD = tuple(name for name in ARTICLE_FIELDS if name not in ("body", "text", "provenance"))
_MARKS = re.compile(r"[\\`*_\[\]<>&]")
"""What Markdown (https://spec.commonmark.org) may take for its own, anywhere in a line."""
_FIRST_MARKS = re.compile(r"(?m)^(\s*)([#+=~|:-]|\d{1,9}(?=[.)]))")
"""The same at its beginning."""
_MARKED = {"heading": "## ", "quote": "> ", "list_item": "- "}


class Document(NamedTuple):
    """A kind of document."""

    ending: str
    fields: Sequence[str]
    """Those that it has unless others are asked for."""
    needs: Sequence[str]
    """Columns that it is made from, beside those of the fields."""
    write: Callable[[dict[str, Any], Sequence[str]], str]


def values(row: Sequence[Any], columns: Sequence[str]) -> dict[str, Any]:
    """Return a row of the archive with its JSON read."""
    article = dict(zip(columns, row, strict=True))
    for name in JSON_FIELDS & article.keys():
        article[name] = orjson.loads(article[name])
    for name in BOOLEAN_FIELDS & article.keys():
        article[name] = None if article[name] is None else bool(article[name])
    return article


def as_text(article: dict[str, Any], fields: Sequence[str]) -> str:
    """Return the *fields*, each a paragraph; a form feed, which parts articles, is in none of them."""
    parts = [value if isinstance(value, str) else _in_words(value) for value in map(article.get, fields)]
    return "\n\n".join(filter(None, parts)).replace("\f", " ") + "\n"


def as_markdown(article: dict[str, Any], fields: Sequence[str]) -> str:
    """Return the *fields* as a YAML head, and below it what the page says, with its headings, quotes and lists."""
    parts = [head((name, article[name]) for name in fields if name not in ("body", "text"))]
    if headline := article.get("headline"):
        parts.append(f"# {_plain(headline)}\n")
    if lead := article.get("lead"):
        parts.append(f"**{_plain(lead)}**\n")
    parts += [_block(block["kind"], block["text"]) for block in article["body"]]
    return "\n".join(parts)


def _block(kind: str, text: str) -> str:
    mark = _MARKED.get(kind, "")
    following = mark if kind == "quote" else " " * len(mark) if kind == "list_item" else ""
    lines = [line for line in re.split("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", _escaped(text)) if line.strip()]
    ends = " " if kind == "heading" else "\\\n" + following
    return f"{mark}{ends.join(lines)}\n"


def _plain(text: str) -> str:
    return " ".join(_escaped(text).split())


def _escaped(text: str) -> str:
    return _FIRST_MARKS.sub(_first_escaped, _MARKS.sub(r"\\\g<0>", text))


def _first_escaped(found: re.Match[str]) -> str:
    space, mark = found.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_in_words, value))
    return value if isinstance(value, str) else "" if value is None else orjson.dumps(value).decode()


DOCUMENTS = {
    ".md": Document(".md", IN_HEAD, ("headline", "lead", "body"), as_markdown),
    ".txt": Document(".txt", IN_TEXT, (), as_text),
}
