"""REQUEST: which of many sitemaps without a date are likely to name the newest articles (pure)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from statistics import fmean, pstdev

from newsbot.sources import Entry

NUMBER = re.compile(r"\d+")
ASKED_AT_MOST = 12
"""Sitemaps that a search by date reads beyond those it begins with."""
FEWEST_DATED = 3
DIGITS_OF_A_HASH, RANGE_OF_HASHES, UNEVEN = 7, 4, 0.5
"""A hash has so many digits; the greatest is so many times the least; so much do the gaps between them vary."""
FEWEST_HASHES = 5
SPREAD = 3
"""Of what is read to begin with, every so many-th stands between the ends, where names tell nothing."""
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
    in_order = _in_order(sitemaps)
    ranked = sorted(_from_both_ends(in_order), key=lambda entry: _kind(entry.url))
    ends = number if _are_numbered(in_order) else number // SPREAD
    chosen = {id(entry) for entry in ranked[:ends]}
    for entry in _spread(in_order, number - ends):
        chosen.add(id(entry))
    return [entry for entry in sitemaps if id(entry) in chosen]


def _are_numbered(sitemaps: Sequence[Entry]) -> bool:
    """Tell whether most names differ by their numbers only, and these are no hashes."""
    forms = Counter(NUMBER.sub("0", _name(entry)) for entry in sitemaps)
    return max(forms.values(), default=0) > len(sitemaps) / 2 and not _are_hashed(sitemaps)


def _are_hashed(sitemaps: Sequence[Entry]) -> bool:
    """Tell whether the longest numbers in the names are hashes: from all over a wide range, at uneven distances.

    Days and moments are all from one part of the range, and the numbers of articles at even distances.
    """
    longest = (max(NUMBER.findall(_name(entry)), key=len, default="") for entry in sitemaps)
    numbers = sorted({int(digits[:18]) for digits in longest if len(digits) >= DIGITS_OF_A_HASH})
    if len(numbers) < FEWEST_HASHES or 2 * len(numbers) < len(sitemaps) or numbers[-1] < RANGE_OF_HASHES * numbers[0]:
        return False
    gaps = [other - one for one, other in pairwise(numbers)]
    return pstdev(gaps) > UNEVEN * fmean(gaps)


def _in_order(sitemaps: Sequence[Entry]) -> list[Entry]:
    """Return *sitemaps* by their numbers, or as the index has them where names tell nothing."""
    return sorted(sitemaps, key=_numbers) if _are_numbered(sitemaps) else list(sitemaps)


def _spread(in_order: list[Entry], number: int) -> list[Entry]:
    """Return so many, at the same distance from each other."""
    return [in_order[(2 * at + 1) * len(in_order) // (2 * number)] for at in range(number)]


def _from_both_ends(ordered: list[Entry]) -> list[Entry]:
    """Return the last, the first, the last but one, the second ..."""
    half = (len(ordered) + 1) // 2
    pairs = zip(reversed(ordered), ordered, strict=True)
    return [entry for pair in list(pairs)[:half] for entry in pair][: len(ordered)]


def _numbers(entry: Entry) -> list[int]:
    return [int(digits[:18]) for digits in NUMBER.findall(_name(entry))]


def _name(entry: Entry) -> str:
    path, _, query = entry.url.partition("?")
    return path.rpartition("/")[2] + query


def _kind(url: str) -> int:
    name = url.rstrip("/").rpartition("/")[2]
    return 0 if OF_ARTICLES.search(name) else 2 if OF_OTHERS.search(name) else 1


class NewestByDate:
    """A search among sitemaps without a date for the one with the newest entries, by the dates in a few of them.

    Sites that write one file after the other, or into the oldest one again, have the newest somewhere, and on either
    side of it older ones: so what is between the best known one and its neighbours is halved until nothing is left.
    """

    def __init__(self, sitemaps: Sequence[Entry], asked: Sequence[Entry], *, fresh_from: datetime) -> None:
        """*asked* are those of *sitemaps* that are read first; an entry *fresh_from* (aware) on ends the search."""
        self._ordered = _in_order(sitemaps)
        self._place = {entry.url: at for at, entry in enumerate(self._ordered)}
        self._waiting = {self._place[entry.url] for entry in asked}
        self._newest: dict[int, datetime | None] = {}
        self._fresh_from = fresh_from
        self._left = ASKED_AT_MOST

    def told(self, url: str, newest: datetime | None) -> list[Entry]:
        """Note the *newest* time in the sitemap at *url*, None for none, and return those to be read next."""
        at = self._place.get(url)
        if at is None:
            return []
        self._waiting.discard(at)
        self._newest[at] = newest
        dated = {place: time for place, time in self._newest.items() if time}
        if self._waiting or len(dated) < FEWEST_DATED:
            return []
        best = max(dated, key=lambda place: (dated[place], place))
        if dated[best] >= self._fresh_from:
            return []
        chosen = next(self._around(best, dated), None) if self._left else None
        if chosen is None:
            return []
        self._left -= 1
        self._waiting.add(chosen)
        return [self._ordered[chosen]]

    def _around(self, best: int, dated: dict[int, datetime]) -> Iterator[int]:
        """Yield the middle of what is unread after *best*, or before it; past the end the first one follows.

        First on the side to which the others grow newer.
        """
        size = len(self._ordered)
        places = sorted(dated)
        rises = sum(dated[one] < dated[other] for one, other in pairwise(places))
        for step in (1, -1) if 2 * rises >= len(places) - 1 else (-1, 1):
            gap = next((gap for gap in range(1, size) if (best + step * gap) % size in self._newest), size)
            if gap > 1:
                yield (best + step * (gap // 2)) % size
