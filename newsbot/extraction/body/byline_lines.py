"""PAGE: the short lines around the text that are no part of it: who wrote it and when, and what it draws on."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from newsbot.dates.human_dates import human_date
from newsbot.extraction.body.blocks import BEFORE, Piece
from newsbot.extraction.body.class_names import PICTURE_REASONS
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.bylines.by_words import BY_OTHERS, by_word, names_only
from newsbot.page import Element

AUTHOR_PAGE = re.compile(
    r"/(?:author|autor|auteur|profil|reporter|redakteur|journalist|columnist|contributor|skribent|forfatter|penulis"
    r"|yazar|byline|staff|writer|opinionista|kolumnist|avtor)[a-z]{0,4}(?:\.\w{1,5})?[-_/?=]{1,3}\w"
)
"""In the addresses to which publishers link the names of their authors; the list of all authors is no one's."""
_USER_PAGE = re.compile(
    r"/(?:by|av|people|person|team|users?|experts?|verfasser|kirjoittajat?|redaktion|firmas?|firme)/[\w?@]|/[@~]\w|[?&]author="
)
"""In the addresses to which names between headline and text lead."""
LONGEST_LINE = 200
MOST_LINES = 16
_MARKED = (DropReason.BYLINE, DropReason.SIGNATURE)
_OTHER = frozenset(
    (
        DropReason.ADVERTISEMENT,
        DropReason.CAPTION,
        DropReason.CODE,
        DropReason.COMMENTS,
        DropReason.CONSENT,
        DropReason.CONTROL,
        DropReason.DRAWING,
        DropReason.EMBED,
        DropReason.FIGURE,
        DropReason.FOOTER,
        DropReason.HEADLINE_AGAIN,
        DropReason.HIDDEN,
        DropReason.LEAD,
        DropReason.NAVIGATION,
        DropReason.NEWSLETTER,
        DropReason.PAYWALL_BOX,
        DropReason.PICTURE_BOX,
        DropReason.PLAYER,
        DropReason.POLL,
        DropReason.RELATED,
        DropReason.SHARE_BAR,
        DropReason.TAGS,
        DropReason.UNWANTED,
    )
)
"""Why a piece was left out of the text that is no reason to look for names and dates in it; any other is."""

_LONGEST_OF_PARTS = 120
"""Characters of a line whose elements may stand side by side."""
_PARTS = 2
"""Who and when, or who and what they do; a line of more is often a bar of tools."""
_FEW_BEHIND = 2
"""Elements behind the main content that may say who wrote it."""
_LONGEST_BY = 20
"""Characters of what says "by" to screen readers."""
_FIRST_STRINGS = 6
"""Of a box, among which "by" and a name stand."""
_LABELS_OF_WRITERS = ("text", "tekst", "testo", "words")
"""They part who wrote it from who took the pictures, beside whose name they stand."""
_MISNAMED = (
    DropReason.CAPTION,
    DropReason.NAVIGATION,
    DropReason.PICTURE_BOX,
    DropReason.RELATED,
    DropReason.SHARE_BAR,
)
"""Why a line below the headline was left out that may sign all the same."""


class Line(NamedTuple):
    """One short line beside the text."""

    text: str
    marked: bool = False
    """Whether the markup, or its place at the end of the text, makes it a byline."""
    names: tuple[str, ...] = ()
    """Of a marked line that has elements: the texts of its links, or of all where none is a link; perhaps names."""
    parts: tuple[str, ...] = ()
    """Of another line with elements that does not say by: their texts."""


def lines_above(pieces: Sequence[Piece]) -> list[Line]:
    """Return the lines between headline and text: those after the one, and those before the other."""
    first = next((at for at, piece in enumerate(pieces) if not piece.dropped), len(pieces))
    above = [piece for piece in pieces[:first] if piece.zone != BEFORE and _may_sign(piece)]
    return _short_lines(above[:MOST_LINES] + above[MOST_LINES:][-MOST_LINES:])


def _may_sign(piece: Piece) -> bool:
    """Tell whether *piece* may say who or when; its box's name is not believed against a line that says "by"."""
    if piece.dropped not in _OTHER:
        return True
    if piece.dropped not in _MISNAMED:
        return False
    start = piece.text or " ".join(islice(piece.element.itertext(), _FIRST_STRINGS))
    # "By Ada Lovelace" beside a picture says who took it, unless it says when.
    is_credit = piece.dropped in PICTURE_REASONS and (
        not any(map(str.isdecimal, start)) or (":" in start and human_date(start) is None)
    )
    by = by_word(start.lstrip())
    return by != "" and (not is_credit or by.casefold().startswith(_LABELS_OF_WRITERS))


def lines_below(pieces: Sequence[Piece]) -> list[Line]:
    """Return the lines right after the text."""
    last = max((at for at, piece in enumerate(pieces) if not piece.dropped), default=len(pieces))
    return _short_lines(piece for piece in pieces[last + 1 : last + 1 + MOST_LINES] if piece.dropped not in _OTHER)


def lines_behind(main_content: Element) -> list[Line]:
    """Return the lines right behind the *main_content* that say "by" and then nothing but names."""
    beside = islice(main_content.itersiblings(), _FEW_BEHIND)
    texts = (" ".join("".join(islice(element.itertext(), MOST_LINES)).split()) for element in beside)
    return [Line(text, marked=True) for text in texts if len(text) <= LONGEST_LINE and names_only(text)]


def _short_lines(pieces: Iterable[Piece]) -> list[Line]:
    lines: dict[str, Line] = {}
    for piece in pieces:
        text = piece.text or text_of(piece.element)
        for line in text.split("\n") if len(text) <= LONGEST_LINE else ():
            if line:
                lines.setdefault(line, _line(line, piece))
    return list(lines.values())


def _line(text: str, piece: Piece) -> Line:
    if piece.dropped in _MARKED or any(AUTHOR_PAGE.search(link) for link in piece.targets):
        return marked_line(piece.element, text)
    if len(piece.element) and (heard := _with_by(text, piece.element)):
        return Line(heard)
    is_marked = piece.element.tag == "address" or "byline" in (piece.element.get("data-testid") or "").lower()
    is_to_user = any(_USER_PAGE.search(link) for link in piece.targets)
    if len(piece.element) == 0 or len(text) > _LONGEST_OF_PARTS or BY_OTHERS.match(text):
        return Line(text, is_marked or is_to_user)
    links = [said for link in islice(piece.element.iter("a"), MOST_LINES) if (said := text_of(link)) and said in text]
    if is_marked or is_to_user or (links and text.startswith(by_word(text) + links[0])):
        return Line(text, is_marked or is_to_user, tuple(links) if by_word(text) or is_to_user else ())
    return Line(text, parts=_parts(text, piece.element))


def _parts(text: str, element: Element) -> tuple[str, ...]:
    """Return the texts of the two elements of the line *text* in *element*; what says "by" begins the next one."""
    parts: list[str] = []
    for string in islice(element.itertext(), MOST_LINES):
        if not (said := " ".join(string.split())) or said not in text:
            continue
        if parts and by_word(f"{parts[-1]} ") == f"{parts[-1]} ":
            parts[-1] += f" {said}"
        elif len(parts) < _PARTS:
            parts.append(said)
        else:
            return ()
    return () if len(parts) < _PARTS or any(part.endswith(":") for part in parts) else tuple(parts)


def _with_by(text: str, element: Element) -> str | None:
    """Return *text*, that of *element*, behind what says "by" there to screen readers alone, or None."""
    start = "".join(islice(element.itertext(), _FIRST_STRINGS)).lstrip()[:_LONGEST_BY]
    if text.startswith(start[:2]) or not by_word(start):
        return None
    whole = text_of(element)
    return whole if whole.endswith(text) and len(whole) <= len(text) + _LONGEST_BY else None


def marked_line(element: Element, text: str) -> Line:
    """Return *text*, that of *element*, as a line of whoever the links to their pages name, or any link, or string."""
    if len(element) == 0:
        return Line(text, marked=True)
    links = list(element.iter("a"))
    named = [text_of(link) for link in links if is_to_author(link)] or [text_of(link) for link in links]
    names = named or [" ".join(text.split()) for text in element.itertext()]
    return Line(text, True, tuple(filter(None, names)))


def leads_to_author(piece: Piece) -> bool:
    """Tell whether a link in *piece* leads to the page of an author, or of somebody else who uses the site."""
    return any(AUTHOR_PAGE.search(link) or _USER_PAGE.search(link) for link in piece.targets)


def is_to_author(link: Element) -> bool:
    """Tell whether *link* leads to the page of an author."""
    return link.get("rel") == "author" or AUTHOR_PAGE.search(link.get("href") or "") is not None


def text_of(element: Element) -> str:
    """Return all text under *element* on one line."""
    return " ".join(" ".join(element.itertext()).split())
