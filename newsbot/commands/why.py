"""BY HAND: `scrapy why URL` tells what became of an address, and why."""

import argparse
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError

from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import WRONG_USAGE, one_line_for_mistakes, refuse_unknown_options
from newsbot.cli.next_step import next_step
from newsbot.names import names_like
from newsbot.states import UrlState, with_advice
from newsbot.terminal import print_error, print_line

if TYPE_CHECKING:
    from newsbot.archive import Archive, Why


class Command(NewsbotCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "URL ... | [--publisher NAME] [--state STATE]"

    def short_desc(self) -> str:
        return "Tell what became of a URL, and why; or list the URLs in a state"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--publisher", metavar="NAME", help="list this publisher's URLs")
        parser.add_argument("--state", help="list URLs in this state: failed, gone, not_article ...")

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        refuse_unknown_options(args)
        if bool(args) == bool(opts.publisher or opts.state):
            raise UsageError("name a URL, or a --publisher or --state whose URLs are listed", print_help=False)
        if opts.state and opts.state not in list(UrlState):
            raise UsageError(f"unknown state {opts.state!r}: choose from {', '.join(UrlState)}", print_help=False)
        if wrong := next((arg for arg in args if not arg.lower().startswith(("http://", "https://"))), None):
            raise UsageError(f"{wrong} is no web address: write it like https://any.example/a", print_help=False)
        with opened_archive(self.settings) as archive:
            if not args:
                self._list(archive, opts)
            for url in args:
                print_line("\n".join(lines(archive, url)))
                if archive.known_form(url) is None:
                    self.exitcode = WRONG_USAGE

    def _list(self, archive: "Archive", opts: argparse.Namespace) -> None:
        known = archive.publishers()
        if opts.publisher and opts.publisher not in known:
            there_are = names_like(opts.publisher, known) if known else "nor of any other publisher, yet"
            raise UsageError(f"no URL of {opts.publisher!r} is known: {there_are}", print_help=False)
        why = None
        for why in archive.why_all(opts.publisher, opts.state):
            print_line(f"{why.state:11}  {why.reason or '-':30}  {why.url}")
        if why is None:
            print_error("No such URL.")


def lines(archive: "Archive", url: str) -> list[str]:
    """Return what is known of *url*, in any of its forms."""
    from newsbot.urls import canonical

    why = archive.why(canonical(url))
    if why.state is None:
        why = archive.why(url)
    told = [why.url]
    if why.state is None:
        return [*told, "  never seen: no listing that was read named it, and no run was asked for it"]
    facts = {
        "state": in_words(why),
        "publisher": why.publisher,
        "article": why.headline,
        "pages": why.pages,
        "refused": why.refused and f"the address that the page declares ({why.refused})",
        "story": _story(archive, why),
        "found": f"{why.first_seen}{f' in {why.listing}' if why.listing else ''}",
        "last tried": why.last_tried,
        "next try": why.next_try,
        "next": next_step(why),
        "withdrawn": why.withdrawn,
    }
    return told + [f"  {name:10}  {value}" for name, value in facts.items() if value]


def in_words(why: "Why") -> str:
    """Return state and reason as one phrase."""
    from newsbot.several_pages import is_page_reason

    if why.state == UrlState.DUPLICATE:
        return f"duplicate of {why.article} ({why.reason})" if why.article else f"duplicate ({why.reason})"
    if why.state == UrlState.STORED and is_page_reason(why.reason):
        return f"stored as {why.reason} of {why.article}, version {why.revision}"
    if why.state == UrlState.STORED:
        alias = f" as {why.article}" if why.article != why.url else ""
        return f"stored{alias}, version {why.revision} ({why.reason})"
    if why.state == UrlState.FAILED:
        last = "" if why.next_try else ", given up"
        return f"failed {why.failures} {'time' if why.failures == 1 else 'times'}{last} (last error: {why.reason})"
    state: dict[str, str] = {
        UrlState.NOT_ARTICLE: "not an article",
        UrlState.ROBOTS: "blocked by robots.txt",
        UrlState.FOUND: "found, not read yet",
    }
    words = state.get(why.state or "", why.state or "")
    return f"{words} ({with_advice(why.reason)})" if why.reason and why.state != UrlState.ROBOTS else words


def _story(archive: "Archive", why: "Why") -> str | None:
    story = archive.stories.of(why.article) if why.article else None
    if story is None or len(story.members) < 2:
        return None
    return f"{len(story.members)} articles, the first is {story.members[0].canonical_url}"
