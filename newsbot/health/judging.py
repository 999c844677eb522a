"""WATCH: what the archive knows of all publishers -> what is not as usual, noted as incidents."""

import shlex
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from newsbot.archive import Archive, Incident, Selection
from newsbot.health.crawl_counts import CrawlState
from newsbot.health.filling import fill
from newsbot.health.findings import FAST, OURSELVES, Finding, state, when
from newsbot.health.first_signs import CRAWLS, first_signs, judged_crawls, network_is_down, own_failures
from newsbot.health.judged_shares import GOOD_SHARES
from newsbot.health.known_past import keep, past_until
from newsbot.health.parameters import Parameters
from newsbot.health.past import Past
from newsbot.states import Reason

WITHOUT_TEXT = (Reason.NO_BODY, Reason.NO_TEXT_AND_NO_MEDIA)
REFUSED_FOR = {"no body": WITHOUT_TEXT, "body": WITHOUT_TEXT, "headline": (Reason.NO_HEADLINE,)}
"""Signal -> reasons of pages that show it."""


def judge(
    archive: Archive, followed: Collection[str], now: datetime, parameters: Parameters, anew: bool = True
) -> list[Incident]:
    """Note what is not as usual with the *followed* publishers, and what is over; return the open incidents.

    Where not *anew*, what whole days say is only asked for once a day, as it does not change before the next is over.
    """
    for name in followed:
        fill(archive, name)
    going_on = archive.incidents.not_ended()
    today = now.astimezone(UTC).date()
    is_judged = not anew and archive.days.of(OURSELVES, today)
    past = None if is_judged else past_until(archive, followed, today, parameters)
    slow = _as_they_were(going_on, {OURSELVES, *followed}) if past is None else past.findings()
    already = {(incident.publisher, incident.signal) for incident in going_on}
    found = [
        finding if (finding.publisher, finding.signal) in already else replace(finding, look=_look(archive, finding))
        for finding in without_consequences([*_signs(archive, followed, now, parameters), *slow], already)
    ]
    with archive.transaction():  # all that takes time is done: crawls wait for this
        if past is not None:
            archive.days.add(OURSELVES, now, {"judged": 1})
            keep(archive, past, today)
        _note(archive, found, going_on, now)
    return archive.incidents.open()


def _note(archive: Archive, found: list[Finding], going_on: list[Incident], now: datetime) -> None:
    """Note what was *found* as incidents, and that those *going_on* without it are over."""
    by_signal = {(finding.publisher, finding.signal): finding for finding in found}
    for (publisher, signal), finding in by_signal.items():
        archive.incidents.see(
            publisher,
            signal,
            began=min(finding.began, now),
            now=now,
            expected=finding.expected,
            observed=finding.observed,
            look=finding.look,
        )
    for incident in going_on:
        if (incident.publisher, incident.signal) not in by_signal:
            archive.incidents.end(incident.id, now)


def _as_they_were(incidents: list[Incident], publishers: Collection[str]) -> list[Finding]:
    """Return as findings the *incidents* of *publishers* that whole days tell, not the last crawls."""
    return [
        Finding(one.publisher, one.signal, one.began, one.expected, one.observed, one.look)
        for one in incidents
        if one.signal not in FAST and one.publisher in publishers
    ]


def _signs(archive: Archive, followed: Collection[str], now: datetime, parameters: Parameters) -> list[Finding]:
    """Return what the last crawls say."""
    rows = {name: archive.crawls.last(name, CRAWLS) for name in sorted(followed)}
    seen = {name: judged_crawls(crawls) for name, crawls in rows.items()}
    found = [finding for name, crawls in seen.items() for finding in first_signs(name, crawls, parameters)]
    down = network_is_down({name: crawls[0] for name, crawls in seen.items() if crawls}, found, now, parameters)
    if down:
        found = [finding for finding in found if finding.signal != "failed" or finding.began < down.began]
    at_work = set(archive.locks.held(now))
    ended = {
        name: [row for row in crawls if row["finish_reason"] or name not in at_work] for name, crawls in rows.items()
    }
    return [finding for finding in (down, own_failures(ended)) if finding] + found


def without_consequences(found: list[Finding], already: Collection[tuple[str, str]] = ()) -> Iterator[Finding]:
    """Yield the findings without those that are but the consequence of another one, as silence is of lost listings.

    What is an incident *already* goes on, so that it is not told to be over when it is not.
    """
    causes = {finding.publisher for finding in found if finding.signal in FAST}
    for finding in found:
        is_consequence = finding.publisher in causes and finding.signal not in FAST
        if not is_consequence or (finding.publisher, finding.signal) in already:
            yield finding


def _look(archive: Archive, finding: Finding) -> str:
    """Return the command that shows more, with a page to look at where there is one."""
    if finding.publisher == OURSELVES or (finding.signal not in GOOD_SHARES and finding.signal != "no body"):
        return finding.look
    url = (
        archive.urls.newest_refused(finding.publisher, REFUSED_FOR[finding.signal])
        if finding.signal in REFUSED_FOR
        else None
    )
    newest = () if url else archive.articles(Selection(publishers=(finding.publisher,), limit=1))
    url = url or next((article.url for article in newest), None)
    return f"scrapy explain {shlex.quote(url)}" if url else finding.look


def replayed(past: Past, end: date) -> Iterator[tuple[date, Finding, bool]]:
    """Go through *past* until *end*; yield (day, finding, whether it began or was over then) as it would be told."""
    going_on: dict[tuple[str, str], Finding] = {}
    for day in past.until(end):
        found = {(finding.publisher, finding.signal): finding for finding in past.findings()}
        for key in found.keys() - going_on.keys():
            yield day, found[key], True
        for key in going_on.keys() - found.keys():
            yield day, going_on[key], False
        going_on = {key: replace(finding, began=going_on.get(key, finding).began) for key, finding in found.items()}


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a publisher, in one word and in one line."""

    state: str
    observed: str
    began: datetime

    def note(self, now: datetime) -> str:
        """Return the reason, and since when; times are those of *now*'s zone."""
        return f"since {when(self.began, now)}: {self.observed}"


def wrong(archive: Archive, followed: Collection[str], parameters: Parameters) -> dict[str, Wrong]:
    """Return publisher -> what is wrong with it, the gravest of it; nothing for those that are well.

    From the open incidents, and from the last crawls, of which one may be bad without being an incident.
    """
    told: list[Finding | Incident] = [*archive.incidents.open()]
    last: dict[str, Wrong] = {}
    for name in sorted(followed):
        seen = judged_crawls(archive.crawls.last(name, CRAWLS))
        told += first_signs(name, seen, parameters)
        if seen and seen[0].state not in (CrawlState.GOOD, CrawlState.NOTHING):
            last[name] = Wrong(seen[0].state, seen[0].why, seen[0].started)
    found: dict[str, Wrong] = {}
    for one in sorted(told, key=lambda one: (one.signal not in FAST, one.signal != "silence")):
        found.setdefault(one.publisher, Wrong(state(one.signal), one.observed, one.began))
    return last | found
