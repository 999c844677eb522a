"""VALUES: the time zone of this machine, and others by name."""

import os
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def named_zone(name: str) -> tzinfo:
    """Return the zone that the IANA calls *name*; ValueError where there is none.

    >>> str(named_zone("Europe/Berlin"))
    'Europe/Berlin'
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone such as Europe/Berlin or UTC") from None


def machine_zone() -> tzinfo:
    """Return the zone that this machine has, with its summer time where its name is known, else its offset now."""
    names = [os.environ.get("TZ", "").lstrip(":")]
    try:
        names.append(str(Path("/etc/localtime").readlink()).partition("zoneinfo/")[2])
    except OSError:
        names.append("")
    for name in filter(None, names):
        try:
            return named_zone(name)
        except ValueError:
            continue
    return datetime.now(UTC).astimezone().tzinfo or UTC
