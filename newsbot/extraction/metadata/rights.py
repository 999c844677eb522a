"""PAGE: what the publisher reserves: robots meta elements and headers, and text and data mining (TDMRep).

https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/
"""

import re
from collections.abc import Iterable

from newsbot.extraction.metadata.meta_tags import Metatags
from newsbot.page import Page

RESERVATIONS = ("noai", "noimageai", "noml", "noarchive", "nocache", "nosnippet", "noindex", "noimageindex")
"""Words of robots directives that reserve something; the others only guide search engines."""

_ROBOTS_NAMES = ("robots", "googlebot", "googlebot-news", "bingbot", "ccbot", "gptbot", "google-extended")
_WORD = re.compile(r"[a-z-]+")


def reservations(page: Page, metatags: Metatags) -> list[str]:
    """Return the reservations of one page, in alphabetical order; ``none`` is read as ``noindex``."""
    said = [text for name in _ROBOTS_NAMES for text in metatags.get(name, ())]
    words = set(_WORD.findall(" ".join([*said, page.headers.get("x-robots-tag", "")]).lower()))
    if "none" in words:
        words.add("noindex")
    found = {word for word in RESERVATIONS if word in words}
    if _is_yes([*metatags.get("tdm-reservation", ()), page.headers.get("tdm-reservation", "")]):
        found.add("tdm-reservation")
    return sorted(found)


def _is_yes(values: Iterable[str]) -> bool:
    return any(value.strip() == "1" for value in values)
