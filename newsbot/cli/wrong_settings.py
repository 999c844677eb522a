"""BY HAND: a setting that cannot be meant is refused in one line, before anything is done with it."""

import difflib
import logging
from collections.abc import Mapping
from typing import Any

from scrapy.exceptions import UsageError
from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings, default_settings

LIKE = 0.88
"""Names so much alike are one and the same, misspelt; FOLOW and FOLLOW have 0.91."""
AT_LEAST_ONE = frozenset(
    "CONCURRENT_REQUESTS CONCURRENT_REQUESTS_PER_DOMAIN CONCURRENT_ITEMS PUBLISHERS_AT_ONCE".split()
)
FRACTIONS = frozenset("CLOSESPIDER_TIMEOUT CRAWL_TIME_LIMIT DNS_TIMEOUT DOWNLOAD_TIMEOUT LOGSTATS_INTERVAL".split())
"""Numbers that are whole by default, and need not be."""
WITHOUT_DEFAULT = frozenset({"DOWNLOAD_SLOTS", "FORCE_CRAWLER_PROCESS"})
"""Settings of Scrapy's that it reads without having a value of its own."""


def refuse_wrong_settings(settings: BaseSettings) -> None:
    """Raise UsageError for the first setting that has another type than newsbot's or Scrapy's, or is misspelt."""
    from newsbot import settings as newsbots

    own = {name: value for name, value in vars(newsbots).items() if name.isupper()}
    known = {name: value for name, value in vars(default_settings).items() if name.isupper()} | own
    for name, value in settings.items():
        if (settings.getpriority(name) or 0) < SETTINGS_PRIORITIES["project"]:
            continue
        if name not in known and name not in WITHOUT_DEFAULT:
            _refuse_misspelt(name, known)
        elif mistake := wrong_value(name, value, known.get(name), is_own=name in own):
            raise UsageError(f"the setting {name} = {value!r} {mistake}")


def _refuse_misspelt(name: str, known: Mapping[str, Any]) -> None:
    if meant := difflib.get_close_matches(name, known, n=1, cutoff=LIKE):
        raise UsageError(f"there is no setting {name}: did you mean {meant[0]}?")


def wrong_value(name: str, value: Any, default: Any, *, is_own: bool = True) -> str | None:
    """Return what is wrong with the value of a setting, by the *default* that it has; None for nothing.

    >>> wrong_value("DOWNLOAD_DELAY", "fast", 0.5), wrong_value("DOWNLOAD_DELAY", "2", 0.5)
    ('is no number', None)
    """
    if name == "LOG_LEVEL":
        is_level = isinstance(value, int) or str(value).upper() in logging.getLevelNamesMapping()
        return None if is_level else "is no level: DEBUG, INFO, WARNING or ERROR"
    match default:
        case bool():
            return None if str(value) in ("True", "False", "true", "false", "1", "0") else "is neither True nor False"
        case int() | float():
            return _wrong_number(name, value, default, is_own)
        case list() | tuple() if not isinstance(value, str | list | tuple | set | frozenset):
            return "is no list"
        case list() if default and all(isinstance(one, int | float) for one in default):
            return None if all(map(_is_number, _listed(value))) else "has something else than numbers in it"
        case list() if is_own and not all(isinstance(one, str) for one in _listed(value)):
            return "has something else than texts in it"
        case str() if is_own and isinstance(value, bool | int | float | list | tuple | dict):
            return "is no text"
    return None


def _wrong_number(name: str, value: Any, default: float, is_own: bool) -> str | None:
    if isinstance(value, bool) or not _is_number(value):
        return "is no number"
    if isinstance(default, int) and name not in FRACTIONS and isinstance(value, str) and not _is_whole(value):
        return "is no whole number"
    least = 1 if name in AT_LEAST_ONE else 0
    return f"is less than {least}" if is_own and not float(value) >= least else None


def _is_number(value: Any) -> bool:
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_whole(value: str) -> bool:
    try:
        int(value)
    except ValueError:
        return False
    return True


def _listed(value: Any) -> list[Any]:
    return value.split(",") if isinstance(value, str) else list(value)
