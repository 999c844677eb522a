"""PAGE: pieces of text -> the article's body, its lead, and the reason why the others are neither."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from newsbot.extraction.body.announced_links import drop_announced_links, invites
from newsbot.extraction.body.blocks import BEFORE, BODY, FRONT, Piece
from newsbot.extraction.body.class_names import PICTURE_REASONS
from newsbot.extraction.body.closing_lines import SENTENCE_END, drop_closing_lines
from newsbot.extraction.body.comment_section import drop_comments
from newsbot.extraction.body.contents_list import drop_contents_list
from newsbot.extraction.body.controls_in_words import drop_controls_in_words, is_label_of_frame
from newsbot.extraction.body.datelines import drop_opening_lines, says_when_or_who
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.headed_lists import judge_lists_in_front, keep_headed_lists, keep_lists_in_lists
from newsbot.extraction.body.idle_headings import drop_idle_headings
from newsbot.extraction.body.json_ld_text import drop_unconfirmed_items
from newsbot.extraction.body.lead import find_lead, lines_that_show
from newsbot.extraction.body.live_posts import says_when_alone
from newsbot.extraction.body.paragraph_layout import FULL, ONLY_LINKS, ParagraphLayout, is_text, name_of
from newsbot.extraction.body.picture_boxes import is_credited_caption
from newsbot.extraction.body.pointers import is_pointer, points_elsewhere
from newsbot.extraction.body.refuted_names import refutes_its_name
from newsbot.extraction.body.second_copy import drop_second_copy, is_cut_off_beginning
from newsbot.extraction.body.sender import drop_sender
from newsbot.extraction.body.tables import keep_tables
from newsbot.extraction.body.teasers import drop_teasers
from newsbot.extraction.headlines.finding import words
from newsbot.page import Element

_NEAR_THE_START = 12
"""Pieces, left out ones too, after the first paragraph among which the lead may be."""
_LONG_ENOUGH_TO_REPEAT = 25
_MOST_QUOTES = 50
"""Quotes that are looked for in each paragraph."""
_FEW_LINKS = 0.3
_LONG = 100
"""Extent from which a paragraph of the text's own class is text wherever amid the text it lies."""
_OUTWEIGHED = 3
"""Times as much text under names of something else as without: then the names mislead."""


def judge(
    pieces: Sequence[Piece],
    main_content: Element,
    headline: str,
    descriptions: Sequence[str],
    json_ld_text: str = "",
    selected: Collection[Element] = (),
    selected_leads: Sequence[str] = (),
) -> str | None:
    """Give every piece that is no part of the body its reason; return the lead.

    *descriptions* are the page's own summaries: the line that shows one of them is the lead; *json_ld_text* is its
    text as structured data has it, or nothing.  Where *selected* are the elements that a publisher file names as the
    body, what they hold is text wherever it lies; *selected_leads* are the texts that it names as the lead.
    """
    body = [piece for piece in pieces if piece.zone == BODY]
    hinted = [piece for piece in pieces if piece.hint and not piece.dropped]
    plain = sum(piece.extent for piece in body if not piece.hint and not piece.dropped and is_text(piece))
    if _OUTWEIGHED * plain >= sum(piece.extent for piece in hinted if is_text(piece)):
        for piece in hinted:
            piece.dropped = piece.hint
    layout = ParagraphLayout(body, main_content)
    title = words(headline)
    for piece in pieces:
        if not piece.dropped and piece.zone == BEFORE:
            piece.dropped = DropReason.BEFORE_HEADLINE
        elif not piece.dropped and piece.kind == "heading" and title and words(piece.text) == title:
            piece.dropped = DropReason.HEADLINE_AGAIN
    start = [piece for piece in body[: layout.first + _NEAR_THE_START] if not piece.dropped]
    lead = find_lead(pieces, start, descriptions, selected_leads)
    _judge_front([piece for piece in pieces if piece.zone == FRONT], layout)
    inside: dict[Element, bool] = dict.fromkeys(selected, True)
    for index, piece in enumerate(body):
        if not piece.dropped:
            piece.dropped = _reason_beside(piece, inside) if selected else _reason(piece, index, layout)
    if hinted and not selected:
        _keep_refuted(body, layout)
    if not selected:
        judge_lists_in_front(body[: layout.first])
    keep_headed_lists(body)
    keep_lists_in_lists(body)
    if json_ld_text and not selected:
        drop_unconfirmed_items(body, json_ld_text)
    if not selected:
        drop_comments(pieces)
    drop_controls_in_words(body)
    drop_teasers(body)
    drop_announced_links(body)
    keep_tables(body)
    drop_contents_list(body)
    _drop_repetitions(body)
    drop_second_copy(body)
    if len(lead) == 1 and is_cut_off_beginning(lead[0], body):
        lead.pop().dropped = DropReason.REPETITION
    drop_idle_headings(body)
    drop_opening_lines(body, has_lead=bool(lead))
    drop_sender(body)
    drop_closing_lines(body)
    if all(piece.dropped for piece in body):
        for piece in lead or lines_that_show(descriptions, start)[:1]:
            piece.dropped = None
        return None
    return "\n".join(piece.text for piece in lead) or None


def _keep_refuted(body: Sequence[Piece], layout: ParagraphLayout) -> None:
    """Keep what lies in boxes whose names deny that it is text where most of it lies and looks like the text.

    Beside pictures there must be more than captions, unless the page has hardly any other text.
    """
    boxes: dict[Element, list[int]] = {}
    for index, piece in enumerate(body):
        if piece.hinting is not None and piece.dropped is piece.hint:
            boxes.setdefault(piece.hinting, []).append(index)
    alike = {index for indexes in boxes.values() for index in indexes if _is_like_text(body[index], index, layout)}
    parents = {
        piece.element.getparent()
        for index, piece in enumerate(body)
        if not piece.dropped and _is_like_text(piece, index, layout)
    }
    is_most = _extent(body, alike) > sum(piece.extent for piece in body if not piece.dropped)
    for box, indexes in boxes.items():
        paragraphs = alike.intersection(indexes)
        pictures = sum(1 for _ in box.iter("img")) if body[indexes[0]].hint in PICTURE_REASONS else 0
        is_refuted = is_most or (len(paragraphs) > pictures and box.tag != "p")  # which is no witness for itself
        if 2 * _extent(body, paragraphs) > _extent(body, indexes) and is_refuted:
            for index in indexes:
                body[index].dropped = _reason(body[index], index, layout)
        elif box.getparent() in parents and refutes_its_name(box, [body[index] for index in indexes]):
            for index in indexes:
                body[index].dropped = None


def _extent(body: Sequence[Piece], indexes: Iterable[int]) -> int:
    return sum(body[index].extent for index in indexes)


def _is_like_text(piece: Piece, index: int, layout: ParagraphLayout) -> bool:
    """Tell whether *piece* is a full paragraph at the place, and of the class, of the text's own."""
    own = layout.places[index] in layout.main and layout.name in (None, layout.names[index])
    return own and piece.extent >= FULL and piece.links < _FEW_LINKS * len(piece.text)


def _reason_beside(piece: Piece, inside: dict[Element, bool]) -> DropReason | None:
    """Return why *piece* is no part of the text where a publisher file has selected the elements that hold it.

    *inside* is what is known of which elements: the selected ones to begin with; pages may be deep.
    """
    path: list[Element] = []
    element: Element | None = piece.element
    while element is not None and element not in inside:
        path.append(element)
        element = element.getparent()
    is_inside = element is not None and inside[element]
    inside.update(dict.fromkeys(path, is_inside))
    if not is_inside:
        return DropReason.OUTSIDE_SELECTED
    return points_elsewhere(piece, in_text=True) if piece.kind != "heading" else None


def _judge_front(front: Sequence[Piece], layout: ParagraphLayout) -> None:
    """Keep what begins the text between headline and main content: paragraphs of the text's own class."""
    for piece in front:
        if not piece.dropped:
            own = piece.element.tag in ("p", *layout.tags) and is_text(piece)
            own = own and layout.name is not None and _first_class(name_of(piece)) == _first_class(layout.name)
            piece.dropped = None if own else DropReason.BETWEEN_HEADLINE_AND_TEXT


def _first_class(name: str) -> str:
    return name.partition(" ")[0]


def _reason(piece: Piece, index: int, layout: ParagraphLayout) -> DropReason | None:
    """Return why *piece*, the body's *index*-th, is no part of the text, or None."""
    place = layout.places[index]
    if piece.kind == "heading":
        if place.above.tag == "header":
            place = place.above.above.below(place.tag)
        if index > layout.last:
            return DropReason.HEADING_AFTER_TEXT
        linked = piece.links >= ONLY_LINKS * len(piece.text) and place.above not in layout.parents
        if linked or (is_pointer(piece) and invites(piece.text)):
            return DropReason.POINTER
        return (
            None
            if place in layout.main or layout.is_above(place) or layout.is_beside(place)
            else DropReason.HEADING_OF_BOX
        )
    pointer = points_elsewhere(piece, in_text=place in layout.main)
    if pointer:
        return pointer
    if says_when_alone(piece.text):
        return DropReason.TIME
    if is_credited_caption(piece.element, piece.text):
        return DropReason.CAPTION
    if is_label_of_frame(piece):
        return DropReason.EMBED
    if place in layout.main:
        odd = piece.kind == "paragraph" and piece.extent < FULL and layout.is_named_otherwise(index)
        is_beside_lines = place.above in layout.with_lines
        return DropReason.OTHER_CLASS if odd and (not is_beside_lines or says_when_or_who(piece)) else None
    if not place.depth and piece.kind == "paragraph" and is_text(piece) and _ends_sentence(piece):
        return None  # bare text amid the elements of the main content is beside nothing
    if index > layout.last:
        return DropReason.AFTER_TEXT
    if index < layout.first:
        own = is_text(piece) and (_is_paragraph(piece, layout) or layout.is_listed(piece, index))
        return None if own else DropReason.BEFORE_TEXT
    if piece.kind == "quote" or layout.is_listed(piece, index):
        return None
    amid = piece.element.tag == "p" and layout.is_above(place)
    is_called_so = layout.names[index] == layout.usual_name
    return None if amid or _is_sentences(piece, is_called_so) else DropReason.BESIDE_TEXT


def _is_paragraph(piece: Piece, layout: ParagraphLayout) -> bool:
    """Tell whether *piece* is a paragraph by its tag, or of the tag of the text's own, whole sentences."""
    tag = piece.element.tag
    return tag == "p" or (tag in layout.tags and piece.extent >= FULL and _ends_sentence(piece))


def _is_sentences(piece: Piece, is_called_so: bool) -> bool:
    """Tell whether *piece* is a line of a list, or a long paragraph of the text's own class, that ends a sentence.

    *is_called_so* tells of the class.
    """
    if not _ends_sentence(piece):
        return False
    if piece.kind == "list_item":
        return is_text(piece)
    return piece.kind == "paragraph" and piece.element.tag == "p" and is_called_so and piece.extent >= _LONG


def _ends_sentence(piece: Piece) -> bool:
    """Tell whether *piece* ends a sentence and has few links."""
    return piece.links < _FEW_LINKS * len(piece.text) and piece.text.endswith(SENTENCE_END)


def _drop_repetitions(body: Sequence[Piece]) -> None:
    """Drop pull quotes: what a paragraph says as well; of several lines, the longest, as others say who said it."""
    kept = [piece for piece in body if not piece.dropped]
    quotes = [(piece, words(max(piece.text.split("\n"), key=len))) for piece in kept if piece.kind == "quote"]
    if not quotes:
        return
    paragraphs = [piece.text.lower() for piece in kept if piece.kind == "paragraph"]
    told = cache(lambda paragraph: " ".join(words(paragraph)))
    for quote, said in quotes[:_MOST_QUOTES]:
        # To part a paragraph into words takes much longer than to look for one.
        alike = (paragraph for paragraph in paragraphs if all(word in paragraph for word in said))
        text = " ".join(said)
        if len(text) >= _LONG_ENOUGH_TO_REPEAT and any(text in told(paragraph) for paragraph in alike):
            quote.dropped = DropReason.REPETITION
