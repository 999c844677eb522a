"""REQUEST: whether an address may be a section's, on a site that nothing is known of."""

import re
from urllib.parse import unquote, urlsplit

from newsbot.sources.article_address import (
    ARCHIVE,
    CATEGORY,
    HOST,
    LONGEST_ADDRESS,
    NEVER,
    NUMBERED_SECTION,
    START_PAGE,
    SUBJECT,
    may_be_article,
)
from newsbot.sources.commercial_pages import VACANCY, is_commercial
from newsbot.sources.house_pages import is_house_page, is_service_page

SHOPS = re.compile(r"/(?:jobs?|careers?|karriere|shop|store)/?$", re.IGNORECASE)
DEPTH, DEPTH_BELOW_A_LIST = 3, 5
"""Steps of an address."""
WORDS = 3


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
    if NEVER.search(path) or SHOPS.search(path) or HOST.match(parts.netloc) or ARCHIVE.fullmatch(path):
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
    return all(1 < len(step) <= 40 or step.isalpha() or is_below_a_list for step in steps)
