"""WATCH: the days of an archive as the past of its publishers; each is gone through once, and what it left is kept."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime

import orjson

from newsbot.archive import Archive, Baseline
from newsbot.health.findings import OURSELVES
from newsbot.health.judged_shares import SHARES
from newsbot.health.kept_past import DRAWN, resume, resume_all, state_of, state_of_all
from newsbot.health.parameters import Parameters
from newsbot.health.past import DAY, KNOWN_DAYS, Past, PublisherPast
from newsbot.states import ANY_SITE

METHOD = 1
"""Raised with every change of what the days come to: all are gone through anew then."""


def past_of(
    archive: Archive, followed: Collection[str], now: datetime, parameters: Parameters, since: date | None = None
) -> Past:
    """Return the past of the *followed* publishers since that day or KNOWN_DAYS ago, not yet gone through."""
    begin = since or now.astimezone(UTC).date() - KNOWN_DAYS * DAY
    return Past(list(_publishers(archive, followed, parameters, begin)), parameters)


def past_until(
    archive: Archive, followed: Collection[str], end: date, parameters: Parameters, for_charts: bool = False
) -> Past:
    """Return the past of the *followed* publishers, gone through until *end*, with the days that a chart shows.

    *for_charts*: nothing else is asked of it.
    """
    past = _resumed(archive, followed, end, parameters)
    if past is None:
        past = Past(list(_publishers(archive, followed, parameters, end - KNOWN_DAYS * DAY)), parameters)
    if for_charts:
        for publisher in past.publishers:
            publisher.leave_out_shares()
    for _ in past.until(end):
        pass
    return past


def keep(archive: Archive, past: Past, end: date) -> None:
    """Keep what the days before *end* left behind, for `past_until` with a later one."""
    kept = {
        publisher.name: Baseline(end, _basis(archive, publisher, end), orjson.dumps(state_of(publisher)).decode())
        for publisher in past.publishers
    }
    kept[OURSELVES] = Baseline(end, _method(past.parameters), orjson.dumps(state_of_all(past)).decode())
    archive.baselines.replace(kept)


def _resumed(archive: Archive, followed: Collection[str], end: date, parameters: Parameters) -> Past | None:
    """Return the past as it was kept; None where one of its days, or what it goes by, is not what it was."""
    kept = archive.baselines.of({OURSELVES, *followed})
    together = kept.pop(OURSELVES, None)
    if together is None or together.basis != _method(parameters) or together.until > end:
        return None
    found = []
    for fresh in _publishers(archive, followed, parameters, together.until - DRAWN * DAY):
        publisher = fresh
        if baseline := kept.get(fresh.name):
            state = orjson.loads(baseline.state)
            first = date.fromisoformat(state["first"])
            publisher = PublisherPast(fresh.name, fresh.country, first, fresh.days, parameters, fresh.accepted)
            resume(publisher, state)
            if baseline.until != together.until or baseline.basis != _basis(archive, publisher, baseline.until):
                return None
        elif fresh.first < together.until:
            return None
        found.append(publisher)
    past = Past(found, parameters)
    resume_all(past, orjson.loads(together.state))
    return past


def _basis(archive: Archive, publisher: PublisherPast, until: date) -> str:
    """Return what the baseline of *publisher* was made from: its days, and what a person accepted."""
    accepted = sorted((signal, day.isoformat()) for signal, day in publisher.accepted.items())
    return repr((publisher.country, archive.days.size(publisher.name, until), accepted))


def _method(parameters: Parameters) -> str:
    return f"{METHOD} {parameters} {sorted(SHARES)}"


def _publishers(
    archive: Archive, followed: Collection[str], parameters: Parameters, begin: date
) -> Iterator[PublisherPast]:
    accepted = _accepted(archive)
    for name, country in archive.days.publishers().items():
        if name in followed and name != ANY_SITE and (first := archive.days.first(name)):
            start = max(first + DAY, begin)
            days = archive.days.of(name, start)
            yield PublisherPast(name, country, start, days, parameters, accepted.get(name, {}))


def _accepted(archive: Archive) -> dict[str, dict[str, date]]:
    """Return publisher -> signal -> the first day of what a person called the new normal."""
    accepted: dict[str, dict[str, date]] = {}
    for incident in archive.incidents.accepted():
        accepted.setdefault(incident.publisher, {})[incident.signal] = incident.began.astimezone(UTC).date()
    return accepted
