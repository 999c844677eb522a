"""PAGE: figures that hold no picture: somebody's words, with who said them."""

from itertools import islice

from newsbot.page import Element

_MOST_ELEMENTS = 40
_SHOWN = frozenset("img picture video audio iframe table pre amp-img script".split())
_NO_QUOTE = ("twitter", "instagram", "tiktok", "bluesky", "embed", "pull")
"""In names of posts that a script shows, and of words out of the text that are shown again in large type."""


def is_quote(figure: Element) -> bool:
    """Tell whether *figure* holds a quote and no picture; a post that a script embeds shows what it says by itself."""
    inside = list(islice(figure.iter(), _MOST_ELEMENTS + 1))
    quote = next((element for element in inside if element.tag == "blockquote"), None)
    if quote is None or len(inside) > _MOST_ELEMENTS or not _SHOWN.isdisjoint(element.tag for element in inside):
        return False
    return not any(name in f"{figure.get('class', '')} {quote.get('class', '')}".lower() for name in _NO_QUOTE)
