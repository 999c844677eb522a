"""BY HAND: `scrapy retry` puts addresses back, so that the next crawl of their publisher asks for them again."""

import argparse
from datetime import UTC, datetime

from scrapy.exceptions import UsageError

from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.names import names_like
from newsbot.states import Reason, UrlState
from newsbot.terminal import print_line


class Command(NewsbotCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return '[URL ...] [--publisher NAME] [--state STATE] [--reason "no body"]'

    def short_desc(self) -> str:
        return "Put URLs back, to be asked for again by the next crawl"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--publisher", metavar="NAME", help="only this publisher's")
        parser.add_argument("--state", help="only those in this state: failed, gone, not_article ...")
        parser.add_argument("--reason", help="only those for this reason, as `scrapy why` tells it")
        parser.add_argument("--dry-run", action="store_true", help="say how many, change nothing")

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if not (args or opts.publisher or opts.state or opts.reason):
            raise UsageError("name URLs, or a --publisher, --state or --reason whose URLs are meant")
        if opts.state and opts.state not in list(UrlState):
            raise UsageError(f"unknown state {opts.state!r}: choose from {', '.join(UrlState)}")
        with opened_archive(self.settings, read_only=opts.dry_run) as archive:
            known = archive.publishers()
            if opts.publisher and opts.publisher not in known:
                like = names_like(opts.publisher, known)
                raise UsageError(f"no URL of {opts.publisher!r} is known: {like}")
            urls = [archive.known_form(url) for url in args]
            if unknown := next((url for url, form in zip(args, urls, strict=True) if form is None), None):
                raise UsageError(f"{unknown} was never seen, so there is nothing to put back")
            chosen = archive.urls.chosen(
                [url for url in urls if url] if args else None, opts.publisher, opts.state, opts.reason
            )
            if opts.reason and not chosen and opts.reason not in (reasons := {*Reason, *archive.urls.reasons()}):
                like = names_like(opts.reason, reasons)
                raise UsageError(f"no URL has the reason {opts.reason!r}: {like}")
            if not opts.dry_run:
                with archive.transaction():
                    archive.urls.put_back(chosen, datetime.now(UTC))
        words = "would be" if opts.dry_run else "is" if len(chosen) == 1 else "are"
        end = "" if opts.dry_run or not chosen else f"; the next crawl asks for {'it' if len(chosen) == 1 else 'them'}"
        print_line(f"{len(chosen)} {'URL' if len(chosen) == 1 else 'URLs'} {words} put back{end}.")
