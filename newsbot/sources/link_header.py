"""REQUEST: the links that a response names in its headers (https://www.rfc-editor.org/rfc/rfc8288)."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from newsbot.page import Page
from newsbot.sources.entries import absolute

LONGEST = 16_000
"""Characters of the header."""
AT_MOST = 100
LINK = re.compile(r'<([^<>]{1,2000})>((?:[^",<>]|"[^"]{0,500}")*)')
PARAMETER = re.compile(r';\s{0,20}([\w*-]{1,40})\s{0,20}=\s{0,20}(?:"([^"]*)"|([^\s;,"]+))')


class HeaderLink(NamedTuple):
    """A link with what it is to the page."""

    url: str
    relations: frozenset[str]
    kind: str
    """Its media type; empty where none is told."""


def header_links(page: Page) -> Iterator[HeaderLink]:
    """Yield the links in the header of *page*, whatever they are.

    >>> told = '</feed>; rel="alternate"; type="application/rss+xml", <?page=2>; rel=next'
    >>> page = Page("", "https://x.example/news/", {"Link": told})
    >>> [(link.url, *link.relations, link.kind) for link in header_links(page)]
    [('https://x.example/feed', 'alternate', 'application/rss+xml'), ('https://x.example/news/?page=2', 'next', '')]
    """
    for found in islice(LINK.finditer(page.headers.get("link", "")[:LONGEST]), AT_MOST):
        told: dict[str, str] = {}
        for name, quoted, plain in PARAMETER.findall(found[2]):
            told.setdefault(name.lower(), (quoted or plain).lower())  # the first one counts (RFC 8288, 3.3)
        if url := absolute(found[1], page.url):
            yield HeaderLink(
                url, frozenset(told.get("rel", "").split()), told.get("type", "").partition(";")[0].strip()
            )
