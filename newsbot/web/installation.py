"""HAND ON: what the pages know beside the archive: whom this project follows, how often, and where its readers are."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo

from newsbot.archive import Archive
from newsbot.health.parameters import Parameters
from newsbot.web.archives import Archives
from newsbot.web.remembered import Remembered


def _all_known(archive: Archive) -> Collection[str]:
    return archive.publishers()


@dataclass(frozen=True, slots=True)
class Installation:
    """One server, and the project that it belongs to."""

    archives: Archives
    zone: tzinfo = UTC
    """Of the times that are no article's own."""
    hosts: frozenset[str] = frozenset()
    """Names by which it may be asked for, beside those of this machine."""
    followed: Callable[[Archive], Collection[str]] = _all_known
    """Names of the publishers that are crawled and watched."""
    every: Mapping[str, timedelta | None] = field(default_factory=dict)
    """Publisher -> the interval that its file fixes."""
    parameters: Parameters = field(default_factory=Parameters)
    """Of health's method."""
    remembered: Remembered = field(default_factory=Remembered)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
