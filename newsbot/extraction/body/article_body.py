"""PAGE: the article's body, lead and pictures out of any page's markup."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import islice, takewhile

from newsbot.extraction.body.application_state import texts_in_state
from newsbot.extraction.body.blocks import BEFORE, Piece, Reader
from newsbot.extraction.body.byline_lines import Line, lines_above, lines_behind, lines_below
from newsbot.extraction.body.class_names import is_dialog, names_of
from newsbot.extraction.body.consent import consent_dialogs
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.figures import read_figures
from newsbot.extraction.body.forms import forms
from newsbot.extraction.body.json_ld_text import blocks_of_json_ld, plain_text
from newsbot.extraction.body.main_content import find_main_content
from newsbot.extraction.body.paragraph_layout import FULL, ONLY_LINKS, is_text
from newsbot.extraction.body.picture_boxes import captioned_pictures, picture_boxes
from newsbot.extraction.body.rules import judge
from newsbot.extraction.body.text_weights import PROSE, Survey, Weights, weigh, without
from newsbot.extraction.headlines.finding import find_headline, shown_in
from newsbot.items import Block, Image
from newsbot.page import Element, Page, text_in


@dataclass(slots=True)
class BodyHints:
    """What other sources say about the page; witnesses for what is body and what is not."""

    descriptions: list[str] = field(default_factory=list)
    """JSON-LD ``description``, ``og:description``: a line that shows one of them above the body is the lead."""
    article_bodies: list[str] = field(default_factory=list)
    """JSON-LD ``articleBody`` of the page's own article, as written there."""
    selected: list[Element] = field(default_factory=list)
    """What the publisher's ``body`` selector matched; the body is read from these elements only."""
    selected_leads: list[str] = field(default_factory=list)
    """What the publisher's ``lead`` selector gave; no other line is a lead."""
    dropped: list[Element] = field(default_factory=list)
    """What the publisher's ``drop`` selectors matched."""
    own_keys: Collection[str] = ()
    """The site's names, as `key_of` writes them: a heading that says no more is its logo."""
    explain: bool = False
    """Collect notes."""


@dataclass(slots=True)
class Note:
    """Why one piece of the page was kept or left out; `scrapy explain` shows it."""

    kind: str
    text: str
    kept: bool
    reason: str
    box: str = ""
    """The element that it lies in or that was left out with it, below its parent, as a selector names them."""


@dataclass(slots=True)
class Body:
    """What the page's markup shows of the article."""

    blocks: list[Block] = field(default_factory=list)
    lead: str | None = None
    heading: tuple[str, ...] = ()
    """The article's heading as shown; behind it, where two elements make it up, what each of them shows."""
    heading_element: Element | None = field(default=None, compare=False)
    kicker: str | None = None
    """The short line right above the heading."""
    byline_lines: list[Line] = field(default_factory=list)
    """Short lines between headline and text, where authors, agencies and dates stand."""
    credit_lines: list[Line] = field(default_factory=list)
    """Short lines right after the text, where authors, agencies and sources stand."""
    unended_lines: list[str] = field(default_factory=list)
    """The last lines of the text that were left out as they end no sentence: one may be who signs."""
    figures: list[Image] = field(default_factory=list)
    """Raw: absolute address of the largest version, caption as shown, credit only where it is marked apart."""
    teasers: list[str] = field(default_factory=list)
    """Addresses of linked headlines before paragraphs of the text, where these are a good part of it: a listing's."""
    notes: list[Note] = field(default_factory=list)
    """Every piece of the page in reading order, if `BodyHints.explain`."""


_LITTLE_SHOWN = 300
"""Characters of text up to which a page may show its text by a script only."""
_PROTECTED = 0.36
"""An element with this share of the main content's text is read, whatever its name says."""
_LONGEST_KICKER = 60
_SHORTEST_TEASER = 15
_TEASERS = 0.4
"""Linked lines a paragraph of the text from which a page is a listing."""
_LINKED_OF_TEXTS = 0.7
"""Paragraphs with a link, each to something else, of all paragraphs from which a page is a listing."""
_MOST_LINKS = 1_000
_TEASERS_OF_TEXTS = 0.15
"""Linked headings a paragraph from which it is one that shows the articles whole."""
_MOST_NAMES = 2
"""Class names that tell an element for `scrapy explain`."""
_LAYOUT_TABLE = 150
"""Weight of running text from which a table is there for layout, not for figures."""


def extract_body(page: Page, headline: str | None = None, known: BodyHints | None = None) -> Body:
    """Return the body of *page*; *headline* is the best headline that structured data gave."""
    known = known or BodyHints()
    top = page.root.find("body")
    if top is None or top.getnext() is not None:  # text after </body> is shown like any other
        top = page.root
    survey = Survey(top)
    told = [headline or "", page.root.findtext("head/title") or ""]
    heading = find_headline(top, survey.headings, told, known.own_keys)
    texts = () if heading is None else shown_in(heading)
    weights = weigh(survey)
    unwanted = dict.fromkeys(consent_dialogs(top, heading, weights), DropReason.CONSENT)
    for dialog in unwanted:
        weights = without(dialog, weights)
    unwanted |= dict.fromkeys(picture_boxes(survey.paragraphs), DropReason.PICTURE_BOX)
    unwanted |= dict.fromkeys(known.dropped, DropReason.UNWANTED)
    selected = known.selected
    main = reduce(_common_ancestor, selected) if selected else find_main_content(top, weights, heading)
    reader = _read(page, main, heading, weights, known, unwanted)
    declared = plain_text(known.article_bodies)
    lead = judge(
        reader.pieces,
        main,
        texts[0] if texts else "",
        known.descriptions,
        declared,
        set(selected),
        known.selected_leads,
    )
    blocks = [Block(piece.kind, piece.text) for piece in reader.pieces if not piece.dropped]
    if not declared and sum(len(block.text) for block in blocks) < _LITTLE_SHOWN:
        declared = plain_text(texts_in_state(page))
    pictures = [element for element, zone in reader.pictures if zone != BEFORE or element.tag == "figure"]
    return Body(
        blocks=(declared and not selected and blocks_of_json_ld(blocks, declared)) or blocks,
        lead=lead,
        heading=texts,
        heading_element=heading,
        kicker=_kicker(reader.pieces, heading),
        figures=read_figures(pictures, page.url, main),
        byline_lines=lines_above(reader.pieces),
        credit_lines=lines_below(reader.pieces) + lines_behind(main),
        unended_lines=[piece.text for piece in reader.pieces if piece.dropped is DropReason.UNENDED],
        teasers=_teasers(reader.pieces, top),
        notes=_notes(reader.noted, {piece.element for piece in reader.pieces if not piece.dropped}),
    )


def _read(
    page: Page,
    main: Element,
    heading: Element | None,
    weights: Weights,
    known: BodyHints,
    unwanted: Mapping[Element, DropReason],
) -> Reader:
    """Return a reader that has read all from *heading* to the end of *main*, the main content, but for *unwanted*."""
    scope = main if heading is None else _common_ancestor(main, heading)
    ends = [main, *known.selected, *([] if heading is None else [heading])]
    around = {ancestor for end in ends for ancestor in (end, *end.iterancestors())}
    limit = _PROTECTED * weights.get(main, 1)

    def keep(element: Element) -> bool:
        weight = weights.get(element, 0)
        if element.tag == "table" and (weight > _LAYOUT_TABLE or (weight >= PROSE and _is_in_cell(element))):
            return True
        return weight > limit or element in around

    def holds_prose(element: Element) -> bool:
        return weights.get(element, 0) >= PROSE or (element.tag == "p" and len(text_in(element)) >= FULL)

    asking = dict.fromkeys(captioned_pictures(scope), DropReason.PICTURE_BOX) | forms(scope, keep, page)
    reader = Reader(keep, unwanted, known.explain, holds_prose, asking)
    reader.read(scope, heading, main)
    if _most_text_precedes(reader.pieces):
        reader = Reader(keep, unwanted, known.explain, holds_prose, asking)
        reader.read(scope, None, main)
    return reader


def _is_in_cell(table: Element) -> bool:
    """Tell whether *table* lies in another one, right in a cell or with paragraphs, as parts of a newsletter do."""
    if next(table.iterancestors("table"), None) is None:
        return False
    parent = table.getparent()
    return (parent is not None and parent.tag == "td") or next(table.iter("p"), None) is not None


def _common_ancestor(one: Element, other: Element) -> Element:
    above = {one, *one.iterancestors()}
    return next(element for element in (other, *other.iterancestors()) if element in above)


def _most_text_precedes(pieces: list[Piece]) -> bool:
    """Tell whether what looked like the headline stands below the text: then it heads something else."""
    above = (piece for piece in pieces if piece.zone == BEFORE and not piece.dropped and is_text(piece))
    known: dict[Element, bool] = {}
    before = sum(piece.extent for piece in above if not _is_in_dialog(piece.element, known))
    if not before:
        return False
    after = sum(piece.extent for piece in pieces if piece.zone != BEFORE and not piece.dropped and is_text(piece))
    return before > after


def _is_in_dialog(element: Element, known: dict[Element, bool]) -> bool:
    """Tell whether *element* lies in a dialog; *known* is for which elements that is known: pages may be deep."""
    path: list[Element] = []
    above: Element | None = element
    while above is not None and above not in known:
        path.append(above)
        above = above.getparent()
    is_inside = above is not None and known[above]
    for box in reversed(path):
        is_inside = known[box] = is_inside or is_dialog(box, names_of(box))
    return is_inside


def _kicker(pieces: list[Piece], heading: Element | None) -> str | None:
    """Return the short line right above *heading*, under the same roof; several links are a path or tags, no kicker."""
    above = [piece for piece in pieces if piece.zone == BEFORE and piece.text]
    if (
        heading is None
        or not above
        or above[-1].extent > _LONGEST_KICKER
        or above[-1].dropped != DropReason.BEFORE_HEADLINE
        or above[-1].element.tag == "h1"
    ):
        return None
    line, roofs = above[-1], list(islice(heading.iterancestors(), 2))
    is_near = any(roof in roofs for roof in islice(line.element.iterancestors(), 2))
    links = takewhile(lambda element: element is not heading, line.element.iter("a", str(heading.tag)))
    return line.text if is_near and sum(1 for link in links if link.tag == "a") < 2 else None


def _teasers(pieces: list[Piece], top: Element) -> list[str]:
    """Return where the lines that tease articles lead, if they are many for the text.

    Those are linked lines right before a paragraph, paragraphs most of which link to something, and all links of a page
    whose text is nothing but a link.
    """
    kept = [piece for piece in pieces if not piece.dropped and piece.text and piece.kind != "heading"]
    if kept and all(piece.links >= ONLY_LINKS * len(piece.text) for piece in kept):
        return [link.get("href", "") for link in islice(top.iter("a"), _MOST_LINKS)]
    linked = {piece.targets[0] for piece in kept if piece.targets}
    return list(linked) if len(linked) >= _LINKED_OF_TEXTS * len(kept) else _teased(pieces)


def _teased(pieces: list[Piece]) -> list[str]:
    """Return where the linked lines lead that stand right before a paragraph of the text, if they are many for it."""
    teased: dict[str, bool] = {}
    above: Piece | None = None
    paragraphs = 0
    for piece in pieces:
        if piece.zone == BEFORE or not piece.text:
            continue
        if piece.targets and piece.links >= ONLY_LINKS * len(piece.text) and piece.extent >= _SHORTEST_TEASER:
            above = piece
        elif not piece.dropped and piece.kind != "heading":
            paragraphs += 1
            if above is not None:
                teased.setdefault(above.targets[0], above.kind == "heading")
            above = None
    is_list = len(teased) >= _TEASERS * paragraphs or sum(teased.values()) >= _TEASERS_OF_TEXTS * paragraphs
    return list(teased) if is_list else []


def _notes(pieces: list[Piece], read: Collection[Element]) -> list[Note]:
    """Return what became of *pieces*; of the elements that were left out at first, tables, some were *read* later."""
    notes = []
    for piece in pieces:
        dropped = None if piece.dropped is DropReason.TABLE and piece.element in read else piece.dropped
        if piece.text:
            box = piece.element if piece.hinting is None or dropped is not piece.hint else piece.hinting
            reason = dropped.value if dropped else "text"
            notes.append(Note(piece.kind, piece.text, not dropped, reason, _selector(box)))
    return notes


def _selector(element: Element) -> str:
    """Return what a selector calls *element* and its parent: "div.story > p"."""
    parent = element.getparent()
    return " > ".join(_named(one) for one in (parent, element) if one is not None)


def _named(element: Element) -> str:
    names = [f".{name}" for name in element.get("class", "").split()[:_MOST_NAMES]]
    identity = element.get("id")
    return str(element.tag) + ("".join(names) or (f"#{identity}" if identity else ""))
