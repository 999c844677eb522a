"""PAGE: a box whose name denies that it is text, and that what it holds shows to be some."""

from collections.abc import Sequence

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.class_names import PICTURE_REASONS, is_hidden
from newsbot.extraction.body.closing_lines import SENTENCE_END
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.paragraph_layout import FULL
from newsbot.page import Element

_REFUTED_BY_PROSE = (
    DropReason.EXPANDABLE,
    DropReason.NAVIGATION,
    DropReason.PAYWALL_BOX,
    DropReason.PLAYER,
    DropReason.RELATED,
)
_MEANT_FOR_BOXES = (
    DropReason.ADVERTISEMENT,
    DropReason.COMMENTS,
    DropReason.CONSENT,
    DropReason.HIDDEN,
    DropReason.NEWSLETTER,
    DropReason.POLL,
    DropReason.SHARE_BAR,
    *_REFUTED_BY_PROSE,
)
"""What a paragraph that is called so need not be; a caption or a byline may be one."""
_HIDING_NAMES = frozenset(
    "hidden hide d-none invisible sr-only visually-hidden visuallyhidden screen-reader-text".split()
)
"""Classes that hide by themselves, as style sheets share them; others may wait for a script."""
_NO_PROSE = "a form input button img picture video iframe ul ol h1 h2 h3 h4 h5 h6".split()
"""What boxes of something else mostly hold."""


def refutes_its_name(box: Element, pieces: Sequence[Piece]) -> bool:
    """Tell whether *box* holds text by what lies in it: *pieces*, which its name made doubtful."""
    return (
        _is_part_to_open(box, pieces)
        or _is_prose(box, pieces)
        or _is_named_alone(box, pieces)
        or _has_other_caption(box, pieces)
    )


def _is_part_to_open(box: Element, pieces: Sequence[Piece]) -> bool:
    """Tell whether *box* is a part of the text that readers open by its heading: full sentences, and no link."""
    if (
        box.tag != "details"
        or pieces[0].hint is not DropReason.EXPANDABLE
        or next(box.iter("a", "form", "img"), None) is not None
    ):
        return False
    return any(piece.extent >= FULL and piece.text.endswith(SENTENCE_END) for piece in pieces)


def _is_prose(box: Element, pieces: Sequence[Piece]) -> bool:
    """Tell whether *box*, called what is mostly links, holds full paragraphs of sentences and nothing else."""
    if pieces[0].hint not in _REFUTED_BY_PROSE or next(box.iter(*_NO_PROSE), None) is not None:
        return False
    return all(piece.extent >= FULL and piece.text.endswith(SENTENCE_END) for piece in pieces)


def _is_named_alone(box: Element, pieces: Sequence[Piece]) -> bool:
    """Tell whether *box* is a paragraph of sentences, without a link, that lies amid others and alone has its name."""
    if box.tag != "p" or pieces[0].hint not in _MEANT_FOR_BOXES or next(box.iter(*_NO_PROSE), None) is not None:
        return False
    if is_hidden(box) or not _HIDING_NAMES.isdisjoint(box.get("class", "").split()):
        return False
    is_amid = all(next(box.itersiblings("p", preceding=before), None) is not None for before in (True, False))
    return is_amid and all(piece.extent >= FULL and piece.text.endswith(SENTENCE_END) for piece in pieces)


def _has_other_caption(box: Element, pieces: Sequence[Piece]) -> bool:
    """Tell whether *box*, called a picture's, holds pictures that all have captions, and full sentences beside them."""
    if pieces[0].hint not in PICTURE_REASONS:
        return False
    captions = sum(1 for caption in box.iter("figcaption") if (caption.text or "").strip() or len(caption))
    is_captioned = 0 < sum(1 for _ in box.iter("img")) <= captions
    return is_captioned and all(piece.extent >= FULL and piece.text.endswith(SENTENCE_END) for piece in pieces)
