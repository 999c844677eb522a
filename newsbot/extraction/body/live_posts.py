"""PAGE: the posts of a live blog in a list: each begins with when it was written, or with a heading."""

import re
from itertools import islice

from newsbot.page import HEADINGS, Element

_BEGINNING = 12
"""Elements of a line of a list among which a heading makes it a post."""
_CLOCK = re.compile(r"\W*\d{1,2}(?:[:.h]|時|点|시 ?|时)\d\d[分분]?(?: ?(?:h|Uhr|uur|[ap]\.?m\.?|[A-Z]{2,4}))?\W*", re.I)
_LONGEST_CLOCK = 16


def is_post(line: Element) -> bool:
    """Tell whether *line*, of a list, begins with a heading and no link, as posts do and teasers do not."""
    if not len(line) or line[0].tag == "a":
        return False
    tags = {element.tag for element in islice(line.iter(), _BEGINNING)}
    return "a" not in tags and not tags.isdisjoint(HEADINGS)


def says_when_alone(text: str) -> bool:
    """Tell whether *text* is nothing but a time of day, which stands above a post: "14:40", "9.05 Uhr", "2:05 p.m."."""
    return len(text) <= _LONGEST_CLOCK and _CLOCK.fullmatch(text) is not None
