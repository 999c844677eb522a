"""REQUEST: which addresses are those of what is paid for: advertorials, codes of shops, small ads, notices (pure)."""

import re
from functools import cache, lru_cache

from newsbot.sources.house_pages import words_of
from newsbot.sources.word_lists import word_list

VACANCY = re.compile(
    r"/(?:jobs?|job-?(?:offers?|listings?|ads?)|stellenmarkt|stellenanzeigen?|stilling(?:er)?|ledige-stillinger|lediga-jobb|"
    r"ty[oö]paikat|empleos?|emplois?|offres?-(?:d-)?emplois?|vakanser|vakansii|oferty-pracy|nabidky-prace|locuri-de-munca)/"
    r"(?=[\w-]*$)(?:[\w-]*[-_])?\d{5,}(?:[-_]|$)",
    re.IGNORECASE,
)
"""A place of work that is offered, with its number; what is written about work is in further folders, or a file."""


def is_paid_for(path: str) -> bool:
    """Tell whether what is at *path* is paid for, by the name of a folder that it is in.

    >>> is_paid_for("/annonsørinnhold/lake-bank/a-good-boat"), is_paid_for("/business/advertising-on-the-ferry")
    (True, False)
    """
    return any(map(is_commercial, path.split("/")[1:-1])) or VACANCY.search(path) is not None


@lru_cache(maxsize=4096)  # the articles of a site are in the same folders
def is_commercial(folder: str) -> bool:
    """Tell whether a *folder* of an address is called as those are that hold what is paid for.

    >>> is_commercial("Sponsored_Content"), is_commercial("business")
    (True, False)
    """
    return "-".join(words_of(folder)) in _names()


@cache
def _names() -> frozenset[str]:
    named = word_list("commercial_pages")
    return frozenset("-".join(words_of(name)) for _, names in named for name in names.split("|"))
