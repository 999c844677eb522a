"""REQUEST: whether an address may be a section's, on a site that nothing is known of."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from newsbot.sources.article_address import (
    ARCHIVE,
    CATEGORY,
    LONGEST_ADDRESS,
    NEVER,
    NUMBERED_SECTION,
    START_PAGE,
    SUBJECT,
    may_be_article,
)
from newsbot.sources.commercial_pages import VACANCY, is_commercial
from newsbot.sources.house_pages import is_house_page, is_service_page
from newsbot.sources.service_hosts import is_service_host

SHOPS = re.compile(r"/(?:jobs?|careers?|karriere|shop|store)/?$", re.IGNORECASE)
DEPTH, DEPTH_BELOW_A_LIST = 3, 5
"""Steps of an address."""
WORDS = 3
SERVICES = re.compile(
    r"events?|services?|servi[cz]ios?|servi[cç]os|servizi|diensten|tjenester|palvelut|sluzby|uslugi|downloads?|"
    r"(?:mobile-)?apps?",
    re.IGNORECASE,
)
"""Folders of pages about one offer each; of news there may be a section of such a name, but none below it."""
OF_ONE_PAGE = re.compile(
    r"(?:^|&)(?![^=&]{0,20}(?:cat|sec|sub|rub|chan|topic|tag|thema|folder))[^=&]+=\d{4,}(?:&|$)", re.IGNORECASE
)
"""A number so long tells the pages of a site apart, where it is not called that of a section."""
CALLED_LIST = re.compile(r"cat|sec|rub|list", re.IGNORECASE)


def may_be_section(url: str) -> bool:
    """Tell whether *url* may be a section's: short, in few steps, and neither an article's nor a service's.

    >>> may_be_section("https://x.example/category/local/"), may_be_section("https://x.example/privacy-policy")
    (True, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if len(url) > LONGEST_ADDRESS:
        return False
    path = re.sub(r"/(?:index|default|home)\.\w{2,5}$", "", unquote(parts.path).rstrip("/"), flags=re.IGNORECASE)
    if NEVER.search(path) or SHOPS.search(path) or is_service_host(parts) or ARCHIVE.fullmatch(path):
        return False
    if SUBJECT.search(path) and not NUMBERED_SECTION.search(path):
        return False
    steps = path.strip("/").split("/")
    if any(map(is_commercial, steps)) or VACANCY.search(path):
        return False
    if START_PAGE.fullmatch(steps[-1]) and len(steps) < DEPTH_BELOW_A_LIST:
        return True
    if may_be_article(url):
        return False
    last = re.sub(r"\.\w{2,5}$", "", steps[-1])
    if not path:
        return re.search(r"(?:^|&)(?:cat|category|section|rubrik|sec|seccion|rub|channel)=", parts.query) is not None
    is_below_a_list = CATEGORY.search(f"/{'/'.join(steps[:2])}") is not None
    depth = DEPTH_BELOW_A_LIST if is_below_a_list else DEPTH
    words = len(re.split(r"[-_]", last))
    if is_house_page(last) or is_service_page(last) or len(steps) > depth or (words > WORDS and not is_below_a_list):
        return False
    if (OF_ONE_PAGE.search(parts.query) and not CALLED_LIST.search(steps[-1])) or any(map(_is_of_services, steps[:-1])):
        return False
    return all(1 < len(step) <= 40 or step.isalpha() or is_below_a_list for step in steps)


@lru_cache(maxsize=1024)  # the sections of a site are in the same folders
def _is_of_services(folder: str) -> bool:
    """Tell whether a *folder* of an address holds pages that every site has, or services, and no sections."""
    return is_house_page(folder) or is_service_page(folder) or SERVICES.fullmatch(folder) is not None
