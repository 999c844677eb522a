"""REQUEST: where a front page that shows nothing itself leads: by a script that sends on, or in frames."""

import re
from itertools import islice

from newsbot.page import Page, raw_text
from newsbot.sources.entries import absolute
from newsbot.sources.section import base_of
from newsbot.urls import canonical, same_site

LINKS_AT_MOST = 2
"""Of a page that only sends on: one for readers without scripts."""
SCRIPTS_AT_MOST, LONGEST_SCRIPT = 20, 20_000
FRAMES_AT_MOST = 4
SENDS_ON = re.compile(
    r"(?:^|[^\w.])(?:(?:window|document|self|top|parent)\.){0,3}location"
    r"(?:(?:\.href)?\s{0,9}=\s{0,9}|\.(?:replace|assign)\s{0,9}\(\s{0,9})([\"'])([^\"'<>\s]{1,2000})\1(?!\s{0,9}\+)"
)
"""Not where the address goes on with what only the script knows."""


def sent_on_to(page: Page) -> str | None:
    """Return the address within the site that a script of *page* sends on to, where the page shows nothing else."""
    if len(list(islice(page.root.iter("a"), LINKS_AT_MOST + 1))) > LINKS_AT_MOST:
        return None
    for script in islice(page.elements("script"), SCRIPTS_AT_MOST):
        if found := SENDS_ON.search(raw_text(script)[:LONGEST_SCRIPT]):
            url = absolute(found[2].replace("\\/", "/"), base_of(page))
            if url and same_site(url, page.url) and canonical(url) != canonical(page.url):
                return url
    return None


def frames(page: Page) -> list[str]:
    """Return the pages within the site that *page* is a set of frames of."""
    base = base_of(page)
    found = (absolute(frame.get("src"), base) for frame in page.root.iter("frame"))
    inside = (url for url in found if url and same_site(url, page.url) and canonical(url) != canonical(page.url))
    return list(islice(dict.fromkeys(inside), FRAMES_AT_MOST))
