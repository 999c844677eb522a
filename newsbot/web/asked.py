"""HAND ON: what a reader asks for, out of an address; what cannot be meant is refused in one line."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from starlette.requests import Request

from newsbot.archive import Selection
from newsbot.names import names_like
from newsbot.web.installation import Installation

LONGEST = 2_000
"""Characters of one value."""
LONGEST_ADDRESS = 32_000
"""Of an address of the web: listings name those of up to 8,000, which are longer in their canonical form."""
NAMES = ("publisher", "country", "language", "section")
FLAGS = ("free", "one_per_story", "unreserved")
CHOOSING = (*NAMES, "day", "since", "until", *FLAGS)
"""What articles are chosen by."""
_PLACE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)_(\d{1,18})", re.ASCII)


class Refused(Exception):
    """A request that has no answer; the message is one line for the reader."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


class Asked:
    """One request: its values as what they mean, and addresses that go on from it."""

    def __init__(self, request: Request, installation: Installation) -> None:
        self.request = request
        self.installation = installation
        self.now: datetime = installation.now().astimezone(installation.zone)
        self.today: date = self.now.date()

    def refuse_others(self, names: Collection[str]) -> None:
        """Raise Refused where a value is called other than one of *names*: what it chooses would not be chosen."""
        if other := next((name for name in self.request.query_params if name not in names), None):
            meant = names_like(other[:40], names) if names else "this page has nothing to choose"
            raise Refused(f"there is no {other[:40]!r} to choose by here: {meant}")

    def text(self, name: str, longest: int = LONGEST) -> str:
        """Return the value of *name* without white space around it, empty where there is none."""
        values = self.request.query_params.getlist(name)
        value = values[-1].strip() if values else ""
        if len(value) > longest:
            raise Refused(f"{name}: {len(value):,} characters are too many, at most {longest:,} can be asked for")
        return value

    def number(self, name: str, least: int, most: int, default: int) -> int:
        """Return the number called *name*."""
        if not (text := self.text(name)):
            return default
        if not (text.isascii() and text.isdigit() and least <= int(text[:9]) <= most and len(text) < 10):
            raise Refused(f"{name}={text[:40]!r} is no number from {least} to {most}")
        return int(text)

    def flag(self, name: str) -> bool:
        return self.text(name) not in ("", "0")

    def day(self, name: str = "day") -> date | None:
        """Return the day called *name*."""
        if not (text := self.text(name)):
            return None
        try:
            day = date.fromisoformat(text)
            datetime.combine(day, time(), self.installation.zone).timestamp()
            day + timedelta(days=2)
        except (ValueError, OverflowError):
            raise Refused(f"{name}={text[:40]!r} is no day such as 2026-11-22") from None
        return day

    def place(self, name: str = "before") -> tuple[str, int] | None:
        """Return the place in a list that goes on."""
        if not (text := self.text(name)):
            return None
        if not (found := _PLACE.fullmatch(text)):
            raise Refused(f"{name}={text[:40]!r} is no place in this list; begin again without it")
        return found[1], int(found[2])

    def selection(self, limit: int | None = None, query: str | None = None) -> Selection:
        """Return the articles that are asked for."""
        since, until = self.day("since"), self.day("until")
        if day := self.day():
            since, until = day, day
        return Selection(
            **{what: self._names_in(name) for name, what in zip(NAMES, _FIELDS, strict=True)},  # type: ignore[arg-type]
            since=self._midnight(since) if since else None,
            until=self._midnight(until + timedelta(days=1)) if until else None,
            query=query,
            free_only=self.flag("free"),
            one_per_story=self.flag("one_per_story"),
            without_reserved=self.flag("unreserved"),
            limit=limit,
            before=self.place(),
        )

    def on(self, day: date, selection: Selection) -> Selection:
        """Return what of a *selection* was published on a day."""
        return replace(selection, since=self._midnight(day), until=self._midnight(day + timedelta(days=1)))

    def chosen(self) -> dict[str, str]:
        """Return what is chosen among the articles, as an address has it: name -> value."""
        return {name: text for name in ("q", *CHOOSING) if (text := self.text(name))}

    def _names_in(self, name: str) -> tuple[str, ...]:
        """Return the values of *name*, given several times or in a list with commas; a section may have one."""
        text = self.text(name)
        if name == "section":
            return (text,) if text else ()
        return tuple(part.strip() for part in text.split(",") if part.strip())

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.installation.zone)

    def address(self, path: str, **values: object) -> str:
        """Return the whole address of a page here."""
        base = str(self.request.base_url).rstrip("/")
        return base + with_values(path, {name: str(value) for name, value in values.items()})


_FIELDS = ("publishers", "countries", "languages", "sections")


def with_values(path: str, values: Mapping[str, object]) -> str:
    """Return *path* with those of *values* that are given.

    >>> with_values("/", {"language": "de", "day": "", "q": "a b"})
    '/?language=de&q=a+b'
    """
    given = {name: str(value) for name, value in values.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(given, errors='replace')}" if given else path
