"""REQUEST: which of many sitemaps without a date are likely to name the newest articles (pure)."""

import re
from collections.abc import Sequence

from newsbot.sources import Entry

NUMBER = re.compile(r"\d+")
OF_ARTICLES = re.compile(
    r"news|post|article|artikel|stor(?:y|ies)|content|noticia|nachricht|aktuell|latest|recent", re.I
)
OF_OTHERS = re.compile(
    r"tag|categor|author|autor|image|video|gallery|page(?:-|s|_|$)|section|topic|rubri|static|product|user|taxonom|"
    r"event|recipe|forum|attachment",
    re.IGNORECASE,
)


def likely_newest(sitemaps: Sequence[Entry], number: int) -> list[Entry]:
    """Return so many of *sitemaps*, in their order: numbered ones from both ends, whatever the order, articles first.

    Sites count up or down, and name the newest first or last; names such as ``author-sitemap`` come last.

    >>> maps = [Entry(f"https://x.example/map-{n}.xml") for n in (3, 40, 7, 1, 22, 9)]
    >>> [entry.url[-7:] for entry in likely_newest(maps, 4)]
    ['p-3.xml', '-40.xml', 'p-1.xml', '-22.xml']
    """
    ranked = sorted(_from_both_ends(sorted(sitemaps, key=_numbers)), key=lambda entry: _kind(entry.url))
    chosen = {id(entry) for entry in ranked[:number]}
    return [entry for entry in sitemaps if id(entry) in chosen]


def _from_both_ends(ordered: list[Entry]) -> list[Entry]:
    """Return the last, the first, the last but one, the second ..."""
    half = (len(ordered) + 1) // 2
    pairs = zip(reversed(ordered), ordered, strict=True)
    return [entry for pair in list(pairs)[:half] for entry in pair][: len(ordered)]


def _numbers(entry: Entry) -> tuple[str, list[int]]:
    name = entry.url.partition("?")[0].rpartition("/")[2] + entry.url.partition("?")[2]
    return "", [int(digits[:18]) for digits in NUMBER.findall(name)]


def _kind(url: str) -> int:
    name = url.rstrip("/").rpartition("/")[2]
    return 0 if OF_ARTICLES.search(name) else 2 if OF_OTHERS.search(name) else 1
