"""PAGE: labels that stand side by side, as a name and a day, which styles alone part."""

from newsbot.page import Element

_SHORTEST_LABEL = 3
"""Characters of one of two labels, which the beginning of a word that is set otherwise is hardly."""


def is_label_apart(before: str, label: Element) -> bool:
    """Tell whether *label*, a span, and the one right before it, which ends with *before*, are two labels: the one ends
    with a small letter or a number, the other begins with a capital or a number, and styles alone part them."""
    text = label.text
    if (
        not text
        or len(before) < _SHORTEST_LABEL
        or not (before[-1].islower() or before[-1].isdigit())
        or not (text[0].isupper() or text[0].isdigit())
    ):
        return False
    other = label.getprevious()
    return other is not None and other.tag == "span" and not other.tail
