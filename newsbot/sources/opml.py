"""REQUEST: OPML, the list of feeds that feed readers hand on, to the sites that it names (pure)."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from newsbot.sources import NotAListing
from newsbot.sources.entries import absolute
from newsbot.sources.markup import feed_tree, in_utf8, local_name
from newsbot.urls import host_of

ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?opml(?=[\s/>])", re.I)
NO_OPML = "this is no OPML"
OUTLINES_AT_MOST = 5_000
NO_ADDRESS, NAMED_BEFORE, TOO_MANY = "without a whole address", "named before", f"beyond the first {OUTLINES_AT_MOST:,}"


class Subscription(NamedTuple):
    """One feed of the list."""

    title: str | None
    site: str
    """Its front page; where the list has none, that of the feed's host."""
    feed: str | None
    """None where the list names it by no whole address, as one that lies beside its feeds does."""


class Subscriptions(NamedTuple):
    """The feeds of the list, each once, and what was left out."""

    taken: list[Subscription]
    left_out: dict[str, int]
    """Why -> how many outlines."""


def read_opml(body: bytes, base: str = "") -> Subscriptions:
    """Return the feeds that *body* names; raises ValueError where it is no OPML.

    Addresses are whole, or relative to *base*, where that is told.
    """
    found: dict[tuple[str, str], Subscription] = {}
    left_out: Counter[str] = Counter()
    for outline in _tree(body).iter(etree.Element):
        if local_name(outline) != "outline":
            continue
        told = {str(name).lower(): value.strip() for name, value in outline.attrib.items()}
        if len(outline) and not told.get("xmlurl") and not told.get("htmlurl"):
            continue  # a folder
        if (one := _subscription(told, base)) is None:
            left_out[NO_ADDRESS] += 1
        elif (key := ("feed", one.feed) if one.feed else ("site", one.site)) in found:
            left_out[NAMED_BEFORE] += 1
        elif len(found) == OUTLINES_AT_MOST:
            left_out[TOO_MANY] += 1
        else:
            found[key] = one
    return Subscriptions(list(found.values()), left_out)


def _tree(body: bytes) -> etree._Element:
    try:
        text = in_utf8(body)
        start = ROOT.search(text)
        root = feed_tree(text, start.start() if start else len(text), "")[0]
    except NotAListing as error:
        raise ValueError(NO_OPML) from error
    if local_name(root) != "opml":
        raise ValueError(NO_OPML)
    return root


def _subscription(told: Mapping[str, str], base: str) -> Subscription | None:
    """Return what an outline names, by its attributes; None where it has no whole address."""
    named = (told.get(name, "") for name in ("xmlurl", "htmlurl"))
    feed, site = (_address(one) or (absolute(one, base) if base else "") or "" for one in named)
    title = " ".join((told.get("title") or told.get("text") or "").split()) or None
    site = site or front_page(feed)
    return Subscription(title, site, feed or None) if site else None


def _address(value: str) -> str:
    """Return the address of a page or feed that *value* is; empty where it is none.

    >>> _address("feed://harbour.example/a"), _address("feed:https://harbour.example/a"), _address("harbour.xml")
    ('http://harbour.example/a', 'https://harbour.example/a', '')
    """
    scheme, _, rest = value.partition(":")
    if scheme.lower() == "feed":
        value = f"http:{rest}" if rest.startswith("//") else rest
    return value if value[:8].lower().startswith(("http://", "https://")) and host_of(value) else ""


def front_page(url: str) -> str:
    """Return the front page of the host that *url* is on; empty where that names none.

    >>> front_page("https://me@harbour.example:8080/feed?all"), front_page("feed.xml")
    ('https://harbour.example:8080/', '')
    """
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{re.split('[/?#]', rest)[0].rpartition('@')[2]}/" if host_of(url) else ""
