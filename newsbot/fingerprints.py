"""KEEP: text -> fingerprints that tell the same and nearly the same text again; pure, and of any script.

A text is seen as the set of its shingles: three neighbouring words, or three characters where a script has no spaces
(six in Thai and its neighbours, whose letters say less than a Han character). Two texts are nearly the same when the
Jaccard similarity of their sets is high (Broder 1997, "On the resemblance and containment of documents"). MinHash keeps
that similarity in a few bytes (the same paper; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3),
and its values are the keys under which an index finds candidates (Indyk, Motwani 1998, "Approximate nearest
neighbors: towards removing the curse of dimensionality").
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from operator import eq

from rensa import RMinHash

VERSION = 100 + RMinHash.ALGORITHM_VERSION
"""Kept with every signature: one of another version is not comparable. Raise it by 100 when anything here changes."""

SIGNATURE_BYTES = 96
"""One byte of each MinHash value: b-bit MinHash (Li, König 2010), whose error is 0.05 at a similarity of 0.5."""
KEYS = 13
"""So many of the values become index keys; `newsbot.archive.stories` says how many of them have to be found again."""
JOINED_AT = 0.45
"""Texts at least so similar are nearly the same: cutting to 60 % leaves 0.60, changing 10 % of the words 0.57."""
NEVER_JOINED_BELOW = 0.3
"""No two texts of one story group are less similar than this."""
SHORTEST = 12
"""Shingles. Below that a likeness is chance: a result, a stock price, "This story is being updated"."""
LONGEST = 200_000
"""Characters that are looked at: no article is longer, a page gone wrong may be."""

_SPACELESS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LONG_SPACELESS = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
_BETWEEN = (
    r"\s\x00-/:-@\[-`{-\xbf\u060c\u061b\u061f\u0964\u0965\ud800-\udfff"  # ASCII, Arabic, Devanagari, half surrogates
    r"\u2000-\u206f\u20a0-\u2bff\u3000-\u3004\u3008-\u3020\u30fb\ufe0f"  # dashes and quotes, symbols, CJK
)
_TOKEN = re.compile(rf"\d+|[{_SPACELESS}{_LONG_SPACELESS}]|[^{_BETWEEN}{_SPACELESS}{_LONG_SPACELESS}]+")
_LONG_SPACELESS_TOKEN = re.compile(f"[{_LONG_SPACELESS}]")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What the archive keeps of a text to find its near-duplicates."""

    signature: bytes
    keys: tuple[int, ...]
    """Signed 32-bit numbers; texts of similarity s share each one with probability s."""


def text_hash(text: str) -> bytes:
    """Return 16 bytes that are equal for texts of the same words, whatever their case, spaces and punctuation.

    >>> text_hash("Rain, all day.") == text_hash("RAIN all  day")
    True
    """
    return blake2b(" ".join(_words(text)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def fingerprint(text: str) -> Fingerprint | None:
    """Return the fingerprint of *text*, or None where it is too short to have one."""
    parts = shingles(text)
    if len(parts) < SHORTEST:
        return None
    minhash = RMinHash(num_perm=SIGNATURE_BYTES, seed=1)
    minhash.update(parts)
    values = minhash.digest()
    # The smallest of many hashes has small values only, so the number of the key is what keeps the keys apart.
    keys = tuple((value * 16 + number & 0xFFFFFFFF) - 2**31 for number, value in enumerate(values[:KEYS]))
    return Fingerprint(bytes(value & 0xFF for value in values), keys)


def estimate(signature: bytes, other: bytes) -> float:
    """Return the Jaccard similarity, 0 to 1, that two signatures of the same version tell.

    >>> estimate(bytes(96), bytes(96))
    1.0
    """
    agreeing = sum(map(eq, signature, other)) / SIGNATURE_BYTES
    return max(0.0, (agreeing - 1 / 256) / (1 - 1 / 256))


def similarity(text: str, other: str) -> float:
    """Return the Jaccard similarity of two texts' shingles, 0 to 1.

    >>> similarity("the cat sat on the mat today", "the cat sat on the mat today again")
    0.8333333333333334
    """
    return jaccard(shingles(text), shingles(other))


def jaccard(parts: set[str], others: set[str]) -> float:
    """Return the share of two sets' members that both have; 0 where both are empty."""
    common = len(parts & others)
    return common / (len(parts) + len(others) - common) if common else 0.0


def shingles(text: str) -> set[str]:
    """Return the set of *text*'s overlapping pieces of three words or characters.

    >>> sorted(shingles("It rained, it rained!"))
    ['it rained it', 'rained it rained']
    >>> sorted(shingles("東京は雨。"))
    ['京 は 雨', '東 京 は']
    """
    return set(_windows(_words(text)))


def differs_in_facts(text: str, other: str) -> bool:
    """Tell whether *other* is *text*'s form filled in anew: yesterday's weather report, last week's results.

    Where the words around agree, so do the numbers and the names in copies of one report, whatever else was cut, added
    or edited; in a form they are what changes. Four such places of one kind must be there to tell.
    """
    tokens, others = _tokens(text), _tokens(other)
    return any(_filled_anew(_places(tokens, kind), _places(others, kind)) for kind in (_is_number, _is_name))


def _filled_anew(places: dict[str, set[str]], others: dict[str, set[str]]) -> bool:
    shared = places.keys() & others.keys()
    agreeing = sum(not places[place].isdisjoint(others[place]) for place in shared)
    return len(shared) >= 4 and agreeing * 2 < len(shared)


def _places(tokens: list[str], kind: Callable[[str], bool]) -> dict[str, set[str]]:
    """Return, for every window with one token of *kind*, the window without it -> what stands there."""
    blanked = ["#" if kind(token) else token for token in tokens]
    places = defaultdict(set)
    for place, filled in zip(_windows(blanked), _windows(tokens), strict=True):
        if "#" in place:
            places[place].add(filled)
    return places


def _is_number(token: str) -> bool:
    return token[0].isdigit()


def _is_name(token: str) -> bool:
    return token[0].isupper()


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text[:LONGEST]).replace("\xad", ""))


def _words(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text[:LONGEST]).replace("\xad", "").casefold())


def _windows(tokens: list[str]) -> Iterable[str]:
    """Return the runs of three tokens (six in a script of Thai's kind) in reading order."""
    lettered = sum(map(bool, map(_LONG_SPACELESS_TOKEN.match, tokens[:200])))
    width = 6 if lettered * 2 > min(len(tokens), 200) else 3
    return map(" ".join, zip(*(tokens[start:] for start in range(width)), strict=False))
