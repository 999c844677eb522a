"""PAGE: words that belong to a line although their markup sets them apart."""

from collections.abc import Iterable

from newsbot.page import Element


def is_link_amid_line(element: Element, before: Iterable[str]) -> bool:
    """Tell whether *element* is a link within a sentence: words stand *before* it and behind, or go on behind it.

    Its name then tells what it leads to: `playerLink` a player's page, `affiliate` a shop.
    """
    behind = (element.tail or "").strip() if element.tag == "a" else ""
    return bool(behind) and (behind[0].islower() or any(not text.isspace() for text in before))


def is_initial(letter: str, text: str) -> bool:
    """Tell whether *letter* is the first one of *text*, in large type in a box of its own."""
    return len(letter) == 1 and letter.isupper() and text[0].islower()
