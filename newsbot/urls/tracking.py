"""REQUEST: parameters of addresses that say where a link stood and who followed it, not what it leads to.

Which these are stands in ``tracking.json``, with where the names are from.
"""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

READ_IN = re.compile(
    r"(?:source|src|sref|from|ref|origin|via|medium|channel|cid|partner|traffic|mod)="
    r"(?:rss|feed|newsletter|app|push|email)\d?(?:[_-].*)?|(?:output(?:type)?|format|view|version)=(?:valid_)?amp|amp=\w*"
    r"|(?:print|printable|print_?view|print_?version|printer_?friendly|embed(?:ded)?|web_?view|mobile|(?:is_?|in_?)?app)="
    r"(?:1|y|yes|true|on|tak|ja|oui|si|sim)|(?:view|output|format|mode)=(?:print(?:able)?|mobile)|m=[01]"
    r"|(?:from|mod|module)=(?![\w-]*[_-]\d{3,}$)(?:(?:\w+[_-])?(?:hotnews|newsfeed|footer|header|nav(?:bar)?|"
    r"breadcrumbs?|sidebar|inline|trending|timeline|singlemessage|groupmessage|related|popular|main_?menu|menu\w{0,12})(?:[_-]\w+)?|\w{0,8}footer|(?:hp|mw|wsj|e2|home|article|"
    r"search|most|(?:from_)?main)_\w+|e2(?:tw|fb|li|em))",
    re.IGNORECASE,
)
"""Parameters that name what a link was read in, such as ``source=rss``, or where on a page, such as ``from=footer``,
or ask for the article as AMP, for a telephone (`m=1`: Blogger) or to be printed; elsewhere the words are slugs and
pages, and what ends with a long number is an article's name."""
NUMBER = re.compile(r"[\d.,-]+")
SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|aspsessionid\w*|sid)=[^/;]*|/\(S\(\w+\)\)(?=/)", re.IGNORECASE)


class Tracking(NamedTuple):
    """The names in ``tracking.json``, in lower case."""

    names: frozenset[str]
    prefixes: tuple[str, ...]
    unless_number: frozenset[str]
    """Names that other sites give to what tells their articles apart."""


@cache
def tracking() -> Tracking:
    """Return what is known of tracking parameters."""
    groups = json.loads(files("newsbot.urls").joinpath("tracking.json").read_text("utf-8"))
    unsure = groups.pop("unless it is a number")["names"].split()
    known = [group for group in groups.values() if isinstance(group, dict)]
    return Tracking(
        frozenset(name for group in known for name in group["names"].split()),
        tuple(prefix for group in known for prefix in group.get("prefixes", "").split()),
        frozenset(unsure),
    )


def is_tracking(pair: str) -> bool:
    """Tell whether *pair*, one ``name=value`` of a query, may be left out.

    >>> [is_tracking(pair) for pair in ("utm_source=x", "ref=home", "ref=40002", "id=5", "page=newsletter-12")]
    [True, True, False, False, False]
    """
    name, _, value = pair.partition("=")
    return _is_tracking_name(name.lower(), NUMBER.fullmatch(value) is not None) or READ_IN.fullmatch(pair) is not None


@lru_cache(maxsize=1024)
def _is_tracking_name(name: str, is_number: bool) -> bool:
    known = tracking()
    return name in known.names or name.startswith(known.prefixes) or (name in known.unless_number and not is_number)
