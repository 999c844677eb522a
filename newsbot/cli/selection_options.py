"""HAND ON: the options by which every export command selects articles."""

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from scrapy.exceptions import UsageError

from newsbot.archive import Selection
from newsbot.archive.selection import ORDERS
from newsbot.names import listed_names


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Add the options to a command's *parser*."""
    group = parser.add_argument_group("which articles")
    for option, example in (("publisher", "guardian,taz"), ("country", "DE"), ("language", "de"), ("section", "Sport")):
        group.add_argument(f"--{option}", type=names, default=(), metavar="A,B", help=f"only these, such as {example}")
    group.add_argument("--since", type=_day(0), metavar="DATE", help="published on that day (UTC) or time, or later")
    group.add_argument("--until", type=_day(1), metavar="DATE", help="published on that day or before that time")
    group.add_argument("--query", type=words, metavar="WORDS", help='full-text search: words, "a phrase", AND, OR, NOT')
    group.add_argument("--free-only", action="store_true", help="without articles marked as not free")
    group.add_argument("--one-per-story", action="store_true", help="of near-duplicates only the first")
    group.add_argument("--without-reserved", action="store_true", help="without articles whose page reserves any use")
    group.add_argument("--limit", type=number, metavar="N", help="at most so many")
    group.add_argument("--order", choices=list(ORDERS), help="default: newest first")


def selection_of(options: argparse.Namespace, order: str = "newest") -> Selection:
    """Return the selection that a command's options name; *order* is the one of a command without ``--order``.

    Raises UsageError where nothing can lie between ``--since`` and ``--until``.
    """
    if options.since and options.until and options.since >= options.until:
        raise UsageError("--since is not before --until: nothing lies between them")
    return Selection(
        publishers=options.publisher,
        countries=options.country,
        languages=options.language,
        sections=options.section,
        since=options.since,
        until=options.until,
        query=options.query,
        free_only=options.free_only,
        one_per_story=options.one_per_story,
        without_reserved=options.without_reserved,
        limit=options.limit,
        order=options.order or order,
    )


def names(value: str) -> tuple[str, ...]:
    """Read an option that lists names, one at least: what an empty variable of a script leaves is no wish for all."""
    if not (listed := listed_names(value)):
        raise argparse.ArgumentTypeError("no name is given")
    return tuple(listed)


def words(value: str) -> str:
    """Read an option that takes words."""
    if not value.strip():
        raise argparse.ArgumentTypeError("no word is given")
    return value


def midnight(value: str) -> datetime:
    """Read a day as its beginning in UTC."""
    try:
        return datetime.combine(date.fromisoformat(value), datetime.min.time(), UTC)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no date such as 2026-11-22") from None


def number(value: str) -> int:
    """Read how many articles."""
    if not value.isdigit():
        raise argparse.ArgumentTypeError(f"{value!r} is no number of articles")
    return int(value)


def number_from_1(value: str) -> int:
    """Read how many articles, at least one."""
    if not number(value):
        raise argparse.ArgumentTypeError("at least 1 article is needed")
    return int(value)


def shares(value: str) -> tuple[float, ...]:
    """Read the percentages of three splits."""
    percentages = [part.strip() for part in value.split(",")]
    if len(percentages) != 3 or not all(part.isdigit() for part in percentages) or sum(map(int, percentages)) != 100:
        raise argparse.ArgumentTypeError(f"{value!r} are no three percentages that make 100, such as 90,5,5")
    return tuple(int(part) / 100 for part in percentages)


def _day(days_later: int) -> Callable[[str], datetime]:
    """Return a reader of dates and times; a date means the midnight *days_later*."""

    def read(value: str) -> datetime:
        if len(value) == len("2026-11-22"):
            return midnight(value) + timedelta(days=days_later)
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{value!r} is no date such as 2026-11-22 or 2026-11-22T18:00Z") from None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    return read
