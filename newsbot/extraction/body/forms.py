"""PAGE: the boxes in which a page asks its reader for something: an address to send a newsletter, a vote, a comment."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, islice

from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.page_phrases import consent_words
from newsbot.page import Element, Page, text_in

_MOST_FIELDS = 20
"""Fields that are looked at; a page has two or three."""
_LONGEST = 500
"""Characters of such a box's text."""
_LONGEST_COMMENT_FORM = 2_000
"""Characters of a form for comments, with what it says of e-mail addresses, cookies and manners."""
_MOST_LEVELS = 20
"""Boxes around a field that are looked at; a page may have two thousand, each with all of its elements."""
_LONGEST_QUESTION = 120
_MOST_BUTTONS = 100
_LEVELS_OF_BUTTON = 3
"""Boxes around a button that are looked at."""
_PARAGRAPHS_BESIDE = 3
_BOXES = frozenset("div section aside form fieldset li p ul ol label".split())


def forms(top: Element, keep: Callable[[Element], bool], page: Page) -> dict[Element, DropReason]:
    """Return the boxes under *top* that hold a field for a mail address or for a vote, and hardly any text beside it.

    Told by the field (HTML 4.10.5.1.5, ``type=email``, and 4.10.5.1.16, ``type=radio``), whatever language the
    invitation is in. What is to be read anyway, as *keep* tells, is none. A form with a field for several lines is one
    for comments, which begins a part of its own. A box with buttons is one where it says nothing but a question,
    or asks to be allowed to show something. Where few fields are on the whole *page*, and none asks for something,
    *top* is not walked through.
    """

    @cache
    def text_of_box(element: Element) -> str | None:
        text = text_in(element) if element.tag in _BOXES and not keep(element) else None
        return text if text is not None and len(text) <= _LONGEST else None

    text_of_button = cache(text_in)  # several buttons mostly stand beside each other
    is_about_consent = consent_words(page.root.findtext("head/title") or "") > 0
    buttons = () if is_about_consent else islice(page.elements("button"), _MOST_BUTTONS)
    areas, inputs = page.elements("textarea"), page.elements("input")
    found = {form: DropReason.COMMENTS for form in _comment_forms(top) if not keep(form)} if areas else {}
    found |= dict(filter(None, (_asking_box(button, text_of_box, text_of_button) for button in buttons)))
    if len(inputs) <= 10 * _MOST_FIELDS and not any(map(_asks_for, inputs)):
        return found
    fields = ((field, reason) for field in islice(top.iter("input"), 10 * _MOST_FIELDS) if (reason := _asks_for(field)))
    for field, reason in islice(fields, _MOST_FIELDS):
        box = _box_around(field, top, text_of_box)
        if box is not None and box not in found and next(box.iter("textarea"), None) is None:
            found[box] = reason
    return found


def _comment_forms(top: Element) -> Iterator[Element]:
    """Yield the forms under *top* with a field for several lines, and little beside it."""
    for field in islice(top.iter("textarea"), _MOST_FIELDS):
        form = next(field.iterancestors("form"), None)
        if form is not None and len(text_in(form)) <= _LONGEST_COMMENT_FORM:
            yield form


def _asks_for(field: Element) -> DropReason | None:
    kind = field.get("type", "").strip().lower()
    if kind == "radio":
        return DropReason.POLL
    return DropReason.NEWSLETTER if kind == "email" or "mail" in field.get("name", "").lower() else None


def _box_around(field: Element, top: Element, text_of_box: Callable[[Element], str | None]) -> Element | None:
    """Return the largest box around *field*, below *top*, that says little."""
    box = None
    for above in islice(field.iterancestors(), _MOST_LEVELS):
        if above is top or text_of_box(above) is None:
            break
        box = above
    return box


def _asking_box(
    button: Element, text_of_box: Callable[[Element], str | None], text_of_button: Callable[[Element], str]
) -> tuple[Element, DropReason] | None:
    """Return the box around *button* that only asks something, with what it asks for; None where it says more."""
    for above in islice(button.iterancestors(), _LEVELS_OF_BUTTON):
        text = text_of_box(above)
        if text is None:
            return None
        buttons = list(map(text_of_button, islice(above.iter("button"), _MOST_FIELDS)))
        if len(text) == len(" ".join(filter(None, buttons))):
            continue
        if _is_question(text, buttons):
            return above, DropReason.POLL
        return (above, DropReason.CONSENT) if consent_words(text) and _is_amid_text(above) else None
    return None


def _is_amid_text(box: Element) -> bool:
    """Tell whether paragraphs lie beside *box*: posts that speak of consent, each in a box with a button, are text."""
    paragraphs = chain(box.itersiblings("p", preceding=True), box.itersiblings("p"))
    return sum(1 for _ in islice(paragraphs, _PARAGRAPHS_BESIDE)) == _PARAGRAPHS_BESIDE


def _is_question(text: str, buttons: Sequence[str]) -> bool:
    """Tell whether *text* is a question and what is written on the two or more *buttons* behind it."""
    question = max(map(text.rfind, "?？؟"))
    answers = "".join(text[question + 1 :].split())
    return len(buttons) > 1 and 0 < question <= _LONGEST_QUESTION and answers == "".join("".join(buttons).split())
