"""ITEM: what commas part in a byline -> the names in it: places, titles, degrees and employers stand there, too."""

import re

from newsbot.extraction.bylines.agencies import agency
from newsbot.extraction.bylines.by_words import AND, without_joiner
from newsbot.extraction.bylines.names import is_capitalised, is_cjk, is_full_name, without_role
from newsbot.extraction.bylines.no_people import is_place

_PLACE_FIRST = re.compile(r"(?:d[eoa]s?|em|aus|in|à|from) ")
_DEGREE = re.compile(
    r"(?![A-Z]\.[A-Z]\. [A-Z][\w'’-]+$)"
    r"(?:Ph\.? ?D|D\.?Phil|M\.? ?D|M\.?B\.?A|M\.?Sc|B\.?Sc|LL\.?[BM]|J\.?D|R\.?N|MPH|DDS|DVM|Esq|CPA|CFA|[MOC]BE)\b\.?"
)
"""What stands behind a name and a comma: "Ada Lovelace, Ph.D."; J.D. Salinger is a name."""
_TITLE_FIRST = re.compile(
    r"(?:\w*leiter(?:in)?|head|chief|direct(?:or|ora|eur|rice)|dire(?:ttore|ttrice)|deputy|vice|prof(?:essor)?\.?"
    r"|president|chair(?:man|woman)?|founder|co-founder|responsable|responsabile|redaktionsleit\w+|stellv\w+|hoofd|special"
    r"|senior|freie[rn]?|lecturer|fellow|research\w*|executive|managing|assistant|associate|contributing) ",
    re.IGNORECASE,
)
"""How what stands behind a name and a comma begins where it is a title: "Ada Lovelace, Head of News"."""


def by_commas(text: str) -> list[str]:
    """Return the parts of *text* between commas that may be names, or several joined by "and".

    >>> by_commas("Ada Lovelace, Ph.D., New York"), by_commas("Lovelace, Ada")
    (['Ada Lovelace'], ['Ada Lovelace'])
    """
    first, *others = [part.strip() for part in text.split(",") if part.strip()] or [""]
    listed = _without_employers([first, *map(_without_place_before, others)] if first else [])
    parts = [part for part in map(without_joiner, listed) if not _DEGREE.match(part)]
    if len(parts) == 2 and all(" " not in part and not is_cjk(part) and not agency(part) for part in parts):
        return [f"{parts[1]} {parts[0]}"]  # "Lovelace, Ada", as libraries and Dublin Core write names
    if len(parts) > 1 and any(is_full_name(part) for part in parts):
        return [part for part in parts if agency(part) or is_cjk(part) or _may_be_listed(part)]
    return parts


def _without_place_before(part: str) -> str:
    """Return *part*, between commas, without the place of the one before: "Ada Lovelace, Kyiv and Max Roe, London"."""
    place, *names = AND.split(part, maxsplit=1)
    is_apart = names and " " not in place and not agency(place) and is_full_name(names[0])
    return names[0] if is_apart else part


def _without_employers(parts: list[str]) -> list[str]:
    """Return *parts* without what stands behind somebody's role: "Ada Lovelace, Chief editor, Harbour Press".

    What is joined by "and", or has a role behind it, is the next person.
    """
    roles = [not without_role(part) for part in parts]
    nexts = [*roles[1:], False]
    return [
        part
        for at, part in enumerate(parts)
        if not (at > 1 and roles[at - 1]) or nexts[at] or without_joiner(part) != part or agency(part)
    ]


def _may_be_listed(part: str) -> bool:
    """Tell whether *part*, between commas, may be one or more names: São Paulo in "de São Paulo" is none."""
    return (
        " " in part
        and _are_capitalised(part)
        and not _PLACE_FIRST.match(part)
        and not is_place(part)
        and not _TITLE_FIRST.match(part)
    )


def _are_capitalised(part: str) -> bool:
    return all(is_capitalised(name) or agency(name) for name in AND.split(part))
