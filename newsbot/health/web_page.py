"""WATCH: a page for every morning: what is open, and a small chart for each publisher, as SVG, without any script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from pathlib import Path

from newsbot.archive import Incident
from newsbot.health.findings import text
from newsbot.health.kept_past import DRAWN
from newsbot.health.past import GOOD_SHARES, Past, PublisherPast

DAYS = DRAWN
STEP, HEIGHT = 6, 60
"""Pixels: the width of a day, and the height of the largest number of articles."""
CELL, LABEL = 15, 104
FAINT = 0.06
"""Opacity of a day on which a field was missing on all pages."""
SHOWN = ("body", "headline", "authors", "date_published", "images", "lead", "section", "keywords", "language")
"""Fields whose coverage is drawn."""
STYLE = """
:root { color-scheme: light dark; --ink: #1b2733; --soft: #6b7885; --bar: #4878a8; --line: #c2571a; --bad: #b3261e;
  --paper: #fff; --rule: #d9dee3; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #9aa7b3; --bar: #7aa6d2; --line: #f0955c;
  --bad: #ff8a80; --paper: #14191e; --rule: #313a43; } }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem;
  color: var(--ink); background: var(--paper); }
h1 { font-size: 1.5rem; } h2 { font-size: 1.05rem; margin: 0 0 .4rem; overflow-wrap: anywhere; }
.incidents li { margin: .4rem 0; overflow-wrap: anywhere; } .bad { color: var(--bad); }
.soft { color: var(--soft); }
.all { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(28rem, 100%), 1fr)); gap: 1rem; }
section { border: 1px solid var(--rule); border-radius: .5rem; padding: .8rem 1rem; min-width: 0; }
svg { display: block; width: 100%; max-width: 34rem; height: auto; }
section.open { border-color: var(--bad); }
.bar { fill: var(--bar); } .unknown { fill: var(--rule); }
.expected { fill: none; stroke: var(--line); stroke-width: 1.5; }
text { fill: var(--soft); font-size: 12px; font-family: inherit; }
"""


def write_page(path: Path, past: Past, incidents: Sequence[Incident], titles: Mapping[str, str], now: datetime) -> None:
    """Write the page to *path*; a reader sees the old file or the new one."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(page(past, incidents, titles, now), "utf-8", errors="replace")
    new.replace(path)


def page(past: Past, incidents: Sequence[Incident], titles: Mapping[str, str], now: datetime) -> str:
    """Return the page as HTML."""
    is_open = {incident.publisher for incident in incidents}
    publishers = sorted(past.publishers, key=lambda publisher: (publisher.name not in is_open, publisher.name))
    listed = "".join(f"<li>{_text(text(incident, now))}</li>" for incident in incidents)
    told = f'<ul class="incidents bad">{listed}</ul>' if incidents else "<p>All is well: no incident is open.</p>"
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            # Nothing on this page runs or is fetched, whatever a publisher's name may hold.
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>newsbot: health</title><style>{STYLE}</style></head><body>",
            "<h1>Health</h1>",
            f'<p class="soft">{_text(f"{now:%d %B %Y, %H:%M %Z}")}. Bars: new articles a day; line: expected. '
            "Below: in how many of the articles a field was found.</p>",
            told,
            '<div class="all">',
            *(_section(publisher, titles, publisher.name in is_open) for publisher in publishers),
            "</div></body></html>",
            "",
        )
    )


def _section(publisher: PublisherPast, titles: Mapping[str, str], is_open: bool) -> str:
    title = titles.get(publisher.name, "")
    name = f'<h2>{_text(publisher.name)} <span class="soft">{_text(title)}</span></h2>'
    kind = ' class="open"' if is_open else ""
    return f"<section{kind}>{name}{articles(publisher)}{coverage(publisher)}</section>"


def articles(publisher: PublisherPast) -> str:
    """Return the chart of articles a day, and of those expected."""
    drawn = publisher.drawn[-DAYS:]
    most = max((max(count or 0, expected or 0) for _, count, expected in drawn), default=0) or 1
    parts, line = [], []
    for number, (day, count, expected) in enumerate(drawn):
        left = number * STEP
        height = round(HEIGHT * (count or 0) / most, 1)
        kind = "unknown" if count is None else "bar"
        tall = HEIGHT if count is None else height
        said = "no crawl" if count is None else f"{count} articles"
        hint = f"{day}: {said}" + (f", expected {expected:.1f}" if expected is not None else "")
        parts.append(
            f'<rect class="{kind}" x="{left}" y="{HEIGHT - tall:g}" width="{STEP - 1}" height="{tall:g}">'
            f"<title>{_text(hint)}</title></rect>"
        )
        if expected is not None:
            line.append(f"{left + STEP / 2:g},{HEIGHT - HEIGHT * expected / most:.1f}")
    parts.append(f'<polyline class="expected" points="{" ".join(line)}"/>')
    first, last = _ends(drawn)
    parts.append(f'<text x="0" y="{HEIGHT + 14}">{first}</text>')
    parts.append(f'<text x="{DAYS * STEP}" y="{HEIGHT + 14}" text-anchor="end">{last}</text>')
    parts.append(f'<text x="{DAYS * STEP + 6}" y="11">{most:.0f}</text>')
    return _svg(f"Articles a day of {publisher.name}", DAYS * STEP + LABEL, HEIGHT + 22, parts)


def coverage(publisher: PublisherPast) -> str:
    """Return the chart of the fields: a row each, a cell a day, the fuller the darker."""
    days = [day for day, _, _ in publisher.drawn[-DAYS:]]
    parts = []
    for row, name in enumerate(SHOWN):
        top = row * CELL
        parts.append(f'<text x="{DAYS * STEP + 6}" y="{top + CELL - 4}">{name.replace("_", " ")}</text>')
        for run in _alike([GOOD_SHARES[name](publisher.days.get(day, {})) for day in days]):
            hits, all_ = (sum(numbers) for numbers in zip(*run.shares, strict=True))
            first, last = days[run.start], days[run.start + len(run.shares) - 1]
            said = f"{first}: " if first == last else f"{first} to {last}: "
            parts.append(
                f'<rect class="bar" x="{run.start * STEP}" y="{top}" width="{len(run.shares) * STEP}"'
                f' height="{CELL - 2}" fill-opacity="{max(FAINT, hits / all_):.2f}">'
                f"<title>{said}{name} on {hits} of {all_}</title></rect>"
            )
    return _svg(f"Fields of {publisher.name}", DAYS * STEP + LABEL, len(SHOWN) * CELL, parts)


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


def _svg(title: str, width: int, height: int, parts: Sequence[str]) -> str:
    return (
        f'<svg role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"<title>{_text(title)}</title>{''.join(parts)}</svg>"
    )


def _text(text: str) -> str:
    return escape("".join(sign if sign.isprintable() or sign == " " else "\ufffd" for sign in text))
