"""BY HAND: `scrapy follow URL`: look at a site, write its publisher file, and show three of its articles."""

import argparse
from collections.abc import Iterator
from functools import cached_property
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy.exceptions import UsageError

from newsbot.cli.command import NewsbotCommand
from newsbot.cli.credentials import refuse_wrong_credentials
from newsbot.cli.errors import INTERRUPTED, one_line_for_mistakes
from newsbot.cli.main import has_project
from newsbot.cli.numbers import plural
from newsbot.cli.publisher_file import KINDS
from newsbot.sources import SourceKind
from newsbot.states import with_advice
from newsbot.terminal import print_error, print_line

if TYPE_CHECKING:
    from newsbot.cli.sites_to_follow import Site
    from newsbot.spiders.by_domain import PublishersByDomain
    from newsbot.spiders.scouting import Found

NOTHING_FOUND = 1
"""Exit status where a site has nothing to follow."""
TAKES = "takes the address of a site, or an OPML file; --name goes with one"
BOUNDS = {"LISTINGS_MAX": 60, "CRAWL_TIME_LIMIT": 300}


class Command(NewsbotCommand):
    """`scrapy follow`."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def __init__(self) -> None:
        super().__init__()
        self._followed: dict[str, str] = {}
        """Domain -> the address that led to it."""

    def syntax(self) -> str:
        return "[--name NAME] [--dry-run] URL|FILE.opml ..."

    def short_desc(self) -> str:
        return "Follow another publisher: look at its site and write its publisher file"

    def long_desc(self) -> str:
        return (
            "Look at each site, as politely as a crawl: its feeds, sitemaps and sections, what it is called, its "
            "language, country and time zone. Write its publisher file into your project, and show three of its "
            "articles. An OPML file names many sites. A site that has a file is left alone, and no file is "
            "overwritten. Exit status: 1 where a site has nothing to follow."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--name", help="the publisher's name (default: by its domain)")
        parser.add_argument("--dry-run", action="store_true", help="show the files instead of writing them")

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.cli.own_project import folder_of_publishers
        from newsbot.cli.sites_to_follow import named_by

        if not args or (opts.name and len(args) > 1):
            raise UsageError(TAKES)
        if not has_project():
            raise UsageError("there is no project here to write into; newsbot init DIR makes one")
        assert self.settings is not None
        refuse_wrong_credentials(self.settings)
        folder = folder_of_publishers(self.settings)
        sites = [site for arg in args if not self._tell_publisher(arg) for site in named_by(arg)]
        unknown = self._unknown(sites)
        if sites := list(self._named(unknown, opts.name, folder)):
            self._look(sites, folder, opts.dry_run)

    @cached_property
    def _known(self) -> "PublishersByDomain":
        from newsbot.spiders.by_domain import PublishersByDomain

        assert self.settings is not None
        return PublishersByDomain.of_project(self.settings)

    def _tell_publisher(self, name: str) -> bool:
        """Tell how the publisher *name*, which has a file, is followed; False where there is none of that name."""
        spider = self._known.by_name.get(name)
        if spider:
            print_line(f"{name} is known already ({spider.__module__}): crawl it, or name it in the setting FOLLOW")
        return spider is not None

    def _unknown(self, sites: list["Site"]) -> list["Site"]:
        """Return the sites that have no publisher file; say of the others which one."""
        from newsbot.cli.sites_to_follow import each_once

        known = {site.url for site in sites if self._known.of(site.url)}
        for url in dict.fromkeys(site.url for site in sites if site.url in known):
            self._tell_known(url)
        return each_once(site for site in sites if site.url not in known)

    def _tell_known(self, url: str, leads_to: str = "") -> bool:
        """Tell which publisher the site at *url*, or that which it *leads_to*, is; False where it is none."""
        if spider := self._known.of(leads_to or url):
            print_line(f"{url} is known already: {spider.name} ({spider.__module__})")
        return spider is not None

    def _named(self, sites: list["Site"], name: str | None, folder: Path) -> Iterator["Site"]:
        """Yield the sites with their names: the one that the user gave, or one by the domain that is free."""
        from newsbot.cli.sites_to_follow import with_names

        taken = {*self._known.by_name, *(path.stem for path in folder.glob("*.py"))}
        if name is None:
            yield from with_names(sites, taken)
        elif not (name.isidentifier() and name.isascii()) or iskeyword(name):
            raise UsageError(f"--name {name} is no name: write it like harbour_post")
        elif len(sites) > 1:
            raise UsageError(TAKES)
        elif sites and name in taken:
            raise UsageError(f"there is a publisher {name} already; choose another --name")
        else:
            yield from (site._replace(name=name) for site in sites)

    def _look(self, sites: list["Site"], folder: Path, is_dry: bool) -> None:
        from functools import partial

        from scrapy.crawler import AsyncCrawlerProcess
        from scrapy.settings import Settings

        from newsbot.cli.source_checks import NOTHING_KEPT
        from newsbot.scheduling.crawl_round import Round
        from newsbot.spiders.scouting import scout_of

        assert self.settings is not None
        own = self.settings.copy()
        assert isinstance(own, Settings)
        own.setdict(NOTHING_KEPT | BOUNDS, priority="cmdline")
        by_name = {site.name: site for site in sites}
        scouts = {
            name: scout_of(partial(self._told, site, folder, is_dry), site.feeds) for name, site in by_name.items()
        }
        round_ = Round(AsyncCrawlerProcess(own), own.getint("PUBLISHERS_AT_ONCE"), own.getfloat("CRAWL_TIME_LIMIT"))
        round_.spider_of = scouts.__getitem__
        round_.arguments_of = lambda name: {"url": by_name[name].url}
        round_.run(by_name)
        if round_.interrupted:
            self.exitcode = INTERRUPTED

    def _told(self, site: "Site", folder: Path, is_dry: bool, found: "Found") -> None:
        from newsbot.cli.publisher_file import publisher_file
        from newsbot.cli.site_facts import facts_of

        if not found.is_of_use:
            why = with_advice(found.fault) or "no feed, sitemap or front page names an article"
            print_error(f"{site.url}: nothing to follow: {why}")
            self.exitcode = NOTHING_FOUND
            return
        facts = facts_of(found, site.name, site.title)
        if self._tell_known(site.url, found.url):
            return
        if (first := self._followed.setdefault(facts.domain, site.url)) != site.url:
            print_line(f"{site.url} is the same site as {first}")
            return
        text, path = publisher_file(facts, found), folder / f"{facts.name}.py"
        if is_dry:
            print_line(text)
        else:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        for line in _shown(facts.name, path, is_dry, found):
            print_line(line)
        unknown = [name for name in ("country", "language") if not getattr(facts, name)]
        if unknown:
            print_error(f"{facts.name}: nobody says its {' and '.join(unknown)}: write that into {path}")


def _shown(name: str, path: Path, is_dry: bool, found: "Found") -> Iterator[str]:
    """Yield what is shown of a site."""
    counted = ((len(found.sources.get(kind, ())), SourceKind(kind).singular) for kind in KINDS)
    kinds = [plural(number, word) for number, word in counted if number]
    yield f"{name}: {'not written (--dry-run)' if is_dry else path}; {', '.join(kinds) or 'section pages'}"
    for article in found.articles:
        date = f"{article.date_published:%Y-%m-%d %H:%M}" if article.date_published else "no date"
        by = ", ".join(article.authors) or "no author"
        yield f"  {date}  {article.headline} ({by}, {len(article.text)} characters)"
    if not found.articles:
        yield "  none of its articles could be read; try: scrapy explain URL"
