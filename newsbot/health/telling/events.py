"""WATCH: what there is to tell: the beginning or the end of an incident (pure)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsbot.archive import Incident
from newsbot.health.findings import FAST, state, text, when

BEGAN, ENDED = "began", "ended"


@dataclass(frozen=True, slots=True)
class Event:
    """The beginning or the end of an incident."""

    incident: Incident
    kind: str

    @property
    def is_fast(self) -> bool:
        """Whether it is of those that one or two crawls tell."""
        return self.incident.signal in FAST

    def line(self, now: datetime) -> str:
        """Return it in one line."""
        if self.kind == BEGAN:
            return text(self.incident, now)
        end = self.incident.accepted or self.incident.ended or now
        how = "accepted as the new normal" if self.incident.accepted else "over"
        return f"{self.incident.publisher}: {how} since {when(end, now)}: {self.incident.observed}"


def untold(incidents: Iterable[Incident], way: str) -> Iterator[Event]:
    """Yield what was not told yet by that *way* (``mail``, ``webhook``), beginnings before ends."""
    for incident in incidents:
        if f"{way} {BEGAN}" not in incident.told:
            if incident.accepted and not incident.told:
                continue  # whoever accepted it knows
            yield Event(incident, BEGAN)
        if not incident.is_open and f"{way} {ENDED}" not in incident.told:
            yield Event(incident, ENDED)


def as_json(incident: Incident, now: datetime) -> dict[str, Any]:
    """Return an incident for `scrapy health --json` and for webhooks; none of the values is empty."""
    ended = {"ended": incident.ended.isoformat()} if incident.ended else {}
    accepted = {"accepted": incident.accepted.isoformat()} if incident.accepted else {}
    return {
        "id": incident.id,
        "publisher": incident.publisher,
        "signal": incident.signal,
        "state": state(incident.signal),
        "began": incident.began.isoformat(),
        "last_seen": incident.last_seen.isoformat(),
        **ended,
        **accepted,
        "expected": incident.expected,
        "observed": incident.observed,
        "look": incident.look,
        "text": text(incident, now),
    }
