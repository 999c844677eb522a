"""WATCH: tell what was not told yet, by every way that the settings name; what fails is told by the next round."""

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from newsbot.archive import Archive, Incident
from newsbot.health.findings import OURSELVES
from newsbot.health.telling import mail, textfile, web
from newsbot.health.telling.events import Event, as_json, untold

logger = logging.getLogger(__name__)

REMEMBERED = timedelta(days=7)
"""What ended longer ago is not told any more."""
LONGEST = 60.0
"""Seconds that one round tells a slow webhook: a lock of which nothing is heard for two minutes is taken over."""
DIGEST = timedelta(days=1)
"""Between two mails about what takes days anyway."""
DIGEST_WORD = "mail digest"


def tell(archive: Archive, settings: Mapping[str, Any], followed: Collection[str], now: datetime) -> None:
    """Tell beginnings and ends of incidents, each once by each way. Two processes never tell at once."""
    if settings.get("HEALTH_TEXTFILE"):
        path, open_ = Path(settings["HEALTH_TEXTFILE"]), archive.incidents.open()
        _attempt(lambda: textfile.write(path, open_, followed, now))
    if not (settings.get("HEALTH_MAIL") or settings.get("HEALTH_WEBHOOK")):
        return
    if not archive.locks.take(OURSELVES, now):
        return  # the other one tells
    try:
        incidents = archive.incidents.since(now - REMEMBERED)
        if target := settings.get("HEALTH_WEBHOOK"):
            _tell_webhook(archive, target, incidents, now)
        if target := settings.get("HEALTH_MAIL"):
            _tell_mail(archive, target, incidents, now)
    finally:
        archive.locks.release(OURSELVES)


def ping(settings: Mapping[str, Any]) -> None:
    """Tell the dead man's switch, if there is one, that a round was made."""
    if target := settings.get("HEALTH_PING"):
        _attempt(lambda: web.ping(target))


def _tell_webhook(archive: Archive, target: str, incidents: Sequence[Incident], now: datetime) -> None:
    here, end = now.astimezone(), monotonic() + LONGEST
    for event in untold(incidents, "webhook"):
        if monotonic() > end:
            return
        body = {**as_json(event.incident, here), "event": event.kind, "text": event.line(here)}
        if not _attempt(lambda body=body: web.post(target, body)):  # type: ignore[misc]
            return
        archive.incidents.note_told(event.incident.id, [f"webhook {event.kind}"], now)


def _tell_mail(archive: Archive, target: str, incidents: Sequence[Incident], now: datetime) -> None:
    """Send what is fast at once, together with what is slow if the last mail about such is a day old."""
    last = max((incident.told[DIGEST_WORD] for incident in incidents if DIGEST_WORD in incident.told), default="")
    is_time = not last or datetime.fromisoformat(last) <= now - DIGEST
    events = [event for event in untold(incidents, "mail") if event.is_fast or is_time]
    if not events or not _attempt(lambda: mail.send(target, events, now.astimezone())):
        return
    with archive.transaction():
        for event in events:
            archive.incidents.note_told(event.incident.id, _words(event), now)


def _words(event: Event) -> list[str]:
    return [f"mail {event.kind}", *([] if event.is_fast else [DIGEST_WORD])]


def _attempt(work: Callable[[], object]) -> bool:
    """Do *work*; what cannot be sent is one line of the log."""
    try:
        work()
    except mail.NotSent as error:
        logger.warning("health could not be told: %s; the next round tries again", error)
        return False
    return True
