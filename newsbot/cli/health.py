"""BY HAND, and by cron: what `scrapy health` and each round have in common: judge, then tell."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from newsbot.cli.numbers import plural

if TYPE_CHECKING:
    from newsbot.archive import Archive, Incident
    from newsbot.health.judging import Wrong
    from newsbot.health.parameters import Parameters


def parameters(settings: BaseSettings) -> "Parameters":
    """Return the method's numbers; a wrong one is the user's mistake."""
    from newsbot.health.parameters import Parameters

    try:
        return Parameters.of(settings)
    except ValueError as error:
        raise UsageError(str(error)) from None


def judged_and_told(
    archive: "Archive", settings: BaseSettings, followed: Collection[str], now: datetime, anew: bool = False
) -> list["Incident"]:
    """Note what is not as usual, tell what is new and what is over, and return the open incidents."""
    from newsbot.health.judging import judge
    from newsbot.health.telling.tell import tell

    incidents = judge(archive, followed, now, parameters(settings), anew)
    tell(archive, settings, followed, now)
    return incidents


def wrong(archive: "Archive", settings: BaseSettings, names: Collection[str]) -> "dict[str, Wrong]":
    """Return publisher -> what is wrong with it."""
    from newsbot.health import judging

    return judging.wrong(archive, names, parameters(settings))


def number_open(incidents: Collection["Incident"]) -> str:
    """Return how many incidents are open, in words."""
    return f"{plural(len(incidents), 'incident')} open: scrapy health tells" if incidents else "no incidents open"
