"""HAND ON: the head of a Markdown file: one YAML mapping that any reader of YAML 1.1 or 1.2 takes for the same.

JSON is YAML but for a few signs that JSON does not escape: control characters, which YAML refuses, and its further line
ends, which it folds. No value is left without quotes: `no`, `1:30` and `2026-11-26` would not be text any more.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def head(values: Iterable[tuple[str, Any]]) -> str:
    r"""Return the head with *values*, of JSON's types, between its lines of dashes; without what is None or empty.

    >>> print(head([("headline", 'Rain: "too much"'), ("authors", ["Ada"]), ("lead", None)]), end="")
    ---
    headline: "Rain: \"too much\""
    authors: ["Ada"]
    ---
    """
    lines = [f"{name}: {scalar(value)}\n" for name, value in values if value not in (None, "", [], {})]
    return "".join(["---\n", *lines, "---\n"])


def scalar(value: Any) -> str:
    """Return *value*, of JSON's types, in YAML's flow style."""
    return _ESCAPED.sub(_escape, json.dumps(value, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"
