"""REQUEST: which addresses are those of what is paid for: advertorials, codes of shops, small ads, notices (pure)."""

import re
from functools import cache, lru_cache

from newsbot.sources.house_pages import words_of
from newsbot.sources.word_lists import word_list

LABEL, SLOT = "label", "slot"
"""The kinds of the names that boxes alone have, and of those that stand above empty places for advertisements."""
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


@lru_cache(maxsize=1024)
def is_called_paid(label: str) -> bool:
    """Tell whether a whole *label* says that what stands below it is paid for, and not only what a script puts there.

    >>> is_called_paid("Sponsored content"), is_called_paid("ANZEIGE")
    (True, False)
    """
    said = "-".join(words_of(label))
    return said in _names(LABEL) or (said in _names() and said not in _names(SLOT))


@cache
def _names(kind: str = "") -> frozenset[str]:
    """Return the names of one *kind*, else those of folders."""
    listed = word_list("commercial_pages")
    named = (names for one, names in listed if (one == kind if kind else one not in (LABEL, SLOT)))
    return frozenset("-".join(words_of(name)) for names in named for name in names.split("|"))
