"""PAGE: pieces of text -> the article's body, its lead, and the reason why the others are neither."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from newsbot.extractors.blocks import BEFORE, BODY, FRONT, Piece
from newsbot.extractors.headline import words
from newsbot.extractors.lead import find_lead
from newsbot.extractors.witness import hear
from newsbot.page import Element

_FULL = 80
"""Extent from which a paragraph says how the article's paragraphs lie in the tree."""
_LIKE_TEXT = 50
"""Extent from which a line may be text rather than a label."""
_NEAR_THE_START = 12
"""Pieces, left out ones too, after the first paragraph among which the lead may be."""
_MAIN_SHARE = 0.15
"""Paragraphs in places of the tree that hold less of the text than this are boxes, captions, notices."""
_FEWEST_STEPS = 3
"""Places of paragraphs, each within the one before, that are no boxes but elements that were never closed."""
_SAME_NAME = 0.7
"""Where this share of the text has one class name, short lines of another name are no text."""
_LONG_ENOUGH_TO_REPEAT = 25
_ONLY_LINKS = 0.8
_NAME_LENGTH = 30
"""A link of up to this extent may be all of a line of text: a name, a source."""
_LABEL_LENGTH = 40
_FEWEST_SPACES = 3
"""In a link in capitals that is a headline, "WHY THE HARBOUR CLOSED", and no name or source."""
_LONGEST = 1500
"""Extent up to which a paragraph counts; what is longer is a whole text without its markup."""

_SENTENCE_END = tuple('.!?…。！？؟।"”“»’)')
_LABEL = re.compile(r"[^.!?]{2,40}?\s?[:|»›>]\s")
"""What stands before a link to another article: "Read also:", "Lire aussi :", "FUNDA OLUNYE UDABA |"."""
_CLOCK = re.compile(r"\b[0-2]?[0-9]:[0-5][0-9]\b")
_SERVICE = re.compile(
    r"^mailto:|//(?:www\.|m\.)?(?:facebook|twitter|x|instagram|youtube|tiktok|linkedin|t|whatsapp)\.(?:com|me)/(?!.*/status)"
    r"|news\.google\.|newsletter|subscri|abonn|/signup|/register|/app/|play\.google\.|apps\.apple\.|/contact|/kontakt|donat|/spende|patreon\.|steadyhq\.",
    re.I,
)
"""Where a closing line leads that invites to follow, subscribe, write or give, in whatever language."""
_LONGEST_SERVICE = 400
_CREDIT = re.compile(
    r"^[^\w©]*(?:©|\(c\)\s|copyright\b"
    r"|(?:(?:additional|further) )?(?:report|writ|edit|compil|translat)(?:ing|ed|ten|ion) (?:by|from) )"
    r"|\bcontributed (?:to this|reporting)\b"
    r"|^(?:this (?:article|story|piece) )?(?:was )?(?:originally|first) (?:published|appeared) "
    r"|^aus dem \w+ (?:übersetzt )?von "
    r"|^dieser (?:artikel|text|beitrag) (?:ist|erschien) (?:zuerst|erstmals|zunächst)\b"
    r"|^(?:traduit|traducido|tradotto|traduzido|vertaald) |\bréservée? aux abonnés\.?$",
    re.I,
)
"""A closing line that says whose work the article is, or whose rights."""
_ROLE = re.compile(r"^[^\W\d_][\w-]*: (?=\S+ \S)")
"""The label before names below a text: "Redaktion: Ada Lovelace"."""
_LONGEST_CREDIT = 300
_BELONGS_TO_HEADING = frozenset(
    ("only links", "link to another article", "related", "newsletter", "tags", "comments", "byline", "navigation")
)
"""What a heading heads that goes when it goes; anything else may lie between a heading and its text."""
_DIGITS = re.compile(r"[0-9]+")

Path = tuple[str, ...]


def paths_of(pieces: Sequence[Piece], region: Element) -> list[Path]:
    """Return, for each of *pieces*, the tags from *region* (left out) down to its element."""
    known: dict[Element, Path] = {region: ()}
    paths = []
    for piece in pieces:
        below: list[Element] = []
        node: Element | None = piece.element
        while node is not None and node not in known:
            below.append(node)
            node = node.getparent()
        path = known[node] if node is not None else ()
        for element in reversed(below):
            path = known[element] = (*path, str(element.tag))
        paths.append(path)
    return paths


def _name(piece: Piece) -> str:
    """Return the class of the piece's element without numbers: paragraphs may be counted."""
    name = piece.element.get("class")
    return _without_digits(name) if name else ""


@lru_cache(maxsize=256)
def _without_digits(name: str) -> str:
    return _DIGITS.sub("", name)


def is_text(piece: Piece) -> bool:
    """Tell whether *piece* is long enough for text, and not mostly links."""
    return piece.extent >= _LIKE_TEXT and piece.links < 0.5 * len(piece.text)


class Shape:
    """Where in the tree the article's paragraphs lie: real ones lie in the same place, odd ones elsewhere."""

    def __init__(self, pieces: Sequence[Piece], region: Element) -> None:
        self.paths = paths_of(pieces, region)
        self.names = [_name(piece) for piece in pieces]
        by_path: dict[Path, int] = {}
        by_name: dict[str, int] = {}
        for index in _sample(pieces):
            path, name, extent = self.paths[index], self.names[index], min(pieces[index].extent, _LONGEST)
            by_path[path] = by_path.get(path, 0) + extent
            by_name[name] = by_name.get(name, 0) + extent
        whole = sum(by_path.values())
        self.main = {path for path, extent in by_path.items() if extent >= _MAIN_SHARE * whole}
        self.main |= _stairs(pieces, self.paths, self.main)
        self.main = self.main or set(by_path)
        self.parents = {path[:-1] for path in self.main}
        self._above: set[Path] = {()} if self.parents else set()
        for path in self.parents:
            while path not in self._above:
                self._above.add(path)
                path = path[:-1]
        name = max(by_name, key=by_name.__getitem__, default="")
        self.name = name if name and by_name[name] > _SAME_NAME * whole else None
        text = [
            i for i, piece in enumerate(pieces) if not piece.dropped and piece.links < _ONLY_LINKS * len(piece.text)
        ]
        self.first = next((i for i in text if self.paths[i] in self.main and is_text(pieces[i])), 0)
        self.last = max(
            (i for i in text if self.paths[i] in self.main or self.is_listed(pieces[i], i)), default=len(pieces)
        )

    def is_listed(self, piece: Piece, index: int) -> bool:
        """Tell whether *piece* is of a list or a quote next to the main paragraphs."""
        return piece.kind in ("list_item", "quote") and self.is_beside(self.paths[index])

    def is_beside(self, path: Path) -> bool:
        """Tell whether *path* lies a level or two below the main paragraphs."""
        return any(path[:-up] in self.parents for up in (1, 2, 3) if len(path) >= up)

    def is_above(self, path: Path) -> bool:
        """Tell whether *path* lies next to the main paragraphs or to a box around some of them."""
        return path[:-1] in self._above


def _stairs(pieces: Sequence[Piece], paths: Sequence[Path], main: Collection[Path]) -> set[Path]:
    """Return the places of the last paragraphs, each within the one before, as where elements are never closed.

    They begin at a *main* place, if there is one. The last box of a text may hold paragraphs, too; only boxes in boxes
    that all end with it make stairs.
    """
    steps: list[Path] = []
    for piece, path in zip(pieces, paths, strict=True):
        if not piece.dropped and path[-1:] == ("p",) and is_text(piece):
            while steps and path[: len(steps[-1]) - 1] != steps[-1][:-1]:
                steps.pop()
            if (steps or not main or path in main) and path not in steps[-1:]:
                steps.append(path)
    return set(steps) if len(steps) >= _FEWEST_STEPS else set()


def _sample(pieces: Sequence[Piece]) -> list[int]:
    """Return the indexes of the pieces that show the shape: the full paragraphs, or all lines where there are none."""
    lines = [i for i, piece in enumerate(pieces) if not piece.dropped and piece.kind != "heading"]
    full = [i for i in lines if pieces[i].kind == "paragraph" and pieces[i].extent >= _FULL and is_text(pieces[i])]
    return full or lines


def judge(
    pieces: Sequence[Piece],
    region: Element,
    headline: str,
    descriptions: Sequence[str],
    told: str = "",
    chosen: Collection[Element] = (),
) -> str | None:
    """Give every piece that is no part of the body its reason; return the lead.

    *descriptions* are the page's own summaries: the line that shows one of them is the lead; *told* is its text as
    structured data has it, or nothing.  Where *chosen* are the
    elements that a publisher file names as the body, what they hold is text wherever it lies.
    """
    body = [piece for piece in pieces if piece.zone == BODY]
    shape = Shape(body, region)
    title = words(headline)
    for piece in pieces:
        if not piece.dropped and piece.zone == BEFORE:
            piece.dropped = "before the headline"
        elif not piece.dropped and piece.kind == "heading" and title and words(piece.text) == title:
            piece.dropped = "the headline again"
    lead = find_lead(pieces, body[: shape.first + _NEAR_THE_START], descriptions)
    _judge_front([piece for piece in pieces if piece.zone == FRONT], shape)
    for index, piece in enumerate(body):
        if not piece.dropped:
            piece.dropped = _reason_beside(piece, chosen) if chosen else _reason(piece, index, shape)
    if told and not chosen:
        hear(body, told)
    _drop_repetitions(body)
    _drop_idle_headings(body)
    _drop_closing_lines(body)
    if all(piece.dropped for piece in body):
        for piece in lead:
            piece.dropped = None
        return None
    return "\n".join(piece.text for piece in lead) or None


def _reason_beside(piece: Piece, chosen: Collection[Element]) -> str | None:
    """Return why *piece* is no part of the text where a publisher file has *chosen* the elements that hold it."""
    if not any(element in chosen for element in (piece.element, *piece.element.iterancestors())):
        return "outside the publisher's body"
    return _points_elsewhere(piece, in_text=True) if piece.kind != "heading" else None


def _judge_front(front: Sequence[Piece], shape: Shape) -> None:
    """Keep only what is the beginning of the text between headline and region: paragraphs of the text's own class."""
    for piece in front:
        if not piece.dropped:
            own = piece.element.tag == "p" and is_text(piece)
            own = own and shape.name is not None and _name(piece) == shape.name
            piece.dropped = None if own else "between headline and text"


def _reason(piece: Piece, index: int, shape: Shape) -> str | None:
    """Return why *piece*, the body's *index*-th, is no part of the text, or None."""
    path = shape.paths[index]
    if piece.kind == "heading":
        if index > shape.last:
            return "heading after the end"
        linked = piece.links >= _ONLY_LINKS * len(piece.text) and path[:-1] not in shape.parents
        if linked or _is_pointer(piece):
            return "link to another article"
        return None if path in shape.main or shape.is_above(path) or shape.is_beside(path) else "heading of a box"
    pointer = _points_elsewhere(piece, in_text=path in shape.main)
    if pointer:
        return pointer
    if path in shape.main:
        odd = shape.name and shape.names[index] != shape.name and piece.extent < _FULL and piece.kind == "paragraph"
        return "another class than the text" if odd else None
    if index > shape.last:
        return "after the end"
    paragraph = piece.element.tag == "p" and is_text(piece)
    if index < shape.first:
        return None if paragraph or (shape.is_listed(piece, index) and is_text(piece)) else "before the text"
    if piece.kind == "quote" or shape.is_listed(piece, index):
        return None
    return None if piece.element.tag == "p" and shape.is_above(path) else "box"


def _points_elsewhere(piece: Piece, in_text: bool) -> str | None:
    """Tell whether *piece* is nothing but a link to something else, perhaps with a label before it."""
    text = piece.text
    if piece.links >= _ONLY_LINKS * len(text):
        shouted = text.isupper() and text.count(" ") >= _FEWEST_SPACES
        kept = in_text and not shouted and (piece.extent <= _NAME_LENGTH or text.endswith(_SENTENCE_END[:9]))
        return None if kept else "only links"
    return "link to another article" if _is_pointer(piece) else None


def _is_pointer(piece: Piece) -> bool:
    """Tell whether *piece* is a label and a link: "Read also: Harbour closed"."""
    text = piece.text
    if not piece.links or len(text) - piece.links > _LABEL_LENGTH or text.endswith(_SENTENCE_END):
        return False
    label = _LABEL.match(text)
    return label is not None and len(text) - label.end() <= piece.links + 2


def _drop_repetitions(body: Sequence[Piece]) -> None:
    """Drop pull quotes: what a paragraph says as well."""
    kept = [piece for piece in body if not piece.dropped]
    quotes = [piece for piece in kept if piece.kind == "quote"]
    if quotes:
        said = "\n".join(" ".join(words(piece.text)) for piece in kept if piece.kind == "paragraph")
        for quote in quotes:
            text = " ".join(words(quote.text))
            if len(text) >= _LONG_ENOUGH_TO_REPEAT and text in said:
                quote.dropped = "said in the text, too"


def _drop_idle_headings(body: Sequence[Piece]) -> None:
    """Drop the headings after which no text comes but something that was left out, such as related articles."""
    heads_text = False
    for piece in reversed(body):
        if piece.kind == "heading":
            if not piece.dropped and not heads_text:
                piece.dropped = "heading of nothing"
        elif piece.dropped is None:
            heads_text = True
        elif piece.dropped in _BELONGS_TO_HEADING:
            heads_text = False


def _is_role(text: str) -> bool:
    """Tell whether *text* is a role and the names of those who had it."""
    return _ROLE.match(text) is not None and all(word[0].isupper() for word in text.split())


def _drop_closing_lines(body: Sequence[Piece]) -> None:
    """Drop the lines under the text: who wrote it, where to follow or write to the paper, what announces a list."""
    kept = [piece for piece in body if not piece.dropped]
    while len(kept) > 3 and kept[-1].kind == "paragraph":
        last = kept[-1]
        if last.text.endswith(":"):
            reason = "announces something left out"
        elif any(_SERVICE.search(target) for target in last.targets) and last.extent <= _LONGEST_SERVICE:
            reason = "invitation"
        elif last.extent <= _LONGEST_CREDIT and (_CREDIT.search(last.text) or _is_role(last.text)):
            reason = "credit"
        elif last.text[0] not in "[_*" and not last.text.endswith(_SENTENCE_END) and 0 < len(words(last.text)) <= 2:
            reason = "signature"
        else:
            break
        kept.pop().dropped = reason
