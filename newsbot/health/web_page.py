"""WATCH: a page for every morning: what is open, and a small chart for each publisher, as SVG, without any script."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from newsbot.archive import Incident
from newsbot.health.charts import articles, coverage, plain
from newsbot.health.findings import text
from newsbot.health.past import Past, PublisherPast

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
    listed = "".join(f"<li>{plain(text(incident, now))}</li>" for incident in incidents)
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
            f'<p class="soft">{plain(f"{now:%d %B %Y, %H:%M %Z}")}. Bars: new articles a day; line: expected. '
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
    name = f'<h2>{plain(publisher.name)} <span class="soft">{plain(title)}</span></h2>'
    kind = ' class="open"' if is_open else ""
    return f"<section{kind}>{name}{articles(publisher)}{coverage(publisher)}</section>"
