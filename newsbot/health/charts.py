"""WATCH: what is usual of a publisher and what came, as small charts in SVG, without any script (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from newsbot.health.judged_shares import GOOD_SHARES
from newsbot.health.kept_past import DRAWN
from newsbot.health.past import PublisherPast

DAYS = DRAWN
STEP, HEIGHT = 6, 60
"""Pixels: the width of a day, and the height of the largest number of articles."""
CELL, LABEL = 15, 104
TWO_DATES = 100
"""Pixels that the dates of the first and the last day need."""
FAINT = 0.06
"""Opacity of a day on which a field was missing on all pages."""
SHOWN = ("body", "headline", "authors", "date_published", "images", "lead", "section", "keywords", "language")
"""Fields whose coverage is drawn."""


def articles(publisher: PublisherPast) -> str:
    """Return the chart of articles a day, and of those expected."""
    drawn = publisher.drawn[-DAYS:]
    most = max((max(count or 0, expected or 0) for _, count, expected in drawn), default=0) or 1
    parts, line = [], []
    begin = DAYS - len(drawn)
    for number, (day, count, expected) in enumerate(drawn, begin):
        left = number * STEP
        height = round(HEIGHT * (count or 0) / most, 1)
        kind = "unknown" if count is None else "bar"
        tall = HEIGHT if count is None else height
        said = "no crawl" if count is None else f"{count} articles"
        hint = f"{day}: {said}" + (f", expected {expected:.1f}" if expected is not None else "")
        parts.append(
            f'<rect class="{kind}" x="{left}" y="{HEIGHT - tall:g}" width="{STEP - 1}" height="{tall:g}">'
            f"<title>{plain(hint)}</title></rect>"
        )
        if expected is not None:
            line.append(f"{left + STEP / 2:g},{HEIGHT - HEIGHT * expected / most:.1f}")
    parts.append(f'<polyline class="expected" points="{" ".join(line)}"/>')
    first, last = _ends(drawn)
    if not drawn or len(drawn) * STEP >= TWO_DATES:
        parts.append(f'<text x="{begin * STEP if drawn else 0}" y="{HEIGHT + 14}">{first}</text>')
    parts.append(f'<text x="{DAYS * STEP}" y="{HEIGHT + 14}" text-anchor="end">{last}</text>')
    parts.append(f'<text x="{DAYS * STEP + 6}" y="11">{most:.0f}</text>')
    return svg(f"Articles a day of {publisher.name}", DAYS * STEP + LABEL, HEIGHT + 22, parts)


def coverage(publisher: PublisherPast) -> str:
    """Return the chart of the fields: a row each, a cell a day, the fuller the darker."""
    days = [day for day, _, _ in publisher.drawn[-DAYS:]]
    begin = DAYS - len(days)
    parts = []
    for row, name in enumerate(SHOWN):
        top = row * CELL
        parts.append(f'<text x="{DAYS * STEP + 6}" y="{top + CELL - 4}">{name.replace("_", " ")}</text>')
        for run in _alike([GOOD_SHARES[name](publisher.days.get(day, {})) for day in days]):
            hits, all_ = (sum(numbers) for numbers in zip(*run.shares, strict=True))
            first, last = days[run.start], days[run.start + len(run.shares) - 1]
            said = f"{first}: " if first == last else f"{first} to {last}: "
            parts.append(
                f'<rect class="bar" x="{(begin + run.start) * STEP}" y="{top}" width="{len(run.shares) * STEP}"'
                f' height="{CELL - 2}" fill-opacity="{max(FAINT, hits / all_):.2f}">'
                f"<title>{said}{name} on {hits} of {all_}</title></rect>"
            )
    return svg(f"Fields of {publisher.name}", DAYS * STEP + LABEL, len(SHOWN) * CELL, parts)


@dataclass
class _Run:
    """Days in a row with nearly the same share: one rectangle, or the page of hundreds of publishers is too large."""

    start: int
    shares: list[tuple[int, int]]


def _alike(shares: Sequence[tuple[int, int]]) -> list[_Run]:
    """Return the days that have a share, those in a row together that are the same to a twentieth."""
    runs: list[_Run] = []
    before = None
    for number, (hits, all_) in enumerate(shares):
        level = round(hits / all_ * 10) if all_ else None
        if level is not None and level == before:
            runs[-1].shares.append((hits, all_))
        elif level is not None:
            runs.append(_Run(number, [(hits, all_)]))
        before = level
    return runs


def _ends(drawn: Sequence[tuple[date, int | None, float | None]]) -> tuple[str, str]:
    return (f"{drawn[0][0]:%d %b}", f"{drawn[-1][0]:%d %b}") if drawn else ("no whole day yet", "")


def svg(title: str, width: int, height: int, parts: Sequence[str]) -> str:
    """Return a picture of these *parts*, named *title* for those who do not see it."""
    return (
        f'<svg role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"<title>{plain(title)}</title>{''.join(parts)}</svg>"
    )


def plain(text: str) -> str:
    """Return *text* as it may stand in HTML, without signs that show nothing or turn the direction."""
    return escape("".join(sign if sign.isprintable() or sign == " " else "\ufffd" for sign in text))
