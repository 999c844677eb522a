"""HAND ON: names of files that are readable, safe in any folder, and the same from one export to the next."""

import re
import unicodedata
from hashlib import blake2b
from urllib.parse import unquote, urlsplit

PLAIN_NAME = re.compile(r"\w[\w.-]{0,99}")
"""The name of a spider or a domain; what else an archive has may lead out of the folder."""
LONGEST = 80
"""Characters of the readable part."""
ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|shtml)$")


def plain_words(text: str) -> list[str]:
    """Return the words of *text* in a to z and 0 to 9; what has no such letters is left out."""
    return re.findall(r"[a-z0-9]+", _ascii(text))


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def file_name(section: str) -> str:
    """Return a file name for a section; of what has no ASCII letters, or too many, a hash.

    >>> file_name("Économie & Société"), file_name("政治")
    ('economie-societe', '339908d2')
    """
    words = plain_words(section)
    whole = sum(map(str.isalnum, section)) == sum(map(len, words)) and len(_ascii(section)) < LONGEST
    return "-".join(words) if words and whole else short_hash(section)


def publisher_name(publisher: str) -> str:
    """Return the name of a publisher's folder."""
    return publisher if PLAIN_NAME.fullmatch(publisher) else short_hash(publisher)


def article_name(canonical_url: str) -> str:
    """Return the name of an article's file, by its address alone, as a headline changes and links would break.

    >>> article_name("https://harbour.example/politics/harbour-wall-vote.html")
    'harbour-wall-vote-5c744da5c098ebeb'
    >>> article_name("https://harbour.example/?p=17")
    'p-17-a6e85d06f05cc679'
    """
    parts = urlsplit(canonical_url[:2_000])
    segments = [words for segment in parts.path.split("/") if (words := plain_words(ENDING.sub("", unquote(segment))))]
    words = max(segments, key=lambda words: sum(map(len, words)), default=[]) or plain_words(parts.query)
    readable = "-".join(words)
    if len(readable) > LONGEST:
        readable = readable[:LONGEST].rpartition("-")[0] or readable[:LONGEST]
    return "-".join(filter(None, (readable, short_hash(canonical_url, 8))))


def short_hash(text: str, size: int = 4) -> str:
    """Return *size* bytes as hexadecimal digits; of 8, no two of a million addresses are the same."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=size).hexdigest()
