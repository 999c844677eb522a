"""PAGE: the short lines right before and after an article's text, in whatever boxes they stand."""

from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from newsbot.extraction.body.article_body import Body
from newsbot.extraction.surroundings import is_box_of_others
from newsbot.page import Element, Page

_INLINE = frozenset("a abbr b bdi bdo cite code em font i mark q s small span strong sub sup time u var".split())
_UNSEEN = frozenset("script style noscript template head title svg select option button".split())
_MOST = 8
_LONGEST = 100
_SHORTEST_SENTENCE = 40
_LEAST_SHOWN = 20
"""Characters that tell a paragraph."""


def lines_around(page: Page, body: Body) -> tuple[list[str], list[str]]:
    """Return the short lines right before the text, the nearest first, and those right after it."""
    if not body.blocks:
        return [], []
    own = (body.heading_element, _element_of(page.root, body.blocks[0].text))
    around = {box for element in own if element is not None for box in element.iterancestors()}
    shown = list(_lines(page.root, around))
    first = next((at for at, line in enumerate(shown) if _begins(line, body.blocks[0].text)), None)
    backwards = range(len(shown) - 1, -1, -1)
    last = next((at for at in backwards if _begins(shown[at], body.blocks[-1].text)), None)
    before = [] if first is None else shown[max(0, first - _MOST) : first][::-1]
    after = [] if last is None else shown[last + 1 : last + 1 + _MOST]
    return [line for line in before if _is_short(line)], list(takewhile(_is_short, after))


def _element_of(root: Element, block: str) -> Element | None:
    """Return the first element whose own text begins the paragraph *block*."""
    for element in root.iter("*"):
        text = element.text
        if text and len(text) >= _LEAST_SHOWN and element.tag not in _UNSEEN and _begins(" ".join(text.split()), block):
            return element
    return None


def short_lines(root: Element, around: set[Element]) -> Iterator[str]:
    """Yield the short lines under *root*, also of its edges, without sentences and those in boxes of something else."""
    lines = _lines(root, around, but_edges=False)
    return (line for line in lines if _is_short(line) and not _is_sentence(line))


def _is_sentence(line: str) -> bool:
    return len(line) > _SHORTEST_SENTENCE and line.endswith((".", "!", "?", "…"))


def _is_short(line: str) -> bool:
    """Tell whether *line* is a short one, and none on whose rights the page is."""
    return len(line) <= _LONGEST and "©" not in line


def _begins(line: str, block: str) -> bool:
    """Tell whether *line* shows the paragraph *block*, or its first part."""
    shortest = min(_LEAST_SHOWN, len(block))
    return len(line) >= shortest and (block.startswith(line) or line.startswith(block[: max(_LEAST_SHOWN, shortest)]))


def _lines(root: Element, around: set[Element], but_edges: bool = True) -> Iterator[str]:
    """Yield the lines that readers see under *root*, without those in boxes of something else."""
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if parts and tag not in _INLINE:
            yield " ".join("".join(parts).split())
            parts.clear()
        text = None
        if event == "end":
            text = element.tail
        elif tag in _UNSEEN or is_box_of_others(element, around, but_edges):
            walk.skip_subtree()
        else:
            text = element.text
        if text and (parts or not text.isspace()):
            parts.append(text)
