"""ITEM: the initials by which those sign who give no names: a line below the text, "ssi, dan" or "(mag/dpa)"."""

import re
from collections.abc import Sequence

from newsbot.extraction.body.byline_lines import Line
from newsbot.extraction.bylines.agencies import agency
from newsbot.extraction.bylines.names import are_initials
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.values.text import key_of
from newsbot.items import Block

_LONGEST = 40
"""Characters of a line of initials; what follows a semicolon tells of something else."""
_SHORTEST_TOPIC = 4
_IN_BRACKETS = re.compile(r"[.!?…][”“»«’‘\"']?\s(\([^()]{2,30}\))$")
_BETWEEN = re.compile(r"[,/]")


def initials(lines: Sequence[Line], context: PageContext) -> list[str]:
    """Return the initials of the first of *lines* that has nothing else: several, or with an agency, or in brackets.

    >>> initials([Line("ssi, dan; Photo: Max Roe")], PageContext()), initials([Line("(mag/dpa)")], PageContext())
    (['ssi', 'dan'], ['mag'])
    """
    for line in lines:
        whole = line.text.partition(";")[0].strip()
        text = whole.strip(" –—-")
        is_apart = text != whole or text.startswith(("(", "["))
        if len(text) <= _LONGEST and (found := _of(text, context)) and (is_apart or _are_short(found)):
            return found
    return []


def initials_in_brackets(blocks: Sequence[Block]) -> list[Line]:
    """Return what stands in brackets behind the last sentence of *blocks*, as a line, if it may be initials.

    >>> initials_in_brackets([Block("paragraph", "It rained. (ssi)")]), initials_in_brackets([])
    ([Line(text='(ssi)', marked=True, names=(), parts=())], [])
    """
    found = _IN_BRACKETS.search(blocks[-1].text[-_LONGEST:]) if blocks else None
    return [Line(found[1], marked=True)] if found else []


def _are_short(signed: Sequence[str]) -> bool:
    """Tell whether *signed*, which nothing sets apart, are no words: topics are written in lower case, too."""
    return all(len(one) < _SHORTEST_TOPIC for one in signed)


def _of(text: str, context: PageContext) -> list[str]:
    in_brackets = text.startswith(("(", "[")) and text.endswith((")", "]"))
    parts = [part.strip() for part in _BETWEEN.split(text[1:-1] if in_brackets else text)]
    if len(parts) == 1 and not in_brackets:
        return []  # one short word alone may be any word
    signed = [part for part in parts if not agency(part)]
    are_all = all(are_initials(part) and key_of(part) not in context.own_keys for part in signed)
    return list(dict.fromkeys(signed)) if are_all else []
