"""PAGE: the short lines right before and after an article's text, in whatever boxes they stand."""

import re
from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from newsbot.extraction.body.article_body import Body
from newsbot.extraction.body.class_names import names_of
from newsbot.extraction.body.datelines import ends_sentence
from newsbot.extraction.body.page_lines import INLINE
from newsbot.extraction.surroundings import is_box_of_others, may_be_box_of_others
from newsbot.page import Element

_NUMBER = re.compile(r"\d")
_UNSEEN = frozenset("script style noscript template head title svg select option button".split())
_MOST = 8
_LONGEST = 100
_SHORTEST_SENTENCE = 40
_LEAST_SHOWN = 20
"""Characters that tell a paragraph."""


class PageText:
    """The texts of a page in their order and the boxes around them, walked through once for all who ask."""

    def __init__(self, root: Element) -> None:
        self._boxes: list[tuple[Element, int]] = [(root, 0)]
        """The page, then what may be a box of something else, each with the place here of the one around it."""
        self._lines: list[list[tuple[str, int]]] = []
        """The stretches of text of each line, each with the place of the box that it lies in."""
        self._dated: list[str] | None = None
        line: list[tuple[str, int]] = []
        box = 0
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = str(element.tag)
            if line and tag not in INLINE:
                self._lines.append(line)
                line = []
            if event == "end":
                if box and element is self._boxes[box][0]:
                    box = self._boxes[box][1]
                text = element.tail
            elif tag in _UNSEEN:
                walk.skip_subtree()
                text = None
            else:
                if may_be_box_of_others(tag, names_of(element)):
                    self._boxes.append((element, box))
                    box = len(self._boxes) - 1
                text = element.text
            if text and (line or not text.isspace()):
                line.append((text, box))

    def lines_around(self, body: Body) -> tuple[list[str], list[str]]:
        """Return the short lines right before the text of *body*, the nearest first, and those right after it."""
        if not body.blocks:
            return [], []
        heading = body.heading_element
        around = self._around(body.blocks[0].text) | (set() if heading is None else set(heading.iterancestors()))
        shown = list(self._shown(around))
        first = next((at for at, line in enumerate(shown) if _begins(line, body.blocks[0].text)), None)
        backwards = range(len(shown) - 1, -1, -1)
        last = next((at for at in backwards if _begins(shown[at], body.blocks[-1].text)), None)
        before = [] if first is None else shown[max(0, first - _MOST) : first][::-1]
        after = [] if last is None else shown[last + 1 : last + 1 + _MOST]
        return [line for line in before if _is_short(line)], list(takewhile(_is_short, after))

    def dated_lines(self, heading: Element | None) -> list[str]:
        """Return the short lines with a number, also of the page's edges, but no sentence and none of something else.

        *heading* is the article's; what holds it is not something else.
        """
        if self._dated is None:
            around = set() if heading is None else set(heading.iterancestors())
            lines = (line for line in self._shown(around, but_edges=False) if _is_short(line))
            self._dated = [line for line in lines if _NUMBER.search(line) and not _is_sentence(line)]
        return self._dated

    def _around(self, block: str) -> set[Element]:
        """Return the boxes around the first text that begins the paragraph *block*."""
        texts = ((text, box) for line in self._lines for text, box in line if len(text) >= _LEAST_SHOWN)
        box = next((box for text, box in texts if _begins(" ".join(text.split()), block)), None)
        around: set[Element] = set()
        while box is not None:
            element, outer = self._boxes[box]
            around.add(element)
            box = outer if box else None
        return around

    def _shown(self, around: set[Element], but_edges: bool = True) -> Iterator[str]:
        """Yield the lines that readers see, without what lies in boxes of something else."""
        is_left_out = [False]
        for box, outer in self._boxes[1:]:
            is_left_out.append(is_left_out[outer] or is_box_of_others(box, around, but_edges))
        for line in self._lines:
            if shown := " ".join("".join(text for text, box in line if not is_left_out[box]).split()):
                yield shown


def _is_sentence(line: str) -> bool:
    return len(line) > _SHORTEST_SENTENCE and ends_sentence(line)


def _is_short(line: str) -> bool:
    """Tell whether *line* is a short one, and none on whose rights the page is."""
    return len(line) <= _LONGEST and "©" not in line


def _begins(line: str, block: str) -> bool:
    """Tell whether *line* shows the paragraph *block*, or its first part."""
    shortest = min(_LEAST_SHOWN, len(block))
    return len(line) >= shortest and (block.startswith(line) or line.startswith(block[: max(_LEAST_SHOWN, shortest)]))
