"""REQUEST: which names are those of the pages that every site has: privacy, contact, subscriptions (pure)."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from newsbot.sources.word_lists import word_list

LONGEST_NAME = 200
"""Characters that are looked at."""
LETTERS = str.maketrans({"ı": "i", "ø": "o", "æ": "ae", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ё": "е"})
"""Letters that are no others with an accent."""
_FEW_MORE = r"(?:-[^-]{1,20}){0,2}"
"""Words behind the first one of a name; with more it is a headline: "Newsletters from jail were forged"."""
PATTERNS = re.compile(
    "|".join(
        (
            r"(?:privacy|cookies?|data(?:-protection)?)[-_]?(?:policy|notice|settings|statement|preferences|choices|cent(?:er|re))?",
            r"(?:your-)?(?:us-)?privacy[-_](?:rights|choices|policy|notice).{0,30}",
            rf"cookie\w*{_FEW_MORE}",
            r"terms(?:-and-conditions)?(?:-(?:of|for)-(?:use|service|sale|access|business))?|terms-(?:and|&)-conditions.{0,20}",
            r"(?:contact|about|join|write-for|work-(?:with|for|at)|advertise-with|follow|support)[-_](?:us|me)",
            r"(?:meet|about|contact)-(?:the|our)-(?:team|newsroom|editors?)|our-(?:team|story|mission|people|staff|values)",
            r"(?:the-)?editorial-(?:team|guidelines|policy|standards|complaints|code.{0,20}|board)|mission-statement",
            rf"corrections?(?:-policy|-and-clarifications)?|complaints?{_FEW_MORE}|code-of-(?:ethics|conduct)",
            rf"(?:accessibility|legal){_FEW_MORE}|modern-slavery.{{0,20}}|site-?map|ad-?choices|tip-?line",
            rf"imprint|impressum|datenschutz\w*{_FEW_MORE}|nutzungsbedingungen|agb|aviso-?legal|note-legali|regulamin",
            r"mentions-legales|politique-de-.{3,30}|conditions-(?:generales|d-utilisation).{0,30}|informativa-.{3,20}",
            r"politica-(?:de-)?(?:privacidad|cookies|privacidade|privacy).{0,20}|terminos-(?:y-condiciones|de-uso).{0,20}",
            r"algemene-voorwaarden|privacybeleid|cookiebeleid|polityka-prywatnosci|(?:do-not-sell|opt-out)-.{3,40}",
            rf"manage-\w+{_FEW_MORE}",
            r"how-to-(?:contact|complain|advertise|subscribe|support|donate|pitch|submit).{0,40}",
            r"(?:(?:sign|log)-?(?:up|in|out)|subscribe|advertise)-(?:to|for|with|or|in|on)-.{1,30}",
            rf"(?:(?:sign|log)-?(?:up|in|out)|subscri(?:be|ptions?)|advertis(?:e|ing|ers?)|newsletters?){_FEW_MORE}",
            r"publici(?:dade?|t[aey])|anunci(?:ar|e|antes).{0,20}|reklam[ae]?|werbung|mediadaten|adverteren|annonser(?:a|en)?|(?:fils-)?rss(?:-feeds?)?|"
            r"frequently-asked-questions|live-?tv|apps?-products",
        )
    ),
    re.IGNORECASE,
)

WORD = re.compile(r"[^\W_]+")


class _Names(NamedTuple):
    words: frozenset[str]
    between: frozenset[str]
    whole: frozenset[str]


@lru_cache(maxsize=1024)
def is_house_page(name: str) -> bool:
    """Tell whether *name*, a link's label or the last step of an address, is that of a page that every site has.

    >>> [is_house_page(name) for name in ("gizlilik-ve-cerez-politikasi", "Über uns", "Contact lost with the ferry")]
    [True, True, False]
    """
    words = words_of(name)
    known, said = _names(), "-".join(words)
    if said in known.whole or PATTERNS.fullmatch(said):
        return True
    return any(word in known.words for word in words) and all(
        word in known.words or word in known.between for word in words
    )


@lru_cache(maxsize=1024)
def is_service_page(name: str) -> bool:
    """Tell whether *name* is that of a page that is of use but lists no articles: the weather, what is on television.

    >>> is_service_page("Namaz Vakitleri"), is_service_page("Weather stops the ferry")
    (True, False)
    """
    return "-".join(words_of(name)) in _service_names()


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of *text* as addresses write them: small, and without accents."""
    return _words_of(text[:LONGEST_NAME])


@lru_cache(maxsize=2048)  # a link's label is asked for its words again and again
def _words_of(text: str) -> tuple[str, ...]:
    text = text.casefold()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.translate(LETTERS))
        text = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(WORD.findall(text))


@cache
def _names() -> _Names:
    named = word_list("house_pages")
    between = frozenset(word for kind, names in named if kind == "between" for word in names.split())
    written = [words_of(name) for kind, names in named if kind != "between" for name in names.split("|")]
    words = frozenset(name[0] for name in written if len(name) == 1)
    return _Names(words, between, frozenset("-".join(name) for name in written))


@cache
def _service_names() -> frozenset[str]:
    named = word_list("service_pages")
    return frozenset("-".join(words_of(name)) for _, names in named for name in names.split("|"))
