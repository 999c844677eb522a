"""What hostile inputs repeat: a fixed list, and pieces cut out of the tests' own pages."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PAGES = Path(__file__).parents[1] / "pages"


class Fragment(NamedTuple):
    """A text that is repeated, and what ends each repetition after the last one: nested, where there is such."""

    repeated: str
    closing: str = ""

    def grown(self, size: int) -> str:
        """Return so many repetitions as make about *size* characters.

        >>> Fragment("[", "]").grown(6)
        '[[[]]]'
        """
        times = max(1, size // (len(self.repeated) + len(self.closing)))
        return self.repeated * times + self.closing * times


FIXED = [
    Fragment(*([told] if isinstance(told, str) else told))
    for told in map(json.loads, (Path(__file__).with_suffix(".txt")).read_text("utf-8").splitlines())
]


def cut_out(seed: int) -> Iterator[Fragment]:
    """Yield pieces of the tests' own pages, without end; the same ones for the same *seed*."""
    chance = random.Random(seed)
    pages = sorted(PAGES.rglob("*.html"))
    while True:
        page = chance.choice(pages).read_text("utf-8", "replace")
        start = chance.randrange(len(page))
        yield Fragment(page[start : start + round(2 ** chance.uniform(1, 8))])
