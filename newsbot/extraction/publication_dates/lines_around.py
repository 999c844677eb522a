"""PAGE: the short lines right before and after an article's text, in whatever boxes they stand."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice, takewhile

from lxml import etree

from newsbot.extraction.body.article_body import Body
from newsbot.extraction.body.class_names import names_of
from newsbot.extraction.body.comment_section import is_heading_of_comments
from newsbot.extraction.body.datelines import ends_sentence
from newsbot.extraction.body.page_lines import INLINE
from newsbot.extraction.publication_dates.dates_of_others import DatesOfOthers
from newsbot.extraction.publication_dates.labels import says_posted
from newsbot.extraction.surroundings import is_box_of_others, may_be_box_of_others
from newsbot.page import Element, text_in

_NUMBER = re.compile(r"\d")
_UNSEEN = frozenset("script style noscript template head title svg select option button".split())
_MOST = 8
_MOST_DATED = 500
_LONGEST = 100
_SHORTEST_SENTENCE = 40
_ENOUGH_TEXT = 200
"""Characters in paragraphs before a heading of comments; links to them stand above the text as well."""
_LEAST_SHOWN = 20
"""Characters that tell a paragraph."""


class PageText:
    """The texts of a page in their order and the boxes around them, walked through once for all who ask."""

    def __init__(self, root: Element, others: DatesOfOthers) -> None:
        self._others = others
        self._boxes: list[tuple[Element, int]] = [(root, 0)]
        """The page, then what may be a box of something else, each with the place here of the one around it."""
        self._lines: list[list[tuple[str, int]]] = []
        """The stretches of text of each line, each with the place of the box that it lies in."""
        self._links: dict[int, Element] = {}
        """The first link that shows a text of those lines that have one, by their place."""
        self._below_header = 0
        """The place of the line from which the page's header has ended."""
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
                if tag == "a":
                    if not line or len(self._lines) not in self._links:
                        self._links[len(self._lines)] = element
                    if element is self._others.front_link:
                        self._below_header = len(self._lines)
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
        first = next((at for at, (_, line) in enumerate(shown) if _begins(line, body.blocks[0].text)), None)
        backwards = range(len(shown) - 1, -1, -1)
        last = next((at for at in backwards if _begins(shown[at][1], body.blocks[-1].text)), None)
        before = [] if first is None else shown[max(0, first - _MOST) : first][::-1]
        after = [] if last is None else shown[last + 1 : last + 1 + _MOST]
        short = takewhile(lambda placed: _is_short(placed[1]), after)
        return self._own(placed for placed in before if _is_short(placed[1])), self._own(short)

    @cached_property
    def _comments(self) -> int:
        """The place of the line that stands above readers' comments, behind the last line where there are none.

        What is said of them above the text, or as a link to them, is none.
        """
        extent = 0
        for at, line in enumerate(self._lines):
            length = sum(len(text) for text, _ in line)
            if extent >= _ENOUGH_TEXT and length <= _SHORTEST_SENTENCE and at not in self._links:
                if is_heading_of_comments(self._line(at)):
                    return at
            elif length > _SHORTEST_SENTENCE:
                extent += length
        return len(self._lines)

    def _own(self, placed: Iterable[tuple[int, str]]) -> list[str]:
        return [line for at, line in placed if not self._is_of_others(at, line)]

    def dated_lines(self, heading: Element | None) -> list[str]:
        """Return the short lines with a number, also of the page's edges, but no sentence and none of something else.

        *heading* is the article's; what holds it is not something else.
        """
        if self._dated is None:
            around = set() if heading is None else set(heading.iterancestors())
            shown = ((at, _first_of_posting(line)) for at, line in self._shown(around, but_edges=False))
            lines = (one for one in shown if _is_dated(one[1]) and not _is_sentence(one[1]))
            self._dated = self._own(islice(lines, _MOST_DATED))
        return self._dated

    def others(self) -> set[str]:
        """Return the short lines that tell the dates of other articles, and of comments."""
        lines = (one for one in self._shown(set()) if _is_dated(one[1]))
        others = {line for at, line in islice(lines, _MOST_DATED) if self._is_of_others(at, line)}
        commented = map(self._line, range(self._comments, len(self._lines)))
        return others | set(islice(filter(_is_dated, commented), _MOST_DATED))

    def _line(self, at: int) -> str:
        return " ".join("".join([text for text, _ in self._lines[at]]).split())

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

    def _shown(self, around: set[Element], but_edges: bool = True) -> Iterator[tuple[int, str]]:
        """Yield the lines that readers see, each behind its place, without what lies in boxes of something else."""
        is_left_out = [False]
        for box, outer in self._boxes[1:]:
            is_left_out.append(is_left_out[outer] or is_box_of_others(box, around, but_edges))
        for at, line in enumerate(self._lines):
            if shown := " ".join("".join([text for text, box in line if not is_left_out[box]]).split()):
                yield at, shown

    def _is_of_others(self, at: int, shown: str) -> bool:
        """Tell whether the line *at* stands above the page's header, is a comment's, or dates another article.

        That one's headline is a link in the line, or is the whole line before or after it.
        """
        if not _NUMBER.search(shown):
            return False
        if at < self._below_header or at > self._comments:
            return True
        return self._leads_on(at) or any(
            self._leads_on(near) and self._line(near) == text_in(self._links[near]) for near in (at - 1, at + 1)
        )

    def _leads_on(self, at: int) -> bool:
        """Tell whether the first link in the line *at* leads to another article."""
        link = self._links.get(at) if at < len(self._lines) else None
        return link is not None and self._others.is_to_other_article(link)


def _first_of_posting(line: str) -> str:
    """Return *line*, or its first part where it is a sentence on when something was posted."""
    return line[:_LONGEST] if says_posted(line) else line


def _is_sentence(line: str) -> bool:
    return len(line) > _SHORTEST_SENTENCE and ends_sentence(line)


def _is_dated(line: str) -> bool:
    return _is_short(line) and _NUMBER.search(line) is not None


def _is_short(line: str) -> bool:
    """Tell whether *line* is a short one, and none on whose rights the page is."""
    return len(line) <= _LONGEST and "©" not in line


def _begins(line: str, block: str) -> bool:
    """Tell whether *line* shows the paragraph *block*, or its first part."""
    shortest = min(_LEAST_SHOWN, len(block))
    return len(line) >= shortest and (block.startswith(line) or line.startswith(block[: max(_LEAST_SHOWN, shortest)]))
