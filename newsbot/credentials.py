"""REQUEST: what a subscriber shows a publisher's servers, out of a private file that only its owner may read."""

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsbot.names import names_like

LARGEST = 1024 * 1024
"""Bytes of the file."""
OTHERS = stat.S_IRWXG | stat.S_IRWXO
KEYS = ("cookie", "headers")
HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
"""RFC 9110, 5.6.2."""
COOKIE = re.compile(r"[^\s=;]+(?:=[^;]*)?(?:; *[^\s=;]+(?:=[^;]*)?)*;?")
PLACE = re.compile(r"\(at (line \d+, column \d+|end of document)\)$")
CONNECTIONS_OWN = frozenset("connection content-length host keep-alive te trailer transfer-encoding upgrade".split())
"""Headers that the connection itself needs to be right."""


class WrongCredentials(Exception):
    """A file of credentials that is not used; its message names the mistake, and nothing that is secret."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What one publisher's servers are shown; nothing of it is in its `repr`."""

    cookie: str = field(default="", repr=False)
    """As browsers send it: ``name=value; other=value``."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


def read_credentials(path: Path) -> dict[str, Credentials]:
    """Return publisher -> credentials of the TOML file at *path*; none where there is no file.

    Raises WrongCredentials where others may read the file, and where anything in it is not understood.
    """
    try:
        text = _private_text(path)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise WrongCredentials(f"{path}: {error.strerror or 'cannot be read'}") from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = PLACE.search(str(error))  # all else that it says may be part of a secret
        raise WrongCredentials(f"{path}: no TOML{f' at {place[1]}' if place else ''}") from None
    return {
        name: _credentials(f"{path}: [{name if name.isprintable() else repr(name)}]", table)
        for name, table in tables.items()
    }


def _private_text(path: Path) -> str:
    file = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a pipe would be waited for
    with open(file, "rb") as opened:  # noqa: PTH123 - what was opened is what is judged
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode):
            raise WrongCredentials(f"{path} is no file")
        if found.st_mode & OTHERS:
            raise WrongCredentials(f"{path} may be read or changed by others, and is not used: chmod 600 {path}")
        content = opened.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise WrongCredentials(f"{path} has more than {LARGEST} bytes")
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise WrongCredentials(f"{path} is not in UTF-8") from None


def _credentials(place: str, table: Any) -> Credentials:
    if not isinstance(table, dict):
        raise WrongCredentials(f"{place} is no table: write [publisher], and below it cookie or headers")
    for key in table:
        if key not in KEYS:
            raise WrongCredentials(f"{place} has an unknown key {key!r}: {names_like(key, KEYS)}")
    cookie, headers = table.get("cookie", ""), table.get("headers", {})
    if not (cookie or headers):
        raise WrongCredentials(f"{place} has neither cookie nor headers")
    if cookie and not (_is_value(cookie) and COOKIE.fullmatch(cookie)):
        raise WrongCredentials(f"{place} cookie is none: write it like name=value; other=value, in ASCII")
    if not isinstance(headers, dict):
        raise WrongCredentials(f'{place} headers is no table: write it like {{ Authorization = "..." }}')
    for name, value in headers.items():
        if not HEADER_NAME.fullmatch(name) or name.lower() in CONNECTIONS_OWN or name.lower() == "cookie":
            raise WrongCredentials(f"{place} headers: {name!r} is no header that can be sent")
        if not _is_value(value):
            raise WrongCredentials(f"{place} headers: the value of {name} is no text in ASCII")
    return Credentials(cookie.rstrip(";"), headers)


def _is_value(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.isprintable() and value == value.strip() != ""
