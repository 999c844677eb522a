"""WATCH: the numbers of the method; newsbot/settings.py has them with their reasons, as HEALTH_..."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the method goes by; each field is the setting HEALTH_ and its name in capitals."""

    tail: float = 1e-5
    slack: float = 0.5
    limit: float = 8.0
    history_days: int = 35
    level_days: int = 28
    lag_days: int = 7
    weekday_weeks: int = 8
    weekday_shrinkage: float = 2.0
    least_dispersion: float = 0.02
    most_dispersion: float = 0.6
    fewest_a_day: float = 0.7
    fewest_peers: int = 6
    all_fall: float = 0.3
    share_articles: int = 10
    share_gap: float = 0.1
    fewest_pages: int = 3
    bad_crawls: int = 2

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Self:
        """Return those that *settings* name; ValueError, for the user, where one is no number."""
        found: dict[str, Any] = {}
        for field in fields(cls):
            name = f"HEALTH_{field.name.upper()}"
            value = settings.get(name)
            kind = float if field.type is float else int
            try:
                found[field.name] = field.default if value is None else kind(value)
            except (TypeError, ValueError):
                raise ValueError(f"the setting {name} takes a number, not {value!r}") from None
            if not found[field.name] > 0:
                raise ValueError(f"the setting {name} takes a number above 0, not {value!r}")
        return cls(**found)
