"""ITEM: keywords, section and access, as publishers state them."""

import re
from collections.abc import Iterable

from newsbot.extraction.page_context import PageContext
from newsbot.extraction.values.text import key_of, line

MOST_KEYWORDS = 60
LONGEST_KEYWORD = 80

_SEPARATOR = re.compile(r"\s*[,;、،|]\s*")
_TIGHT_COMMA = re.compile(r",(?=\S)")
_INTERNAL = re.compile(r"[\w-]+[:=]|\d+$|https?:")
"""What a mark of the site's software begins with; an underscore anywhere makes one, too."""
_NO_SECTIONS = {
    *(
        "article",
        "articles",
        "newsarticle",
        "home",
        "homepage",
        "frontpage",
        "startseite",
        "start",
        "undefined",
        "accueil",
        "inicio",
        "portada",
    ),
    *(
        "início",
        "forside",
        "hem",
        "etusivu",
        "anasayfa",
        "beranda",
        "trangchủ",
        "トップ",
        "ホーム",
        "홈",
        "首页",
        "الرئيسية",
        "главная",
    ),
}
"""Names of front pages and of what every page is."""
_YES = {"true", "free", "yes", "1"}
_NO = {"false", "locked", "metered", "paid", "premium", "plus", "subscriber", "no", "0"}


def keywords(values: Iterable[object], context: PageContext) -> list[str]:
    """Return topics, each once, without the site's name and without the marks of its software."""
    own = context.own_keys
    found: dict[str, str] = {}
    for value in values:
        text = line(value)
        for part in _SEPARATOR.split(text) if text else ():
            key = key_of(part)
            if key and key not in own and len(part) <= LONGEST_KEYWORD and not ("_" in part or _INTERNAL.match(part)):
                found.setdefault(key, part)
    return list(found.values())[:MOST_KEYWORDS]


def section(values: Iterable[object], context: PageContext) -> str | None:
    """Return the first section that is more than the site's name or the word "article"."""
    own = context.own_keys | _NO_SECTIONS
    for value in values:
        text = _TIGHT_COMMA.split(line(value) or "")[0]  # "game,news,slider" are tags of the site's software
        if text and len(text) <= LONGEST_KEYWORD and key_of(text) not in own and not text.startswith("http"):
            return text
    return None


def free(values: Iterable[object]) -> bool | None:
    """Return whether the article is free to read, None where *values* do not say.

    >>> free(["http://schema.org/False"]), free([True]), free(["maybe"])
    (False, True, None)
    """
    for value in values:
        word = str(value).rpartition("/")[2].strip().casefold()
        if word in _YES or word in _NO:
            return word in _YES
    return None
