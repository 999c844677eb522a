"""REQUEST: where a front page that shows nothing itself leads: by a script or a refresh that sends on, or in frames."""

import re
from collections.abc import Iterator
from itertools import islice

from newsbot.page import Page, raw_text
from newsbot.sources.entries import absolute
from newsbot.sources.script_links import LEADS_TO
from newsbot.sources.section import base_of
from newsbot.urls import canonical, same_site

LINKS_AT_MOST = 2
"""Of a page that only sends on: one for readers without scripts."""
SCRIPTS_AT_MOST, LONGEST_SCRIPT = 20, 20_000
FRAMES_AT_MOST = 4
REFRESH = re.compile(
    r"\s{0,9}\d{1,3}(?:\.\d{0,9})?\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=\s{0,9})?[\"']?([^\"'<>\s]{1,2000})", re.I
)


def sent_on_to(page: Page) -> str | None:
    """Return the address within the site that *page* sends on to, by a script, in a header, or for readers without
    scripts, where the page shows nothing else.
    """
    if not _shows_nothing(page):
        return None
    found = (absolute(address, base_of(page)) for address in _named(page))
    inside = (url for url in found if url and same_site(url, page.url) and canonical(url) != canonical(page.url))
    return next(inside, None)


def _shows_nothing(page: Page) -> bool:
    return len(list(islice(page.root.iter("a"), LINKS_AT_MOST + 1))) <= LINKS_AT_MOST


def _named(page: Page) -> Iterator[str]:
    for script in islice(page.elements("script"), SCRIPTS_AT_MOST):
        if found := LEADS_TO.search(raw_text(script)[:LONGEST_SCRIPT]):
            yield found[2].replace("\\/", "/")
    metas = (
        meta.get("content", "") for meta in page.root.iter("meta") if meta.get("http-equiv", "").lower() == "refresh"
    )
    for said in (page.headers.get("refresh", ""), *islice(metas, SCRIPTS_AT_MOST)):
        if refresh := REFRESH.match(said):
            yield refresh[1]


def frames(page: Page) -> list[str]:
    """Return the pages within the site that *page* is a set of frames of, or shows nothing but."""
    base = base_of(page)
    names = ("frame", "iframe") if _shows_nothing(page) else ("frame",)
    found = (absolute(frame.get("src"), base) for frame in page.root.iter(*names))
    inside = (url for url in found if url and same_site(url, page.url) and canonical(url) != canonical(page.url))
    return list(islice(dict.fromkeys(inside), FRAMES_AT_MOST))
