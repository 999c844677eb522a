"""BY HAND: names as people write them: in a list with commas, and sometimes wrong (pure)."""

import difflib
from collections.abc import Collection

LISTED = 20
"""Of hundreds of names an error line has so many."""


def listed_names(text: str | None) -> list[str]:
    """Return the names in a list with commas, in order.

    >>> listed_names(" politics, sport,"), listed_names(None)
    (['politics', 'sport'], [])
    """
    return [name.strip() for name in (text or "").split(",") if name.strip()]


def names_like(name: str, known: Collection[str]) -> str:
    """Return the names that *name* may have meant, else all, for the end of an error line.

    >>> names_like("politcs", ["politics", "sport"]), names_like("x", ["sport", "politics"])
    ('did you mean politics?', 'choose from politics, sport')
    """
    close = difflib.get_close_matches(name, known, n=3)
    if close:
        return f"did you mean {' or '.join(close)}?"
    first = ", ".join(sorted(known)[:LISTED])
    others = f" and {len(known) - LISTED} others" if len(known) > LISTED else ""
    return f"choose from {first}{others}" if known else "there is none"
