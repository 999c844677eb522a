"""HAND ON: how many articles of a search came when, as a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from newsbot.health.charts import plain, svg

HEIGHT, WIDTH = 60, 560
MOST_BARS = 120
YEAR, MONTH, DAY = 4, 7, 10
"""Characters of a time in ISO 8601."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, and what it says in words."""

    picture: Markup
    number: int
    first: str
    last: str


def over_time(counted: Sequence[tuple[str, int]]) -> Chart | None:
    """Return the chart of how many were *counted* on each day: by days, or by months or years where those are many."""
    for length in (DAY, MONTH, YEAR):
        bars: dict[str, int] = {}
        for day, number in counted:
            if not day:
                continue  # at the ends of the calendar no day is known in UTC
            bars[day[:length]] = bars.get(day[:length], 0) + number
        whole = _without_gaps(bars, length)
        if len(whole) <= MOST_BARS:
            break
    whole = whole[-MOST_BARS:]
    return Chart(_drawn(whole), sum(bars.values()), whole[0][0], whole[-1][0]) if whole else None


def _without_gaps(bars: dict[str, int], length: int) -> list[tuple[str, int]]:
    """Return the bars from the first to the last, also where nothing was found."""
    if not bars:
        return []
    every, last = [min(bars)], max(bars)
    while every[-1] < last and len(every) <= MOST_BARS:
        every.append(_next(every[-1], length))
    return [(name, bars.get(name, 0)) for name in every]


def _next(name: str, length: int) -> str:
    if length == DAY:
        return (date.fromisoformat(name) + timedelta(days=1)).isoformat()
    if length == YEAR:
        return f"{int(name) + 1:04}"
    year, month = int(name[:YEAR]), int(name[YEAR + 1 :])
    return f"{year + month // 12:04}-{month % 12 + 1:02}"


def _drawn(bars: Sequence[tuple[str, int]]) -> Markup:
    most = max(number for _, number in bars)
    step = max(4, WIDTH // len(bars)) if len(bars) > 8 else WIDTH // 8
    parts = []
    for at, (name, number) in enumerate(bars):
        height = round(HEIGHT * number / most, 1)
        parts.append(
            f'<rect class="bar" x="{at * step}" y="{HEIGHT - height:g}" width="{step - 1}" height="{height:g}">'
            f"<title>{plain(name)}: {number}</title></rect>"
        )
    width = step * len(bars)
    parts.append(f'<text x="0" y="{HEIGHT + 14}">{plain(bars[0][0])}</text>')
    if width > 170:
        parts.append(f'<text x="{width}" y="{HEIGHT + 14}" text-anchor="end">{plain(bars[-1][0])}</text>')
    parts.append(f'<text x="{width + 6}" y="11">{most}</text>')
    title = f"Articles found from {bars[0][0]} to {bars[-1][0]}, at most {most} at once"
    return Markup(svg(title, max(width, 90) + 50, HEIGHT + 22, parts))
