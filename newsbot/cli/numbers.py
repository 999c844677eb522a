"""BY HAND: numbers as options take them and sentences have them."""

import argparse


def from_1(value: str) -> int:
    """Read an option that takes a number from 1 on."""
    if not (value.isdecimal() and int(value)):
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 1 on")
    return int(value)


def plural(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> plural(1, "article"), plural(1200, "article"), plural(2, "story", "stories")
    ('1 article', '1,200 articles', '2 stories')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"
