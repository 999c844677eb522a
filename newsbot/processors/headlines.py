"""ITEM: a headline as shown: one line, without the site's name before or after it."""

import re
from collections.abc import Sequence

from newsbot.processors.text import key_of, line

_SEPARATORS = re.compile(r"\s+[|\u2013\u2014\u2022\u00b7\u203a\u00bb\-]\s+|\s*[|\uff5c]\s*|\s*--\s*|\s+::?\s+|,\s+")


def headline(value: object, site_names: Sequence[str] = ()) -> str | None:
    """Return *value* without the site's name, or None if nothing but the name is left.

    >>> headline("Rain is coming | Weather | The Harbour Post", ["The Harbour Post"])
    'Rain is coming | Weather'
    """
    text = line(value)
    if text is None:
        return None
    names = {key for name in site_names if (key := key_of(name))}
    if key_of(text) in names:
        return None
    for _ in range(3):
        shorter = _without_name(text, names)
        if shorter == text:
            return text
        text = shorter
    return text


def _without_name(text: str, names: set[str]) -> str:
    """Cut one part off the end, else off the start, if it is one of *names*."""
    breaks = list(_SEPARATORS.finditer(text))
    for at in reversed(breaks):
        if key_of(text[at.end() :]) in names and text[: at.start()].strip():
            return text[: at.start()].rstrip()
    if breaks and not breaks[0][0].startswith(",") and key_of(text[: breaks[0].start()]) in names:
        return text[breaks[0].end() :]
    return text
