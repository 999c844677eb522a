"""WATCH: a past that was gone through until one day, kept as JSON, and taken up again with the next (pure)."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from newsbot.health.cusum import Cusum
from newsbot.health.past import Past, PublisherPast
from newsbot.health.shares import Changed, Share
from newsbot.health.volume import Expectation, Verdict, Volume

DRAWN = 60
"""Days that a chart shows."""
VOLUME = ("counts", "_ratios", "_is_good", "_silent", "_silent_expected")
SHARE = ("days", "_is_usual", "_waiting")


def state_of(publisher: PublisherPast) -> dict[str, Any]:
    """Return all that the days which were seen left behind, of JSON's types."""
    volume = publisher.volume
    return {
        "first": publisher.first.isoformat(),
        "volume": _plain(volume, VOLUME)
        | {"cusum": _fields(volume._cusum), "silent_expectation": _fields(volume._silent_expectation)},
        "shares": {
            name: _plain(share, SHARE) | {"cusum": _fields(share._cusum)} for name, share in publisher.shares.items()
        },
        "verdict": _fields(publisher.verdict),
        "changed": {name: _fields(changed) for name, changed in publisher.changed.items()},
        "drawn": [(day.isoformat(), *numbers) for day, *numbers in publisher.drawn[-DRAWN:]],
    }


def resume(publisher: PublisherPast, state: Mapping[str, Any]) -> None:
    """Let *publisher*, which saw nothing yet, be what *state* was taken of."""
    kept = state["volume"]
    _take(publisher.volume, kept, VOLUME)
    publisher.volume._cusum = Cusum(**kept["cusum"])
    publisher.volume._silent_expectation = kept["silent_expectation"] and Expectation(**kept["silent_expectation"])
    for name, share in publisher.shares.items():
        kept = state["shares"][name]
        _take(share, kept, SHARE)
        share.days = [(hits, number) for hits, number in share.days]
        hits, number, since = kept["_waiting"]
        share._waiting = (hits, number, since)
        share._cusum = Cusum(**kept["cusum"])
    publisher.verdict = state["verdict"] and Verdict(**state["verdict"])
    publisher.changed = {name: Changed(**changed) for name, changed in state["changed"].items()}
    publisher.drawn = [(date.fromisoformat(day), count, expected) for day, count, expected in state["drawn"]]


def state_of_all(past: Past) -> list[Any]:
    """Return what is kept of all publishers together: the days on which all fell."""
    return [(day.isoformat(), ratio, number) for day, ratio, number in past._all_fell]


def resume_all(past: Past, state: list[Any]) -> None:
    past._all_fell = [(date.fromisoformat(day), ratio, number) for day, ratio, number in state]


def _fields(value: Any) -> dict[str, Any] | None:
    """Return the fields of a dataclass by the names that its constructor takes; None for None."""
    if value is None:
        return None
    assert is_dataclass(value)
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _plain(value: Volume | Share, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def _take(value: Volume | Share, kept: Mapping[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        setattr(value, name, kept[name])
