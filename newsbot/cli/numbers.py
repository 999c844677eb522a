"""BY HAND: numbers as sentences have them."""


def plural(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> plural(1, "article"), plural(1200, "article"), plural(2, "story", "stories")
    ('1 article', '1,200 articles', '2 stories')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"
