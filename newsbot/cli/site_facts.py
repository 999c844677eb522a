"""BY HAND: the facts of a publisher file out of what its site says of itself: name, country, language, time zone."""

import keyword
import re
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from newsbot.urls import host_of, site_of

if TYPE_CHECKING:
    from newsbot.spiders.scouting import Found

OLD_COUNTRIES = {"UK": "GB", "EL": "GR"}
"""Endings of domains that are not the country's code."""
ANYBODYS = frozenset("AC AG AI AM CC CD CO FM GG IM IO LA LY ME NU PW SH SO TK TO TV VC WS".split())
"""Countries whose endings are mostly others'."""
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What a publisher file says of its publisher; empty where nobody told."""

    name: str
    title: str
    country: str
    language: str
    timezone: str
    domain: str


def facts_of(found: "Found", name: str | None = None, title: str | None = None) -> SiteFacts:
    """Return the facts of the site that was *found*; *name* and *title* are those that the user gave."""
    domain = site_of(found.url) or host_of(found.url)
    language, region = _language(found)
    country = _country(domain) or region
    dates = [article.date_published for article in found.articles if article.date_published]
    return SiteFacts(
        name or name_of(found.url),
        title or found.title or domain,
        country,
        language,
        _timezone(country, dates[0] if dates else None),
        domain,
    )


def name_of(url: str, *, whole: bool = False) -> str:
    """Return the name that a publisher at *url* gets, of its *whole* domain where the short one is another's.

    >>> name_of("https://www.harbour-post.co.uk/"), name_of("http://127.0.0.1:8327/"), name_of("https://20min.ch")
    ('harbour_post', 'site_127_0_0_1', 'site_20min')
    >>> name_of("https://www.harbour-post.co.uk/", whole=True)
    'harbour_post_co_uk'
    """
    domain = site_of(url) or host_of(url)
    is_numeric = re.fullmatch(r"[\d.]+|\[.*\]", domain)
    words = re.sub(r"[^a-z0-9]+", "_", (domain if whole or is_numeric else domain.split(".")[0]).lower())
    name = words.strip("_") or "site"
    return name if name.isidentifier() and not keyword.iskeyword(name) else f"site_{name}"


def _language(found: "Found") -> tuple[str, str]:
    """Return language and region that the markup, or else the articles, tell."""
    told = [found.language, found.locale, *(article.language for article in found.articles)]
    tags = [match.groups() for text in told if text and (match := _TAG.match(text.strip()))]
    language = next((tag[0].lower() for tag in tags), "")
    region = next((tag[1].upper() for tag in tags if tag[1] and tag[0].lower() == language), "")
    return language, region if region in {country for country, _ in _zones()} or not _zones() else ""


def _country(domain: str) -> str:
    """Return the country whose ending *domain* has, empty for those of nobody or anybody."""
    ending = domain.rpartition(".")[2].upper()
    country = OLD_COUNTRIES.get(ending, ending)
    return country if country in {country for country, _ in _zones()} - ANYBODYS else ""


def _timezone(country: str, published: datetime | None) -> str:
    """Return a time zone of *country*: the first in which an article's time has the offset that it is told with."""
    zones = [zone for of, zone in _zones() if of == country]
    if published and published.utcoffset() != timedelta(0):
        fitting = [zone for zone in zones if published.astimezone(ZoneInfo(zone)).utcoffset() == published.utcoffset()]
        zones = fitting or zones
    return zones[0] if zones else "UTC"


@cache
def _zones() -> tuple[tuple[str, str], ...]:
    """Return country and zone of each row of the table that comes with the time zones; empty where there is none."""
    return tuple(_rows())


def _rows() -> Iterator[tuple[str, str]]:
    places = [Path(folder) / "zone.tab" for folder in zoneinfo.TZPATH]
    text = next((place.read_text("utf-8") for place in places if place.is_file()), "")
    if not text:
        try:
            text = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
        except (ModuleNotFoundError, OSError):
            return
    for line in text.splitlines():
        if not line.startswith("#") and line.count("\t") >= 2:
            country, _, zone, *_ = line.split("\t")
            yield country, zone
