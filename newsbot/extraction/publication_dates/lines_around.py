"""PAGE: the short lines right before and after an article's text, in whatever boxes they stand."""

from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from newsbot.extraction.body.article_body import Body
from newsbot.extraction.body.class_names import names_of
from newsbot.extraction.body.datelines import ends_sentence
from newsbot.extraction.body.page_lines import INLINE
from newsbot.extraction.surroundings import is_box_of_others, may_be_box_of_others
from newsbot.page import Element

_UNSEEN = frozenset("script style noscript template head title svg select option button".split())
_MOST = 8
_LONGEST = 100
_SHORTEST_SENTENCE = 40
_LEAST_SHOWN = 20
"""Characters that tell a paragraph."""


class PageText:
    """The texts of a page in their order and the elements around them, walked through once for all who ask."""

    def __init__(self, root: Element) -> None:
        self._steps: list[tuple[Element | None, bool, bool, str | None]] = []
        """For the begin and the end of each element: it, where it begins, whether it parts lines, whether it may be a
        box of something else, and the text behind that."""
        self._ends: dict[Element, int] = {}
        """Where in the steps such a box ends."""
        self._dated: list[str] | None = None
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = str(element.tag)
            parts_lines = tag not in INLINE
            if event == "end":
                if element in self._ends:
                    self._ends[element] = len(self._steps)
                if (tail := element.tail) or parts_lines:
                    self._steps.append((None, parts_lines, False, tail))
            elif tag in _UNSEEN:
                walk.skip_subtree()
                self._steps.append((None, parts_lines, False, None))
            else:
                if may_be_of_others := may_be_box_of_others(tag, names_of(element)):
                    self._ends[element] = 0
                self._steps.append((element, parts_lines, may_be_of_others, element.text))

    def lines_around(self, body: Body) -> tuple[list[str], list[str]]:
        """Return the short lines right before the text of *body*, the nearest first, and those right after it."""
        if not body.blocks:
            return [], []
        own = (body.heading_element, self._element_of(body.blocks[0].text))
        around = {box for element in own if element is not None for box in element.iterancestors()}
        shown = list(self._lines(around))
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
            lines = (line for line in self._lines(around, but_edges=False) if _is_short(line))
            self._dated = [line for line in lines if any(map(str.isdecimal, line)) and not _is_sentence(line)]
        return self._dated

    def _element_of(self, block: str) -> Element | None:
        """Return the first element whose own text begins the paragraph *block*."""
        for element, _, _, text in self._steps:
            if element is not None and text and len(text) >= _LEAST_SHOWN and _begins(" ".join(text.split()), block):
                return element
        return None

    def _lines(self, around: set[Element], but_edges: bool = True) -> Iterator[str]:
        """Yield the lines that readers see, without those in boxes of something else."""
        parts: list[str] = []
        steps, at = self._steps, 0
        while at < len(steps):
            element, parts_lines, may_be_of_others, text = steps[at]
            at += 1
            if parts and parts_lines:
                yield " ".join("".join(parts).split())
                parts.clear()
            if may_be_of_others and element is not None and is_box_of_others(element, around, but_edges):
                at = self._ends[element]
            elif text and (parts or not text.isspace()):
                parts.append(text)


def _is_sentence(line: str) -> bool:
    return len(line) > _SHORTEST_SENTENCE and ends_sentence(line)


def _is_short(line: str) -> bool:
    """Tell whether *line* is a short one, and none on whose rights the page is."""
    return len(line) <= _LONGEST and "©" not in line


def _begins(line: str, block: str) -> bool:
    """Tell whether *line* shows the paragraph *block*, or its first part."""
    shortest = min(_LEAST_SHOWN, len(block))
    return len(line) >= shortest and (block.startswith(line) or line.startswith(block[: max(_LEAST_SHOWN, shortest)]))
