"""BY HAND, and by cron: whether all is well, and what is not."""

import argparse
import json
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy.exceptions import UsageError

from newsbot.cli import publisher_options
from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.followed import followed
from newsbot.cli.health import judged_and_told, parameters
from newsbot.cli.numbers import plural
from newsbot.terminal import escaped_json, print_error, print_line

if TYPE_CHECKING:
    from newsbot.archive import Archive, Incident

NOT_WELL = 1
"""Exit status while an incident is open."""


class Command(NewsbotCommand):
    """`scrapy health`: open incidents, one line each."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[--publisher A,B] [--since DATE] [--json] [--html FILE] | --accept ID | --replay"

    def short_desc(self) -> str:
        return "Tell what is not as usual: publishers that fell silent, fields that are missing, lost listings"

    def long_desc(self) -> str:
        return (
            "Judge every publisher that is followed against its own past, and tell the open incidents, one line each. "
            "What is new or over is told to whom the settings HEALTH_MAIL, HEALTH_WEBHOOK and HEALTH_TEXTFILE name, "
            "once; every round of crawlall does that, too. Exit status: 1 while an incident is open."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        publisher_options.add_options(parser)
        parser.add_argument("--since", type=_moment, metavar="DATE", help="also those that were over since then")
        parser.add_argument("--json", action="store_true", help="as a JSON list")
        parser.add_argument("--html", type=Path, metavar="FILE", help="write a page with a chart for each publisher")
        parser.add_argument("--accept", type=int, metavar="ID", help="call this incident the new normal")
        parser.add_argument("--replay", action="store_true", help="tell what would have been told in all the past")

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.archive.location import archive_path, is_address

        publisher_options.refuse(args)
        assert self.settings is not None
        chosen = publisher_options.chosen(self.settings, opts) if publisher_options.choose(opts) else None
        now = datetime.now(UTC)
        path = archive_path(self.settings)
        can_write = is_address(path) or os.access(path, os.W_OK)
        with opened_archive(self.settings, read_only=not can_write) as archive:
            watched = {spider.name for spider in followed(self.settings, archive)}
            names = watched if chosen is None else {spider.name for spider in chosen}
            if opts.replay:
                self._replay(archive, names, now)
                return
            if opts.accept is not None:
                _accept(archive, opts.accept, now)
            incidents = archive.incidents.open()
            if can_write:
                incidents = judged_and_told(archive, self.settings, watched, now, anew=opts.accept is not None)
            incidents = _of(incidents, names, opts)
            if opts.html:
                self._write_page(archive, opts.html, names, incidents, now)
            shown = _of(archive.incidents.since(opts.since), names, opts) if opts.since else incidents
            if opts.json:
                _print_json(shown, now)
            elif not opts.html and opts.accept is None:
                _print_lines(archive, shown, names, now)
            self.exitcode = NOT_WELL if incidents and opts.accept is None else 0

    def _replay(self, archive: "Archive", names: set[str], now: datetime) -> None:
        from datetime import date, timedelta

        from newsbot.health.findings import text
        from newsbot.health.judging import replayed
        from newsbot.health.known_past import past_of

        assert self.settings is not None
        past = past_of(archive, names, now, parameters(self.settings), since=date.min)
        told = 0
        for day, finding, began in replayed(past, now.date()):
            told += began
            evening = datetime.combine(day + timedelta(days=1), datetime.min.time(), UTC)
            words = text(finding, evening) if began else f"{finding.publisher}: over: {finding.observed}"
            print_line(f"{day}  {words}")
        days = sum(len(publisher.drawn) for publisher in past.publishers)
        of = plural(len(past.publishers), "publisher")
        print_line(f"{plural(told, 'incident')} in {plural(days, 'day')} of {of}")

    def _write_page(
        self, archive: "Archive", path: Path, names: set[str], incidents: Sequence["Incident"], now: datetime
    ) -> None:
        from newsbot.health.known_past import past_until
        from newsbot.health.web_page import write_page

        assert self.settings is not None
        past = past_until(archive, names, now.date(), parameters(self.settings))
        try:
            write_page(path, past, incidents, archive.crawls.titles(), now.astimezone())
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror or error}") from None
        print_error(f"Written: {path}")


def _moment(value: str) -> datetime:
    """Read a date or a time as one that is aware."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no date such as 2026-11-22 or 2026-11-22T18:00Z") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _accept(archive: "Archive", number: int, now: datetime) -> None:
    if not archive.incidents.accept(number, now):
        known = ", ".join(str(incident.id) for incident in archive.incidents.open()) or "none"
        raise UsageError(f"no incident {number} is open; open are: {known}")
    print_error(f"Incident {number} is the new normal.")


def _of(incidents: Iterable["Incident"], names: set[str], opts: argparse.Namespace) -> list["Incident"]:
    """Return the incidents of the chosen publishers; those about ourselves are everybody's."""
    from newsbot.health.findings import OURSELVES

    is_chosen = publisher_options.choose(opts)
    return [one for one in incidents if not is_chosen or one.publisher in names or one.publisher == OURSELVES]


def _print_json(incidents: Iterable["Incident"], now: datetime) -> None:
    from newsbot.health.telling.events import as_json

    told: list[dict[str, Any]] = [as_json(incident, now.astimezone()) for incident in incidents]
    print_line(escaped_json(json.dumps(told, ensure_ascii=False, indent=2)))


def _print_lines(archive: "Archive", incidents: Sequence["Incident"], names: set[str], now: datetime) -> None:
    from newsbot.health.telling.events import BEGAN, ENDED, Event

    for incident in incidents:
        line = Event(incident, BEGAN if incident.is_open else ENDED).line(now.astimezone())
        print_line(line + f"; normal from now on: scrapy health --accept {incident.id}" * incident.is_open)
    if not any(incident.is_open for incident in incidents):
        watched = len(names & archive.days.publishers().keys())
        print_error(f"No incident is open; {plural(watched, 'publisher')} watched.")
