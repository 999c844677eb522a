"""PAGE: where a page shows its headline, and the kicker above it."""

import re
from collections.abc import Iterable, Sequence

from newsbot.page import Element, text_in

_WORD = re.compile(r"\w+")
_MOST_TEXTS = 20_000
"""Stretches of text in all headings that are looked at; headings that are never closed lie within each other."""
_NEAR_ENOUGH = 0.5
_FEWEST_WORDS = 4
_FIRST_LEVEL = 0.15
"""An `h1` wins over an `h2` that says nearly the same."""
_BEST = 1 + _FIRST_LEVEL
"""An `h1` that says just what structured data says; no later heading can say it better."""


def words(text: str) -> list[str]:
    """Return the words of *text* without case."""
    return _WORD.findall(text.lower())


def _likeness(shown: set[str], told: set[str]) -> float:
    """Return how far a heading says what *told* (a headline, or a title with the site's name) says, 0 to 1.

    Words of one language without spaces make one word: then one must contain the other.
    """
    if not told:
        return 0.0
    return len(shown & told) / max(len(shown), 0.6 * len(told))


def find_headline(headings: Sequence[Element], told: Iterable[str]) -> Element | None:
    """Return which of *headings* shows the article's headline, or None.

    *told* are the headline as structured data has it and the page's title; where the page tells none, the first `h1`
    is taken, and where no heading says what they say, the only `h1`: some pages have a headline of its own for readers.
    """
    wanted = [set(words(text)) for text in told if text]
    best, best_score = None, 0.0
    left = _MOST_TEXTS
    for heading in headings:
        texts = list(heading.itertext())
        left -= len(texts)
        if left < 0:
            break
        shown = set(words("".join(texts)))
        if not shown:
            continue
        untold = _NEAR_ENOUGH if heading.tag == "h1" else 0.0
        likeness = max((_likeness(shown, told) for told in wanted), default=untold)
        if heading.tag == "h1":
            likeness += _FIRST_LEVEL
        parent = heading.getparent()
        if parent is not None and parent.tag in ("li", "a", "nav"):
            likeness *= 0.6
        if likeness > best_score:
            best, best_score = heading, likeness
            if likeness == _BEST:
                break
    if best_score >= _NEAR_ENOUGH:
        return best
    firsts = [heading for heading in headings if heading.tag == "h1"]
    is_sentence = len(firsts) == 1 and len(words("".join(firsts[0].itertext()))) >= _FEWEST_WORDS
    return firsts[0] if is_sentence else None


def shown_in(heading: Element) -> tuple[str, ...]:
    """Return the text that *heading* shows and, where two parts make it up, theirs: a kicker, or a first line."""
    whole = text_in(heading)
    while len(heading) == 1 and not _has_words(heading.text) and not _has_words(heading[0].tail):
        heading = heading[0]
    texts = [
        heading.text or "",
        *(text for child in heading.iterchildren("*") for text in (text_in(child), child.tail or "")),
    ]
    parts = [" ".join(text.split()) for text in texts if _has_words(text)]
    return (whole, *parts) if len(parts) == 2 else (whole,)


def _has_words(text: str | None) -> bool:
    return bool(text and _WORD.search(text))
