"""ITEM: videos with title and length in seconds."""

import re
from collections.abc import Iterable
from typing import Any

from newsbot.extraction.page_context import PageContext
from newsbot.extraction.values.images import absolute
from newsbot.extraction.values.text import line
from newsbot.items import Video

LONGEST = 86_400

_ISO = re.compile(r"P(?:(\d{1,3})D)?T?(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})(?:\.\d+)?S)?$", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d\d)(?:\s*(?:min(?:uten|utes|utos)?|h|std|分)\b\.?)?$", re.IGNORECASE)


def videos(values: Iterable[Any], context: PageContext) -> list[Video]:
    """Return the videos that have an address or a title, each once, in order."""
    found: dict[str, Video] = {}
    for value in values:
        if isinstance(value, dict):
            title, url = line(value.get("title")), absolute(value.get("url"), context.url)
            if title or url:
                thumbnail = absolute(value.get("thumbnail"), context.url)
                found.setdefault(url or str(title), Video(url, title, seconds(value.get("duration")), thumbnail))
    return list(found.values())


def seconds(value: object) -> int | None:
    """Return the length that *value* tells: ISO 8601, a clock, or a number of seconds.

    >>> seconds("PT1M30S"), seconds("25:46 Min"), seconds("90")
    (90, 1546, 90)
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if 1 <= value < LONGEST else None
    if not isinstance(value, str) or len(value) > 40:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return seconds(int(value))
    if found := _ISO.match(value):
        days, hours, minutes, rest = (int(part or 0) for part in found.groups())
        return seconds(days * 86_400 + hours * 3_600 + minutes * 60 + rest)
    if found := _CLOCK.match(value):
        hours, minutes, rest = (int(part or 0) for part in found.groups())
        return seconds(hours * 3_600 + minutes * 60 + rest)
    return None
