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
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import compress

from rensa import RMinHash

from newsbot.items import Article

VERSION = 100 + RMinHash.ALGORITHM_VERSION
"""Kept with every signature: one of another version is not comparable. Raise it by 100 when anything here changes."""

SIGNATURE_BYTES = 96
"""One byte of each MinHash value: b-bit MinHash (Li, König 2010), whose error is 0.05 at a similarity of 0.5."""
KEYS = 13
"""So many of the values become index keys; `newsbot.archive.near_duplicates` says how many have to be found again."""
JOINED_AT = 0.45
"""Texts at least so similar are nearly the same: cutting to 60 % leaves 0.60, changing 10 % of the words 0.57."""
NEVER_JOINED_BELOW = 0.3
"""No two texts of one story group are less similar than this."""
SHORTEST = 12
"""Shingles. Below that a likeness is chance: a result, a stock price, "This story is being updated"."""
SHORT = 200
"""Characters up to which a text alone does not tell one article from another."""
LONGEST = 50_000
"""Characters that are compared: few articles are longer, a page gone wrong may be."""

REPEATED_AT = 2 / 3
"""A text with so much of a shorter one repeats it: all of it where it was cut or added to, 0.73 where every tenth word
was changed, and 0.62 for two of the same length that are just similar enough to be joined."""
Places = dict[tuple[str, str], set[str]]

_SPACELESS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LONG_SPACELESS = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
_BETWEEN = (
    r"\s\x00-/:-@\[-`{-\xbf\u060c\u061b\u061f\u0964\u0965\ud800-\udfff"  # ASCII, Arabic, Devanagari, half surrogates
    r"\u2000-\u206f\u20a0-\u2bff\u3000-\u3004\u3008-\u3020\u30fb\ufe0f"  # dashes and quotes, symbols, CJK
)
_TOKEN = re.compile(rf"[^{_BETWEEN}{_SPACELESS}{_LONG_SPACELESS}]+|[{_SPACELESS}{_LONG_SPACELESS}]")
_LONG_SPACELESS_TOKEN = re.compile(f"[{_LONG_SPACELESS}]")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What the archive keeps of a text to find its near-duplicates."""

    signature: bytes
    keys: tuple[int, ...]
    """Signed 32-bit numbers; texts of similarity s share each one with probability s."""


@lru_cache(maxsize=2)  # asked for when twins are looked for, and again when the article is stored
def text_hash(text: str) -> bytes:
    """Return 16 bytes that are equal for texts of the same words, whatever their case, spaces and punctuation.

    >>> text_hash("Rain, all day.") == text_hash("RAIN all  day")
    True
    """
    words = " ".join(_tokens(text)).casefold()
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def estimate(signature: bytes, other: bytes) -> float:
    """Return the Jaccard similarity, 0 to 1, that two signatures of the same version tell.

    >>> estimate(bytes(96), bytes(96))
    1.0
    """
    differing = int.from_bytes(signature) ^ int.from_bytes(other)
    agreeing = differing.to_bytes(SIGNATURE_BYTES).count(0) / SIGNATURE_BYTES  # in C: a thousand are compared at a time
    return max(0.0, (agreeing - 1 / 256) / (1 - 1 / 256))


class Text:
    """A text to be compared with others, taken apart when first asked for it.

    >>> Text("the cat sat on the mat today").similarity(Text("The cat sat on the mat today, again."))
    0.8333333333333334
    """

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text[:LONGEST])

    @cached_property
    def shingles(self) -> set[str]:
        """Overlapping runs of three words or characters.

        >>> sorted(Text("It rained, it rained!").shingles)
        ['it rained it', 'rained it rained']
        >>> sorted(Text("東京は雨。").shingles)
        ['京 は 雨', '東 京 は']
        """
        words = "\n".join(self._tokens).casefold().split("\n")
        lettered = sum(map(bool, map(_LONG_SPACELESS_TOKEN.match, words[:200])))
        width = 6 if lettered * 2 > min(len(words), 200) else 3
        return set(map(" ".join, zip(*(words[start:] for start in range(width)), strict=False)))

    @cached_property
    def fingerprint(self) -> Fingerprint | None:
        """None where the text is too short to have one."""
        if len(self.shingles) < SHORTEST:
            return None
        minhash = RMinHash(num_perm=SIGNATURE_BYTES, seed=1)
        minhash.update(self.shingles)
        values = minhash.digest()
        # The smallest of many hashes has small values only, so the number of the key is what keeps the keys apart.
        keys = tuple((value * 16 + number & 0xFFFFFFFF) - 2**31 for number, value in enumerate(values[:KEYS]))
        return Fingerprint(bytes(value & 0xFF for value in values), keys)

    def similarity(self, other: "Text") -> float:
        """Return the Jaccard similarity of the two texts' shingles, 0 to 1."""
        common = len(self.shingles & other.shingles)
        return common / (len(self.shingles) + len(other.shingles) - common) if common else 0.0

    def repeats(self, other: "Text") -> bool:
        """Tell whether one of the two has nearly all of the other."""
        shorter = min(len(self.shingles), len(other.shingles))
        return len(self.shingles & other.shingles) >= REPEATED_AT * shorter > 0

    def is_near(self, other: "Text") -> bool:
        """Tell whether one of the two is the other cut, edited or added to."""
        likeness = self.similarity(other)
        alike = likeness >= JOINED_AT or (likeness >= NEVER_JOINED_BELOW and self.repeats(other))
        return alike and not self.differs_in_facts(other)

    def differs_in_facts(self, other: "Text") -> bool:
        """Tell whether *other* is the same form filled in anew: yesterday's weather report, last week's results.

        Where the words around agree, so do the numbers and the names in copies of one report, whatever else was cut,
        added or edited; in a form they are what changes. Four facts of one kind must be comparable to tell.
        """
        return any(map(_filled_anew, self._facts, other._facts))

    @cached_property
    def _facts(self) -> list[Places]:
        firsts = [token[0] for token in self._tokens]
        return [_places(self._tokens, list(map(kind, firsts))) for kind in (str.isdigit, str.isupper)]


def _filled_anew(places: Places, others: Places) -> bool:
    pairs = [(places[place], others[place]) for place in places.keys() & others.keys()]
    agreeing = sum(len(facts & other) for facts, other in pairs)
    comparable = sum(min(len(facts), len(other)) for facts, other in pairs)
    return comparable >= 4 and agreeing * 2 < comparable


def _places(tokens: list[str], is_fact: list[bool]) -> Places:
    """Return for every pair of words around a fact which facts stand there; a fact among the words is blanked out."""
    places: Places = defaultdict(set)
    for at in compress(range(1, len(tokens) - 1), is_fact[1:]):
        before = "" if is_fact[at - 1] else tokens[at - 1]
        after = "" if is_fact[at + 1] else tokens[at + 1]
        places[before, after].add(tokens[at])
    return places


@lru_cache(maxsize=2)  # a new article's text is taken apart for its hash and for its fingerprint
def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).replace("\xad", ""))


def identity_of_text(article: Article) -> bytes | None:
    """Return the hash by which an article's text is known again; a short text ("More soon.") needs its headline too."""
    if not article.text:
        return None
    return text_hash(article.text if len(article.text) > SHORT else f"{article.headline}\n{article.text}")
