"""BY HAND: serve a small publisher on loopback, follow it as any other, and print what was stored."""

import argparse
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Spider
from scrapy.exceptions import UsageError
from scrapy.settings import SETTINGS_PRIORITIES

from newsbot.cli.archive import plain_errors
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.numbers import plural
from newsbot.terminal import print_line

if TYPE_CHECKING:
    from newsbot.items import Article

SHOWN = 12
DATED_BACK = "ferry-timetable-row"
"""The story by whose date an archive tells when its paper opened; stories are dated back from that."""


class Command(NewsbotCommand):
    """`scrapy demo`: the main job, without the internet."""

    requires_project = True
    default_settings: ClassVar[dict[str, Any]] = {}

    def short_desc(self) -> str:
        return "Crawl a small publisher that runs on this machine, and show what was stored"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--port", type=int, help="where to serve the publisher (default: the same as every time)")
        parser.add_argument("--archive", help="archive to store in (default: demo.db)")
        parser.add_argument("--articles", default="demo.jsonl", help="JSON lines to append to (default: demo.jsonl)")

        parser.add_argument(
            "--later", action="store_true", help="find the paper some hours later: one story new, one corrected"
        )

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.demo import DemoPublisher
        from newsbot.demo.spider import PORT

        if args:
            raise UsageError("takes no arguments")
        opts.archive = opts.archive or self._archive()
        opts.port = PORT if opts.port is None else opts.port
        try:
            with plain_errors():
                paper = DemoPublisher(opts.port, now=_opened(opts.archive))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or "there is none above 65535"
            raise UsageError(f"port {opts.port}: {reason}; choose another with --port") from None
        if opts.later:
            paper.next_edition()
        before = {article.canonical_url: article for article in _articles(opts.archive)}
        with paper:
            self._crawl(paper.base, opts)
        _report(opts, before)

    def _archive(self) -> str:
        """Return the archive that was asked for with ``-s``, as in any other command, else the demo's own."""
        assert self.settings is not None
        if (self.settings.getpriority("ARCHIVE") or 0) <= SETTINGS_PRIORITIES["project"]:
            return "demo.db"
        if not self.settings["ARCHIVE"]:
            raise UsageError("shows what an archive has, so ARCHIVE cannot be empty")
        return str(self.settings["ARCHIVE"])

    def _crawl(self, base: str, opts: argparse.Namespace) -> None:
        from newsbot.demo.spider import HarbourPostSpider

        assert self.settings is not None
        assert self.crawler_process is not None
        ours = {
            "ARCHIVE": opts.archive,
            "FEEDS": {opts.articles: {"format": "jsonlines"}},
            "ALLOW_PRIVATE_ADDRESSES": True,
            "CREDENTIALS": "",
            "AUTOTHROTTLE_ENABLED": False,
            "DOWNLOAD_DELAY": 0,
            "LOOK_BACK_DAYS": 10_000,
        }
        self.settings.setdict(ours, priority="cmdline")
        self.crawler_process.crawl(HarbourPostSpider, base=base)
        self.crawler_process.crawl(self._guest(base))
        self.crawler_process.start()

    def _guest(self, base: str) -> type[Spider]:
        """Return the publisher file of the paper's guest, as if it lived at *base*."""
        from newsbot.demo.newsroom import GUEST, GUESTS_LAYOUT
        from newsbot.demo.spider import HarbourPostSpider

        assert self.crawler_process is not None
        publisher = self.crawler_process.spider_loader.load(GUESTS_LAYOUT)
        here = {
            "name": GUEST,
            "title": GUEST,
            "allowed_domains": HarbourPostSpider.allowed_domains,
            "sections": {GUEST: f"{base}/{GUEST}/"},
            "article_url": rf"/{GUEST}/news/[\w-]+-\d+",
        }
        return type(publisher.__name__, (publisher,), here)


def _opened(archive: str) -> datetime:
    """Return when the paper opened that this archive knows, so that a later run finds every story's minute again."""
    from newsbot.demo.paper import Paper

    now = datetime.now(UTC)
    story = Paper(now).stories[DATED_BACK]
    for article in _articles(archive):
        if article.date_published and urlsplit(article.canonical_url).path == story.path:
            return now - (story.published - article.date_published)
    return now


def _articles(archive: str) -> "list[Article]":
    """Return what is in *archive*, nothing where there is none yet."""
    from newsbot.archive import Archive
    from newsbot.archive.opening import is_there

    if not is_there(archive):
        return []
    with Archive(archive, create=False) as kept:  # not read-only, as one of an older newsbot is brought up to date
        return list(kept.articles())


def _report(opts: argparse.Namespace, before: "Mapping[str, Article]") -> None:
    from newsbot.archive.location import without_password

    articles = _articles(opts.archive)
    new = [article for article in articles if article.canonical_url not in before]
    changed = [article for article in articles if before.get(article.canonical_url, article) != article]
    for article in changed:
        print_line(f"Changed: {article.headline}")
    if not new and not changed:
        print_line(f"Nothing new: {without_password(opts.archive)} has all {len(articles)} articles already.")
    if not new:
        return
    print_line(f"{plural(len(articles), 'article')} in {without_password(opts.archive)}, {len(new)} of them new:\n")
    new.sort(key=lambda article: article.date_published or datetime.min.replace(tzinfo=UTC), reverse=True)
    for article in new[:SHOWN]:
        print_line(_line(article))
    if len(new) > SHOWN:
        print_line(f"... and {len(new) - SHOWN} more")


def _line(article: "Article") -> str:
    date = f"{article.date_published:%Y-%m-%d %H:%M}" if article.date_published else "-"
    by = ", ".join(article.authors or article.agencies)
    return f"  {date}  {article.language or '-':3} {article.headline}" + (f" ({by})" if by else "")
