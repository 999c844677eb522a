"""BY HAND: `scrapy revisions URL` shows how an article changed."""

import argparse
import difflib
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from scrapy.exceptions import UsageError

from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.terminal import coloured, print_line, shows_colours

if TYPE_CHECKING:
    from newsbot.archive import Version

COLOURS = {"-": "\033[31m", "+": "\033[32m"}


class Command(NewsbotCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "URL"

    def short_desc(self) -> str:
        return "Show the versions of an article, and what changed from one to the next"

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002 - Scrapy calls it so
        from newsbot.urls import canonical

        if len(args) != 1:
            raise UsageError("name the URL of one article")
        with opened_archive(self.settings) as archive:
            address = archive.why(canonical(args[0])).article or args[0]
            versions = archive.revisions.of(address)
        if not versions:
            raise UsageError(f"{args[0]} is no stored article (see: scrapy why URL)")
        for line in history(versions):
            print_line(_coloured(line))


def history(versions: list["Version"]) -> Iterator[str]:
    """Yield the lines of a readable history, oldest version first."""
    from newsbot.changes import SHOWN_ELSEWHERE, shown

    first = versions[0]
    yield first.article.canonical_url
    yield f"version 1, seen {first.fetched}: {first.article.headline}"
    for older, newer in pairwise(versions):
        yield ""
        fields = shown(newer.changed)
        yield f"version {newer.number}, seen {newer.fetched} ({newer.cause}): {', '.join(fields)}"
        for field in fields if SHOWN_ELSEWHERE.isdisjoint(fields) else ():
            yield from changes(field, getattr(older.article, field), getattr(newer.article, field))


def changes(field: str, old: Any, new: Any) -> Iterator[str]:
    """Yield the lines that went and came in a field, paragraph by paragraph.

    >>> list(changes("headline", "Rain", "More rain"))
    ['  headline', '  - Rain', '  + More rain']
    """
    from newsbot.changes import lines

    yield f"  {field}"
    for line in difflib.ndiff(lines(old), lines(new)):
        if line[0] in "+-":
            yield f"  {line}"


def _coloured(line: str) -> str:
    shows_change = line.startswith("  ") and shows_colours()
    return coloured(line, COLOURS.get(line.lstrip()[:1], "") if shows_change else "")
