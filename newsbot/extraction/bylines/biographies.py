"""ITEM: what stands below a text on who wrote it -> the author; asked where nobody signs."""

import re
from collections.abc import Sequence

from newsbot.extraction.body.byline_lines import Line
from newsbot.extraction.bylines.names import ROLES, is_capitalised, is_full_name
from newsbot.items import Block

_TELLS_OF = re.compile(
    r"([^\W\d_][\w.'’-]{1,20}(?: [\w.'’-]{1,20}){0,2} [^\W\d_][\w'’-]{1,20}) "
    r"(?:(is|ist|est|es|è|é|är|er|jest)\b"
    r"|(?:covers|writes (?:for|about|on)|reports (?:for|on)|schreibt|berichtet (?:für|über)|écrit|escribe|scrive) )"
)
"""A name, and then what its bearer is, or writes."""
_LONGEST_ROLE = 80
"""Characters between "is" and the end of what somebody is."""
_FEWEST_BLOCKS = 3


def signed_by_biography(blocks: Sequence[Block]) -> list[Line]:
    """Return whom the last of *blocks* is about, as a line, if that writes for a living and the others are not of them.

    >>> text = Block("paragraph", "It rained.")
    >>> signed_by_biography([text, text, Block("paragraph", "Ada Lovelace is a reporter in London.")])
    [Line(text='Ada Lovelace', marked=True, names=(), parts=())]
    """
    if len(blocks) < _FEWEST_BLOCKS:
        return []
    found = _TELLS_OF.match(blocks[-1].text)
    if not found or not is_full_name(found[1]) or not is_capitalised(found[1]):
        return []
    role = blocks[-1].text[found.end() : found.end() + _LONGEST_ROLE]
    surname = found[1].rpartition(" ")[2]
    writes = not found[2] or ROLES.search(role) is not None
    if not writes or any(surname in block.text for block in blocks[:-1]):
        return []
    return [Line(found[1], marked=True)]
