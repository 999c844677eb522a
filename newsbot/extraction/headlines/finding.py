"""PAGE: where a page shows its headline, and the kicker above it."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from lxml import etree

from newsbot.extraction.headlines.parsing import is_own_name
from newsbot.extraction.values.text import extent, key_of
from newsbot.page import Element, text_in
from newsbot.urls.sites import FRONT_PAGE

_WORD = re.compile(r"[^\W_]+")
_BETWEEN_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}
"""In ASCII; a text that is nothing else is parted in a quarter of the time so."""
_MOST_TEXTS = 20_000
"""Stretches of text in all headings that are looked at; headings that are never closed lie within each other."""
_MOST_ALIKE = 4
"""Headings that say the same, one for each width of the screen."""
_NEAR_ENOUGH = 0.5
_FEWEST_WORDS = 4
_SAME = 0.9
"""Likeness from which a heading of a lower level says what is told, and no line without markup says it better."""
_MOST_SIBLINGS = 20
"""Elements above a heading that are looked at."""
_FIRST_LEVEL = 0.15
"""An `h1` wins over an `h2` that says nearly the same."""
_BEST = 1 + _FIRST_LEVEL
"""An `h1` that says just what structured data says; no later heading can say it better."""
_UNMARKED = "h4 h5 h6 div p span td th b strong big font em center section header article".split()
"""What shows a headline on pages whose markup knows no headings."""
_FEWEST_LETTERS = 12
"""Of a headline that is known by nothing but its words; those of Chinese and the like count as two."""
_SPACELESS, _LAST_SPACELESS = "\u2e80", "\uffff"
"""The first letter, and the last, of the scripts, Chinese and the like, in which a sentence is one word."""
_MOST_LETTERS = 400
_MOST_PARTS = 3
"""Elements within a line that shows a headline: a line break, letters set apart."""
_FULL = 80
"""Characters from which a line is a paragraph: what stands below it is no headline."""
_SEPARATOR = re.compile(r"\s+[-–—|:»·_/]+\s+|[|_｜]|(?<=[\u3040-\u9fff])[-–—]+(?=[\u3040-\u9fff])")
_BREAKS = ("br", "div", "p")
_ELSEWHERE = ("a", "li", "nav", "option", "figcaption", "button")


def words(text: str) -> list[str]:
    """Return the words of *text* without case."""
    text = text.lower()
    return text.translate(_BETWEEN_WORDS).split() if text.isascii() else _WORD.findall(text)


def _likeness(shown: set[str], told: set[str]) -> float:
    """Return how far a heading says what *told* (a headline, or a title with the site's name) says, 0 to 1."""
    if not told:
        return 0.0
    return len(shown & told) / max(len(shown), 0.6 * len(told))


def _parts(text: str) -> set[str]:
    """Return the words of *text*; of Chinese and the like, in which a sentence is one word, pairs of letters."""
    said = words(text)
    if text.isascii() or max(text) < _SPACELESS:
        return set(said)
    if 2 * sum(_SPACELESS <= letter <= _LAST_SPACELESS for word in said for letter in word) < len(text):
        return set(said)  # a name or two
    return {word[at : at + 2] for word in said for at in range(max(1, len(word) - 1))}


def find_headline(
    top: Element, headings: Sequence[Element], told: Sequence[str], own_keys: Collection[str] = ()
) -> Element | None:
    """Return which of *headings* under *top* shows the article's headline, or else any line that does, or None.

    *told* are the headline as structured data has it and the page's title; where the page tells none, the first `h1`
    is taken, and where nothing shows what they say, the only `h1`: some pages have a headline of its own for readers.
    An `h1` that says no more than the site's name, of which *own_keys* are spellings, is none.
    """
    logos = [heading for heading in headings if heading.tag == "h1" and _is_logo(heading, told, own_keys)]
    if logos:
        headings = [heading for heading in headings if heading not in logos]
        has_first = any(heading.tag == "h1" for heading in headings)
        if not has_first and all(is_own_name(text, own_keys) for text in told if text):
            return next(filter(_heads_text, headings), None)
    heading, likeness = _likest(headings, told)
    if heading is None or (heading.tag != "h1" and (likeness < _SAME or _is_listed(heading))):
        unmarked = _find_unmarked(top, told)
        if unmarked is not None or heading is None or _is_amid_text(heading):
            heading = unmarked
    return _only_first(headings) if heading is None else heading


def _is_logo(heading: Element, told: Iterable[str], own_keys: Collection[str]) -> bool:
    """Tell whether *heading* says only the site's name: as such, behind a title, or as a link to the front page."""
    text = text_in(heading)
    if not text or is_own_name(text, own_keys):
        return True
    key = key_of(text)
    for title in told:
        before, _, name = _last_part(title)
        if key_of(name) == key and len(before) > len(name):
            return True
    links = list(islice(heading.iter("a"), 2)) or [one for one in (heading.getparent(),) if one is not None]
    if len(links) != 1 or links[0].tag != "a" or not FRONT_PAGE.fullmatch(links[0].get("href") or "#"):
        return False
    return key not in map(key_of, told) or next(heading.iter("img"), None) is not None


def _last_part(title: str) -> tuple[str, str, str]:
    """Return *title* up to its last separator, that, and what is behind it."""
    title = title[-_MOST_LETTERS:]
    ends = list(_SEPARATOR.finditer(title))
    return (title[: ends[-1].start()], ends[-1][0], title[ends[-1].end() :]) if ends else ("", "", "")


def _heads_text(heading: Element) -> bool:
    """Tell whether *heading*, of a page that tells no headline, may be one: a sentence, and no link of a list."""
    return _is_sentence(text_in(heading)) and not _is_listed(heading) and not _is_amid_text(heading)


def _is_listed(heading: Element) -> bool:
    """Tell whether *heading* is one of a list, as of what is read most."""
    return any(above.tag in ("a", "li") for above in islice(heading.iterancestors(), _MOST_PARTS))


def _is_amid_text(heading: Element) -> bool:
    """Tell whether a paragraph stands beside *heading*, above it: then it heads a part of the text."""
    above = islice(heading.itersiblings(preceding=True), _MOST_SIBLINGS)
    return any(element.tag == "p" and len(text_in(element)) >= _FULL for element in above)


def _likest(headings: Sequence[Element], told: Iterable[str]) -> tuple[Element | None, float]:
    """Return which of *headings* says most nearly what is *told*, and how nearly; the first `h1` where nothing is."""
    wanted = [_parts(text[:_MOST_LETTERS]) for text in told if text]
    best, best_score = None, 0.0
    left = _MOST_TEXTS
    for heading in headings:
        texts = list(heading.itertext())
        left -= len(texts)
        if left < 0:
            break
        shown = _parts("".join(texts))
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
    return (best, best_score) if best_score >= _NEAR_ENOUGH else (None, 0.0)


def _only_first(headings: Sequence[Element]) -> Element | None:
    """Return the only `h1` of *headings*, or the last of some that say the same, if it says a sentence."""
    firsts = [heading for heading in headings if heading.tag == "h1"]
    if not 1 <= len(firsts) <= _MOST_ALIKE or len(set(map(text_in, firsts))) > 1:
        return None
    return firsts[-1] if _is_sentence(text_in(firsts[-1])) else None


def _is_sentence(text: str) -> bool:
    return len(words(text)) >= _FEWEST_WORDS or sum(letter >= _SPACELESS for letter in text) >= _FEWEST_LETTERS


def _find_unmarked(top: Element, told: Iterable[str]) -> Element | None:
    """Return the element under *top* that shows just one of *told*, or what a title says beside the site's name.

    For pages without a fitting heading.  Paths and bars above the text may show the same: the last before the first
    paragraph is taken.
    """
    wanted = {tuple(words(part)) for text in told if text for part in _headlines_of(text)}
    longest = max((sum(map(len, one)) for one in wanted), default=0)
    found = None
    for element in top.iter(*_UNMARKED, "br") if wanted else ():
        text = (element.text or "").strip()
        if found is not None and (len(text) >= _FULL or len((element.tail or "").strip()) >= _FULL):
            break
        is_short = _FEWEST_LETTERS // 2 <= len(text) <= 2 * longest and len(element) <= _MOST_PARTS
        if is_short and _shows_one(element, wanted):
            found = element
    return found


def _headlines_of(text: str) -> list[str]:
    """Return what a headline may be in *text*, a title: all of it, its longest part, and what follows a colon in that.

    The last of many is the site's name.
    """
    text = text[:_MOST_LETTERS]
    parts = _SEPARATOR.split(text)
    longest = max(parts[:-1] if len(parts) > 2 else parts, key=len)
    named = [text, longest, longest.partition(": ")[2], longest.partition(" (")[0]]
    return [part for part in named if extent(part) >= _FEWEST_LETTERS]


def _shows_one(element: Element, wanted: Collection[tuple[str, ...]]) -> bool:
    """Tell whether *element* shows one of *wanted*, in words, and is no link."""
    said = "".join(islice(element.itertext(), 3 * _MOST_PARTS)) if len(element) else element.text or ""
    if tuple(words(said)) not in wanted:
        return False
    return all(around.tag not in _ELSEWHERE for around in islice(element.iterancestors(), _MOST_PARTS))


def shown_in(heading: Element) -> tuple[str, ...]:
    """Return the text that *heading* shows and, where two parts make it up, theirs: a kicker, or a first line."""
    whole = _with_breaks(heading)
    while len(heading) == 1 and not _has_words(heading.text) and not _has_words(heading[0].tail):
        heading = heading[0]
    texts = [
        heading.text or "",
        *(text for child in heading.iterchildren("*") for text in (text_in(child), child.tail or "")),
    ]
    parts = [" ".join(text.split()) for text in texts if _has_words(text)]
    if len(parts) != 2:
        return (whole,)
    first, second = parts
    if f"{first}{second}" == whole and first[-1].islower() and second[0].isupper():
        whole = f"{first} {second}"  # a line break, or two blocks
    return (whole, first, second)


def _with_breaks(heading: Element) -> str:
    """Return the text of *heading* on one line; where lines or boxes end, so do words."""
    if next(heading.iter(*_BREAKS), None) is None:
        return text_in(heading)
    texts = [heading.text or ""]
    for event, element in etree.iterwalk(heading, events=("start", "end")):
        if element is not heading:
            texts.append(" " if element.tag in _BREAKS else "")
            texts.append((element.text if event == "start" else element.tail) or "")
    return " ".join("".join(texts).split())


def _has_words(text: str | None) -> bool:
    return bool(text and _WORD.search(text))
