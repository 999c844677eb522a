"""VALUES: lengths of time as people say them (pure)."""

from datetime import timedelta


def roughly(time: timedelta) -> str:
    """Return a length of time to the minute.

    >>> [roughly(timedelta(seconds=n)) for n in (20, 1042, 7300)]
    ['< 1 min', '17 min', '2 h 2 min']
    """
    minutes = timedelta(minutes=round(time / timedelta(minutes=1)))
    return span(minutes) if minutes else "< 1 min"


def span(time: timedelta) -> str:
    """Return a length of time in two units at most.

    >>> [span(timedelta(seconds=n)) for n in (0.4, 62, 3600, 5 * 3600 + 60, 3 * 86400)]
    ['0 s', '1 min 2 s', '1 h', '5 h 1 min', '3 d']
    """
    seconds = max(0, round(time.total_seconds()))
    parts: list[tuple[int, str]] = []
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60), ("s", 1)):
        number, seconds = divmod(seconds, length)
        if number or parts:
            parts.append((number, unit))
    return " ".join(f"{number} {unit}" for number, unit in parts[:2] if number) or "0 s"
