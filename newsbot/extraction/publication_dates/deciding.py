"""ITEM: which of the times that sources tell is believed."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from newsbot.dates.machine_dates import Precision, moment, to_aware
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.source import Candidate, Decision, Source, raw_values


class _Reading(NamedTuple):
    time: datetime
    weight: tuple[bool, Precision]
    candidate: Candidate


def decided_time(field: str, sources: Iterable[Source], context: PageContext) -> Decision:
    """Return the time that tells most: an instant beats a time without offset, and that a mere day.

    Among equals the first source wins, so that neither a day out of an address nor a listing beats the metadata.
    What the publisher's own selector finds is not weighed.
    """
    candidates: list[Candidate] = []
    read: list[_Reading] = []
    for source, raw in raw_values(sources, field):
        found = moment(raw, context.language, context.month_first)
        time = to_aware(found, context.timezone, context.seen_at) if found else None
        if found is None or time is None:
            candidates.append(Candidate(field, source.name, raw, "unusable"))
            continue
        candidate = Candidate(field, f"{source.name}, {time[1]}".rstrip(", "), raw, "late")
        read.append(_Reading(time[0], (source.trust.is_final, found.precision), candidate))
    best = max(read, key=lambda reading: reading.weight, default=None)
    for reading in read:
        candidates.append(reading.candidate._replace(outcome="won") if reading is best else reading.candidate)
    return Decision(best and best.time, best.candidate.source if best else "", candidates)
