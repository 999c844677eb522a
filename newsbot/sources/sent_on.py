"""REQUEST: where a page that shows nothing itself leads: by a script or a refresh, in frames, or by the way in."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urlsplit

from newsbot.page import Page, raw_text, text_in
from newsbot.sources.article_address import NEVER
from newsbot.sources.entries import absolute
from newsbot.sources.house_pages import is_house_page
from newsbot.sources.script_links import LEADS_TO
from newsbot.sources.section import base_of
from newsbot.urls import canonical, same_site

LINKS_AT_MOST = 2
"""Of a page that only sends on: one for readers without scripts."""
LINKS_OF_A_SPLASH, WAYS_IN = 6, 3
"""Links of a page that shows its name and a picture alone, and of these such as lead into the site."""
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
    return next(_inside((absolute(address, base_of(page)) for address in _named(page)), page), None)


def _shows_nothing(page: Page) -> bool:
    return _has_few_links(page, LINKS_AT_MOST)


def _has_few_links(page: Page, at_most: int) -> bool:
    return len(list(islice(page.root.iter("a"), at_most + 1))) <= at_most


def ways_in(page: Page) -> list[str]:
    """Return where the few links of a splash *page* lead within the site: "Enter", a picture, a language."""
    if not _has_few_links(page, LINKS_OF_A_SPLASH):
        return []
    base = base_of(page)
    named = ((absolute(link.get("href"), base), text_in(link)) for link in page.root.iter("a"))
    found = (url for url, name in named if url and "#" not in url and _may_be_way_in(url, name))
    return list(islice(_inside(found, page), WAYS_IN))


def _may_be_way_in(url: str, name: str) -> bool:
    path = urlsplit(url).path.rstrip("/")
    last = path.rpartition("/")[2].partition(".")[0]
    return not (is_house_page(name) or is_house_page(last) or NEVER.search(path))


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
    return list(islice(_inside(found, page), FRAMES_AT_MOST))


def _inside(found: Iterable[str | None], page: Page) -> Iterator[str]:
    """Yield those of *found* that are other pages of the site, each once."""
    seen = {canonical(page.url)}
    for url in found:
        if url and same_site(url, page.url) and (key := canonical(url)) not in seen:
            seen.add(key)
            yield url
