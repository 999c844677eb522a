"""BY HAND: who is known and followed, how often, and how that goes."""

import argparse
import json
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from newsbot.cli import publisher_options, publisher_table
from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.credentials import refuse_wrong_credentials
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.followed import followed, somebody
from newsbot.names import listed_names
from newsbot.terminal import escaped_json, print_error, print_line

if TYPE_CHECKING:
    from newsbot.archive import Archive
    from newsbot.sources.source_check import SourceCheck
    from newsbot.spiders.publisher import PublisherSpider


class Command(NewsbotCommand):
    """`scrapy publishers`: a table."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[--check [NAME ...] [--json]] [--followed] [--publisher A,B] [--country DE] [--language de]"

    def short_desc(self) -> str:
        return "List the publishers: sources, interval, last crawl, next crawl, articles, state"

    def long_desc(self) -> str:
        return (
            "List the publishers with their sources, the interval between two crawls (~: learned from how often they "
            "publish), the last and the next crawl, the articles they published today and in the last seven days, and "
            "the state: never asked (this archive has never crawled it, so that its file is yet to be proven), good, "
            "unfinished (the last crawl's time was up), failed, forbidden, killed, stopped, running; or what health "
            "found, with the reason and since when below: silent, degraded, blocked, unfitting (no listed address fits "
            "the publisher file), gone (its listings). --check asks each source of the publishers once, as politely as "
            "a crawl, and tells in a line each whether it answers, is a listing, names articles and how new the newest "
            "is; exit status 1 if one does not. What it found is kept in the archive, and stands as the state of those "
            "that were never crawled."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--check", action="store_true", help="ask each source once, and tell what it answers")
        parser.add_argument("--json", action="store_true", help="with --check: as a JSON list")
        parser.add_argument("--followed", action="store_true", help="only those that crawlall crawls")
        publisher_options.add_options(parser)

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        if opts.check:
            opts.publishers = ",".join([*args, *listed_names(opts.publishers)])
            self._check(opts)
        elif opts.json:
            raise UsageError("--json goes with --check only")
        else:
            publisher_options.refuse(args)
            self._list(opts)

    def _check(self, opts: argparse.Namespace) -> None:
        from newsbot.archive.location import archive_path
        from newsbot.cli.source_checks import as_json, check, print_checks

        assert self.settings is not None
        refuse_wrong_credentials(self.settings)
        spiders = publisher_options.chosen(self.settings, opts)
        kept = archive_path(self.settings)
        with opened_archive(self.settings, read_only=False, create=True) if kept else nullcontext() as archive:
            spiders = _wanted(spiders, self.settings, opts, archive)
            checked: list[SourceCheck] = []

            def told(publisher: str, checks: "list[SourceCheck]") -> None:
                checked.extend(checks)
                if archive:
                    archive.source_checks.note(publisher, checks)
                if not opts.json:
                    print_checks(publisher, checks)

            self.exitcode = check(self.settings, spiders, told)
        if opts.json:
            print_line(escaped_json(json.dumps([as_json(one) for one in checked], ensure_ascii=False, indent=2)))

    def _list(self, opts: argparse.Namespace) -> None:
        from newsbot.archive.location import archive_path, without_password
        from newsbot.archive.opening import is_there

        assert self.settings is not None
        spiders = publisher_options.chosen(self.settings, opts)
        path = archive_path(self.settings)
        has_archive = bool(path) and is_there(path)
        if not has_archive:
            place = without_password(path)
            print_error(f"There is no archive {place} yet; the first crawl makes it." if path else "ARCHIVE is empty.")
        with opened_archive(self.settings) if has_archive else nullcontext() as archive:
            rows, notes = publisher_table.rows(self.settings, _wanted(spiders, self.settings, opts, archive), archive)
        publisher_table.print_rows(rows, notes)


def _wanted(
    spiders: list[type["PublisherSpider"]],
    settings: BaseSettings,
    opts: argparse.Namespace,
    archive: "Archive | None" = None,
) -> list[type["PublisherSpider"]]:
    if not opts.followed:
        return spiders
    names = {spider.name for spider in somebody(followed(settings, archive))}
    return [spider for spider in spiders if spider.name in names]
