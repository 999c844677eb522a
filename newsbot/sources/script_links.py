"""REQUEST: what leads on from a page without being a link: boxes that a script makes one, and areas of a picture."""

import re
from collections.abc import Iterator
from itertools import islice

from newsbot.page import Element, Page
from newsbot.sources.entries import absolute

ELEMENTS_AT_MOST = 20_000
LONGEST_SCRIPT = 500
"""Characters of what happens at a click."""
ATTRIBUTES = ("data-href", "data-url", "data-link", "data-permalink")
LEADS_TO = re.compile(
    r"(?:^|[^\w.])(?:(?:window|document|self|top|parent)\.){0,3}location"
    r"(?:(?:\.href)?\s{0,9}=\s{0,9}|\.(?:replace|assign)\s{0,9}\(\s{0,9})([\"'])([^\"'<>\s]{1,2000})\1(?!\s{0,9}\+)"
)
"""Not where the address goes on with what only the script knows."""


def clicked(page: Page, base: str) -> Iterator[tuple[Element, str]]:
    """Yield what is no link of *page*, and where a click on it leads to; *base* is of the addresses."""
    boxes = page.root.iter("div", "article", "section", "li", "td", "tr", "span", "h2", "h3", "area", "button")
    for box in islice(boxes, ELEMENTS_AT_MOST):
        told = dict(box.items())
        named = [told.get("href") if box.tag == "area" else None, *map(told.get, ATTRIBUTES)]
        if "onclick" in told and (found := LEADS_TO.search(told["onclick"][:LONGEST_SCRIPT])):
            named.append(found[2])
        for one in named:
            if one and not one.startswith("#") and (url := absolute(one, base)):
                yield box, url
