"""PAGE: where in the tree an article's paragraphs lie, by which they are told from what lies around them."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from newsbot.extraction.body.blocks import Piece
from newsbot.page import Element

FULL = 80
"""Extent from which a paragraph says how the article's paragraphs lie in the tree."""
_LIKE_TEXT = 50
"""Extent from which a line may be text rather than a label."""
_MAIN_SHARE = 0.15
"""Paragraphs in places of the tree that hold less of the text than this are boxes, captions, notices."""
_FEWEST_STEPS = 3
"""Places of paragraphs, each within the one before, that are no boxes but elements that were never closed."""
_SAME_NAME = 0.7
"""Where this share of the text has one class name, short lines of another name are no text."""
ONLY_LINKS = 0.8
_LONGEST = 1500
"""Extent up to which a paragraph counts; what is longer is a whole text without its markup."""
_DIGITS = re.compile(r"[0-9]+")

Path = tuple[str, ...]


def paths_of(pieces: Sequence[Piece], main_content: Element) -> list[Path]:
    """Return, for each of *pieces*, the tags from *main_content* (left out) down to its element."""
    known: dict[Element, Path] = {main_content: ()}
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


def name_of(piece: Piece) -> str:
    """Return the class of the piece's element without numbers: paragraphs may be counted."""
    name = piece.element.get("class")
    return _without_digits(name) if name else ""


@lru_cache(maxsize=256)
def _without_digits(name: str) -> str:
    return _DIGITS.sub("", name)


def is_text(piece: Piece) -> bool:
    """Tell whether *piece* is long enough for text, and not mostly links."""
    return piece.extent >= _LIKE_TEXT and piece.links < 0.5 * len(piece.text)


class ParagraphLayout:
    """Where in the tree the article's paragraphs lie: real ones lie in the same place, odd ones elsewhere."""

    def __init__(self, pieces: Sequence[Piece], main_content: Element) -> None:
        self.paths = paths_of(pieces, main_content)
        self.names = [name_of(piece) for piece in pieces]
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
        text = [i for i, piece in enumerate(pieces) if not piece.dropped and piece.links < ONLY_LINKS * len(piece.text)]
        self.first = next((i for i in text if self.paths[i] in self.main and is_text(pieces[i])), 0)
        belonging = (i for i in reversed(text) if self.paths[i] in self.main or self.is_listed(pieces[i], i))
        self.last = next(belonging, len(pieces))

    def is_listed(self, piece: Piece, index: int) -> bool:
        """Tell whether *piece* is of a list or a quote next to the main paragraphs."""
        return piece.kind in ("list_item", "quote") and self.is_beside(self.paths[index])

    def is_beside(self, path: Path) -> bool:
        """Tell whether *path* lies a level or two below the main paragraphs."""
        parents = self.parents
        return bool(path) and (path[:-1] in parents or path[:-2] in parents or path[:-3] in parents)

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
    """Return the indexes of the pieces that show the layout: the full paragraphs, or all lines where there are none."""
    lines = [i for i, piece in enumerate(pieces) if not piece.dropped and piece.kind != "heading"]
    full = [i for i in lines if pieces[i].kind == "paragraph" and pieces[i].extent >= FULL and is_text(pieces[i])]
    return full or lines
