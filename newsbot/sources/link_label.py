"""REQUEST: what the text of a link says of its page, beside what the address says: a headline, or a name of a page."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from newsbot.sources.article_address import (
    DATED,
    HOUSEKEEPING,
    ID_AT_END,
    LONGEST_ADDRESS,
    NUMBERED,
    WORDS_OF_A_HEADLINE,
    WORDS_OF_A_LONG_HEADLINE,
    number_of_words,
)

LONGEST = 200
"""Characters of a label that are looked at."""
LONGEST_OF_A_SERVICE = 50
WIDE = "\u2e80"
"""From here on one character says what two or three letters say."""
SERVICE_WORDS = frozenset(
    "about abo abonnement abonnements advertise affiliate agb agreement community contact cookie cookies datenschutz "
    "disclosure donate faq form formular gdpr guidelines help hilfe hotline hotlines impressum imprint jobs karriere "
    "konto kontakt leitlinien newsletter newsletters nutzungsbedingungen podcast policy premium privacy redaktionelle "
    "register registrierung rss service services servicenummern signup sitemap subscribe subscription subscriptions "
    "suscribir terms unterstuetzen werbung".split()
)
"""Words of the addresses of services; of an article's, too, so that they need another witness."""


def width_of(label: str) -> int:
    """Return the length of *label* in letters, a Chinese or Japanese character as two."""
    return sum(2 if letter >= WIDE else 1 for letter in label[:LONGEST])


def is_service_label(label: str) -> bool:
    """Tell whether a whole *label* names a page that every site has.

    >>> is_service_label("Contact us"), is_service_label("Contact lost with the ferry")
    (True, False)
    """
    if len(label) > LONGEST_OF_A_SERVICE:
        return False
    return HOUSEKEEPING.fullmatch("-".join(_words(label))) is not None


def has_long_slug(url: str) -> bool:
    """Tell whether the last step of *url* is a whole headline, which no service has."""
    return number_of_words(ID_AT_END.sub("", _last_step(url))) >= WORDS_OF_A_LONG_HEADLINE


def is_dated_headline(url: str) -> bool:
    """Tell whether *url* has a day or month and a headline, which only articles have."""
    return number_of_words(_last_step(url)) >= WORDS_OF_A_HEADLINE and DATED.search(_path(url) + "/") is not None


def is_numbered(url: str) -> bool:
    """Tell whether *url* has the number of an article, or its day or month."""
    path = _path(url)
    return NUMBERED.search(path) is not None or DATED.search(path + "/") is not None


def has_service_word(url: str) -> bool:
    """Tell whether the last step of *url* has a word of services among a few others."""
    return not SERVICE_WORDS.isdisjoint(_words(_last_step(url))) and not has_long_slug(url)


def is_named_by_slug(url: str, label: str) -> bool:
    """Tell whether a *label* is all that the address says, as of a series or a page of services.

    >>> is_named_by_slug("https://x.example/tv/the-lions-at-home/", "The Lions at Home")
    True
    >>> is_named_by_slug("https://x.example/news/rain-falls-on-the-wall", "here")
    False
    """
    if has_service_word(url):
        return True
    said, slug = set(_words(label)), set(_words(_last_step(url)))
    if is_numbered(url) or not said:
        return False
    return said <= slug and len(said) >= max(2, len(slug) - 1)


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url[:LONGEST_ADDRESS]).path).rstrip("/")
    except ValueError:
        return ""


def _last_step(url: str) -> str:
    return re.sub(r"\.\w{2,5}$", "", _path(url).rpartition("/")[2])


def _words(text: str) -> list[str]:
    """Return the words of *text* as addresses write them: small, and without accents."""
    plain = unicodedata.normalize("NFKD", text[:LONGEST].casefold())
    return re.findall(r"[^\W_]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))
