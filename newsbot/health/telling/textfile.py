"""WATCH: what is open, as metrics for Prometheus, in a file that node_exporter reads."""

import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from newsbot.archive import Incident
from newsbot.health.telling.mail import NotSent


def write(path: Path, incidents: Sequence[Incident], publishers: Iterable[str], now: datetime) -> None:
    """Write the metrics to *path*; a reader sees the old file or the new one. Raises NotSent."""
    try:
        number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(metrics(incidents, publishers, now))
                os.fchmod(file.fileno(), 0o644)  # the exporter is another user
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise NotSent(f"HEALTH_TEXTFILE: {error}") from error


def metrics(incidents: Sequence[Incident], publishers: Iterable[str], now: datetime) -> str:
    """Return the metrics in Prometheus's text format."""
    per_publisher = dict.fromkeys(sorted(publishers), 0)
    for incident in incidents:
        per_publisher[incident.publisher] = per_publisher.get(incident.publisher, 0) + 1
    lines = [
        "# HELP newsbot_incidents_open Incidents that are open.",
        "# TYPE newsbot_incidents_open gauge",
        *(f'newsbot_incidents_open{{publisher="{_label(name)}"}} {number}' for name, number in per_publisher.items()),
        "# HELP newsbot_incident_began_seconds When an open incident began.",
        "# TYPE newsbot_incident_began_seconds gauge",
        *(
            f'newsbot_incident_began_seconds{{publisher="{_label(incident.publisher)}",'
            f'signal="{_label(incident.signal)}"}} {incident.began.timestamp():.0f}'
            for incident in incidents
        ),
        "# HELP newsbot_health_seconds When health was judged last.",
        "# TYPE newsbot_health_seconds gauge",
        f"newsbot_health_seconds {now.timestamp():.0f}",
    ]
    return "\n".join(lines) + "\n"


def _label(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
