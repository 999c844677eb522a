"""KEEP: where the archive is: what the command line says, or else the environment, or else settings.py."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

VARIABLE = "NEWSBOT_ARCHIVE"
"""Environment variable; an empty one counts as none."""
PROJECT = 20
"""Priority of settings.py in Scrapy (`scrapy.settings.SETTINGS_PRIORITIES`); ``-s`` and spiders have higher ones."""

ADDRESSES = ("postgresql://", "postgres://")
"""How an address of libpq begins."""

_LIKE_AN_ADDRESS = re.compile(r"(?:[a-z]+:)?(?:[a-z][a-z0-9+.-]*://|postgres\w*:/?)", re.IGNORECASE)


def archive_path(settings: Any) -> str:
    """Return the path of the archive that Scrapy's *settings* name, empty for none."""
    if (settings.getpriority("ARCHIVE") or 0) <= PROJECT and (named := os.environ.get(VARIABLE)):
        return named
    return str(settings.get("ARCHIVE") or "")


def is_address(place: str | Path) -> bool:
    """Tell whether *place* is that of a PostgreSQL database rather than a file.

    >>> is_address("postgresql:///news"), is_address("news.db")
    (True, False)
    """
    return isinstance(place, str) and place.startswith(ADDRESSES)


def is_misspelt(place: str | Path) -> bool:
    """Tell whether *place* is meant as an address, and none of PostgreSQL's; nobody calls a file so.

    >>> is_misspelt("postgres:/news"), is_misspelt("mysql://db/news"), is_misspelt("news:2.db")
    (True, True, False)
    """
    return isinstance(place, str) and not is_address(place) and _LIKE_AN_ADDRESS.match(place) is not None


def without_password(address: str) -> str:
    """Return *address* as it may be shown.

    >>> without_password("postgresql://press:secret@db.example/news?sslpassword=secret&application_name=a")
    'postgresql://press@db.example/news?application_name=a'
    >>> without_password("postgresql://db.example/news?user=press&password=secret&sslpassword=secret")
    'postgresql://db.example/news?user=press'

    Nor is one shown with signs that ought to be escaped, or in an address that is misspelt:

    >>> without_password("postgresql://press:sec/r@t?@db.example/news"), without_password("postgres:press:secret@db")
    ('postgresql://press@db.example/news', 'postgres:press@db')
    """
    shown = re.sub(r"(?i)(?<=[?&])(?:ssl)?password=[^&]*&?", "", address).rstrip("?&")
    begin = _LIKE_AN_ADDRESS.match(shown)
    scheme = begin[0] if begin else ""
    user, at, place = shown[len(scheme) :].rpartition("@")
    return f"{scheme}{user.partition(':')[0]}{at}{place}" if begin else shown


def name_of(place: str | Path) -> str:
    """Return the name of the file or of the database at *place*, without the way there.

    >>> name_of("/home/press/news.db"), name_of("postgresql://press@db.example/news?sslmode=require")
    ('news.db', 'news')
    >>> name_of("postgresql:///?host=/run/postgresql&dbname=news")
    'news'
    """
    if not (isinstance(place, str) and is_address(place)):
        return Path(place).name
    address = urlsplit(place)
    return address.path.strip("/") or parse_qs(address.query).get("dbname", [""])[-1]
