"""PAGE: a part of the tree read once, in order, into flat pieces of text and pictures."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from newsbot.extraction.body.class_names import (
    DIALOG_ROLES,
    DROPPED_TAGS,
    HINTS,
    INLINE_REASONS,
    PICTURE_REASONS,
    hides,
    is_hidden_alone,
    names_of,
    reason_to_drop,
)
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.labels_apart import is_label_apart
from newsbot.extraction.body.live_posts import is_post
from newsbot.extraction.body.parts_of_lines import is_initial, is_link_amid_line
from newsbot.extraction.body.picture_boxes import follows_picture, holds_picture, is_picture_with_caption
from newsbot.extraction.body.quotes_in_figures import is_quote
from newsbot.extraction.values.text import extent, without_invisible
from newsbot.page import HEADINGS, Element, text_in

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup tt u var wbr nobr img".split()
)
_KINDS = dict.fromkeys(HEADINGS, "heading") | {
    "summary": "heading",
    "li": "list_item",
    "dd": "list_item",
    "blockquote": "quote",
}
_KEEP_HEADING = frozenset(("p", "div", "button"))
"""Blocks that stay a heading within one."""
_BOLD = frozenset(("b", "strong"))
_PICTURES = frozenset(("figure", "picture", "img"))
_CODE = frozenset(("script", "style", "noscript", "template"))
_HIDING = frozenset(("hidden", "aria-hidden", "role", "style"))
"""Attributes that may tell that an element is not seen; most elements have none of them."""
_BREAK = "\x00"
"""Stands for `<br>`; pages hold no null bytes."""

BEFORE, FRONT, BODY = 0, 1, 2
"""Zones of a page: before the headline, between headline and text, in the part that holds the text."""


@dataclass(slots=True)
class Piece:
    """One stretch of text between two block borders."""

    text: str
    kind: str
    element: Element
    zone: int
    links: int = 0
    """Characters of the text that are links."""
    bold: int = 0
    """Characters of the text that are bold."""
    targets: tuple[str, ...] = ()
    """Addresses that it links to."""
    dropped: DropReason | None = None
    """The reason why it is no part of the body."""
    hint: DropReason | None = None
    """What the name of a box around it says that it is; text may tell otherwise."""
    hinting: Element | None = None
    """The box with that name."""
    extent: int = 0
    """Length of the text in characters; letters of scripts that say more with each count as more."""

    def __post_init__(self) -> None:
        self.extent = extent(self.text)


class Reader:
    """Reads a part of the tree in one pass; afterwards it holds the pieces and the pictures in reading order."""

    def __init__(
        self,
        keep: Callable[[Element], bool],
        unwanted: Mapping[Element, DropReason] | None = None,
        explain: bool = False,
        holds_prose: Callable[[Element], bool] = lambda _: False,
        forms: Mapping[Element, DropReason] | None = None,
    ) -> None:
        self.pieces: list[Piece] = []
        self.pictures: list[tuple[Element, int]] = []
        """Elements that hold pictures, with their zone."""
        self.noted: list[Piece] = []
        """The pieces and what was left out, with its text, if that is to be explained."""
        self._keep = keep
        self._holds_prose = holds_prose
        self._hint: DropReason | None = None
        self._hinting: Element | None = None
        self._unwanted = unwanted or {}
        self._forms = forms or {}
        self._explain = explain
        self._line: list[str] = []
        self._links = self._bold = 0
        self._open_links = self._open_bold = 0
        self._boxes: list[tuple[Element, str]] = []
        """The boxes around what is being read, outer ones first, with the kind of block that each makes of its text."""
        self._at_breaks: list[tuple[int, int]] = []
        self._targets: list[str] = []
        self._zone = FRONT

    def read(self, top: Element, headline: Element | None, main_content: Element) -> None:
        """Read *top* from its start to the end of *main_content*; what precedes *headline* is zone BEFORE."""
        self._zone = FRONT if headline is None else BEFORE
        inside = headline is not None and main_content in headline.iterancestors()
        self._boxes = [(top, "paragraph")]
        skipped: Element | None = None
        walk = etree.iterwalk(top, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if element is main_content and not inside:
                    self._flush()
                    self._zone = BODY
                if element is headline:
                    self._flush()
                    self._zone = max(self._zone, BODY if inside else FRONT)
                if element is headline or self._drops(element):
                    walk.skip_subtree()
                    skipped = element
                    continue
                self._open(element)
                text = element.text
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._close(element)
                    if element is main_content or element is top:
                        self._flush()
                        return
                    if element is self._hinting:
                        self._hint = self._hinting = None
                text = element.tail
            if text:
                if not text.isspace():
                    self._add(text)
                elif self._line:
                    self._line.append(" ")

    def _open(self, element: Element) -> None:
        """Note that *element* begins: a link, bold letters, a line break or a box."""
        tag = element.tag
        if tag == "a":
            target = element.get("href", "#")
            if self._open_links or not target.startswith("#"):
                self._open_links += 1
                self._targets.append(target)
        elif tag in _BOLD:
            self._open_bold += 1
        elif tag == "span":
            if self._line and is_label_apart(self._line[-1], element):
                self._line.append(" ")
        elif tag == "br":
            self._line.append(_BREAK)
            self._at_breaks.append((self._links, self._bold))
        elif tag not in _INLINE:
            if self._line:
                self._flush()
            self._boxes.append((element, self._kind(element, str(tag), self._boxes[-1][1])))

    def _close(self, element: Element) -> None:
        """Note that *element* ends."""
        tag = element.tag
        if tag == "a":
            self._open_links -= self._open_links > 0
        elif tag in _BOLD:
            self._open_bold -= 1
        elif tag not in _INLINE and tag != "br":
            if self._line:
                self._flush()
            self._boxes.pop()

    def _add(self, text: str) -> None:
        """Add *text*, which is not only white space, to the line that is being read."""
        self._line.append(text)
        if self._open_links or self._open_bold:
            length = len(text.strip())
            self._links += length if self._open_links else 0
            self._bold += length if self._open_bold else 0

    def _kind(self, element: Element, tag: str, around: str) -> str:
        """Return the kind of block that *element*, a *tag*, opens within a block of kind *around*."""
        kind = _KINDS.get(tag)
        if kind:
            return "paragraph" if tag == "li" and is_post(element) else kind
        return "paragraph" if around == "heading" and tag not in _KEEP_HEADING else around

    def _drops(self, element: Element) -> bool:
        """Tell whether *element* is left out, by its tag, its names or because it is hidden; note the reason."""
        tag = str(element.tag)
        inline = tag in _INLINE
        reason = DROPPED_TAGS.get(tag)
        if tag == "button" and (roof := element.getparent()) is not None and roof.tag in HEADINGS:
            return False  # what opens a part says what it is about
        if tag == "figure" and is_quote(element):
            return False
        if reason is None and (attributes := element.keys()):
            reason = self._reason(element, tag, inline, attributes)
        if reason is None and self._forms:
            reason = self._forms.get(element)
        if self._unwanted and (told := self._unwanted.get(element)):
            reason = told
        elif reason is None or self._keep(element) or self._may_be_text(element, reason, inline):
            return False
        shows = tag in _PICTURES or (reason in PICTURE_REASONS and holds_picture(element))
        shows = shows or (tag == "table" and is_picture_with_caption(element))
        if shows or (tag == "button" and element.find(".//figcaption") is not None):
            self.pictures.append((element, self._zone))
        if not inline or (shows and tag not in _PICTURES):
            self._flush()
            self.pieces.append(Piece("", "paragraph", element, self._zone, dropped=reason))
        if self._explain and tag not in _CODE:
            self.noted.append(Piece(text_in(element), "paragraph", element, self._zone, dropped=reason))
        return True

    def _may_be_text(self, element: Element, reason: DropReason, inline: bool) -> bool:
        """Tell whether *element*, which its name calls *reason*, holds prose; what is read in it carries the name."""
        is_hint = reason in HINTS or element.tag == "p"  # in which the text itself stands
        if inline or not is_hint or element.tag in DROPPED_TAGS or not self._holds_prose(element):
            return False
        self._flush()
        if reason in PICTURE_REASONS and holds_picture(element):
            self.pictures.append((element, self._zone))
        if self._hinting is None:
            self._hint, self._hinting = reason, element
        return True

    def _reason(self, element: Element, tag: str, inline: bool, attributes: list[str]) -> DropReason | None:
        names = names_of(element) if "class" in attributes or "id" in attributes else ""
        reason = reason_to_drop(names) if names else None
        if reason and inline and reason not in INLINE_REASONS:
            reason = None
        if reason and reason is not DropReason.HIDDEN and inline and is_link_amid_line(element, self._line):
            reason = None
        if reason is DropReason.PICTURE_BOX and not holds_picture(element):
            reason = DropReason.CAPTION if tag == "p" and follows_picture(element) else None
        if reason is DropReason.RELATED and element.find(".//a") is None:
            reason = None  # leads and the beginning before a paywall are called teasers, too
        if reason or _HIDING.isdisjoint(attributes):
            return reason
        if tag == "p" and not is_hidden_alone(element):
            return None  # paragraphs hidden by a paywall's script are in the page for everyone
        if element.get("hidden") is not None or (not inline and element.get("aria-hidden") == "true"):
            return DropReason.HIDDEN
        if element.get("role") in DIALOG_ROLES:
            return DropReason.CONTROL
        style = element.get("style")
        return DropReason.HIDDEN if style and hides(style) else None

    def _flush(self) -> None:
        """Turn the text gathered so far into pieces: one line break parts lines, two in a row part paragraphs."""
        if not self._line:
            return
        element, kind = self._boxes[-1]
        raw, counts, breaks = "".join(self._line), (self._links, self._bold), self._at_breaks
        targets = tuple(self._targets)
        self._line, self._at_breaks, self._targets = [], [], []
        self._links = self._bold = 0
        for text, links, bold in _paragraphs(raw, [*breaks, counts]) if breaks else [(" ".join(raw.split()), *counts)]:
            if text := without_invisible(text):
                if self.pieces and self.pieces[-1].zone == self._zone and is_initial(self.pieces[-1].text, text):
                    text = self.pieces.pop().text + (" " if raw[0].isspace() else "") + text
                piece = Piece(text, kind, element, self._zone, links, bold, targets, None, self._hint, self._hinting)
                self.pieces.append(piece)
                if self._explain:
                    self.noted.append(piece)


def _paragraphs(raw: str, counted: list[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """Yield text, links and bold of each paragraph of *raw*; *counted* are links and bold up to each break and end."""
    lines: list[str] = []
    begun = ended = (0, 0)
    for text, counts in zip([*raw.split(_BREAK), ""], [*counted, counted[-1]], strict=True):
        line = " ".join(text.split())
        if line:
            lines.append(line)
            ended = counts
            continue
        if lines:
            yield "\n".join(lines), ended[0] - begun[0], ended[1] - begun[1]
            lines = []
        begun = counts
