"""BY HAND: `scrapy follow URL`: look at a site, write its publisher file, and show three of its articles."""

import argparse
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from scrapy.exceptions import UsageError

from newsbot.cli.command import NewsbotCommand
from newsbot.cli.credentials import refuse_wrong_credentials
from newsbot.cli.errors import INTERRUPTED, one_line_for_mistakes
from newsbot.cli.main import has_project
from newsbot.cli.numbers import plural
from newsbot.states import with_advice
from newsbot.terminal import print_error, print_line
from newsbot.urls import host_of

if TYPE_CHECKING:
    from newsbot.spiders.scouting import Found

NOTHING_FOUND = 1
"""Exit status where a site has nothing to follow."""
FILES = (".opml", ".xml")
BOUNDS = {"LISTINGS_MAX": 60, "CRAWL_TIME_LIMIT": 300}


class Site(NamedTuple):
    """A site that is to be followed."""

    url: str
    feeds: tuple[str, ...] = ()
    title: str | None = None
    name: str | None = None


class Command(NewsbotCommand):
    """`scrapy follow`."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

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
        if not args or (opts.name and len(args) > 1):
            raise UsageError("takes the address of a site, or an OPML file; --name goes with one", print_help=False)
        if not has_project():
            raise UsageError("there is no project here to write into; newsbot init DIR makes one", print_help=False)
        assert self.settings is not None
        refuse_wrong_credentials(self.settings)
        folder = Path(import_module(self.settings["NEWSPIDER_MODULE"]).__path__[0])
        sites = list(self._unknown([site for arg in args for site in _sites(arg, opts.name)], folder))
        if sites:
            self._look(sites, folder, opts.dry_run)

    def _unknown(self, sites: list[Site], folder: Path) -> Iterator[Site]:
        """Yield the sites that have no publisher file; say of the others which one."""
        from newsbot.cli.site_facts import name_of
        from newsbot.spiders.by_domain import PublishersByDomain

        assert self.settings is not None
        known, names = PublishersByDomain.of_project(self.settings), set()
        for site in sites:
            name = site.name or name_of(site.url)
            if not (name.isidentifier() and name.isascii()):
                raise UsageError(f"--name {name} is no name: write it like harbour_post", print_help=False)
            if spider := known.of(site.url):
                print_line(f"{site.url} is known already: {spider.name} ({spider.__module__})")
            elif (folder / f"{name}.py").exists() or name in known.by_name:
                raise UsageError(f"there is a publisher {name} already; choose another --name", print_help=False)
            elif name not in names:
                names.add(name)
                yield site._replace(name=name)

    def _look(self, sites: list[Site], folder: Path, is_dry: bool) -> None:
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
        by_name = {str(site.name): site for site in sites}
        scouts = {
            name: scout_of(partial(self._told, site, folder, is_dry), site.feeds) for name, site in by_name.items()
        }
        round_ = Round(AsyncCrawlerProcess(own), own.getint("PUBLISHERS_AT_ONCE"), own.getfloat("CRAWL_TIME_LIMIT"))
        round_.spider_of = scouts.__getitem__
        round_.arguments_of = lambda name: {"url": by_name[name].url}
        round_.run(by_name)
        if round_.interrupted:
            self.exitcode = INTERRUPTED

    def _told(self, site: Site, folder: Path, is_dry: bool, found: "Found") -> None:
        from newsbot.cli.publisher_file import publisher_file
        from newsbot.cli.site_facts import facts_of

        if not found.is_of_use:
            why = with_advice(found.fault) or "no feed, sitemap or front page names an article"
            print_error(f"{site.url}: nothing to follow: {why}")
            self.exitcode = NOTHING_FOUND
            return
        facts = facts_of(found, site.name, site.title)
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


def _sites(argument: str, name: str | None) -> Iterator[Site]:
    """Yield the sites that an argument of the command names."""
    from newsbot.sources.opml import read_opml

    if Path(argument).is_file():
        try:
            listed = read_opml(Path(argument).read_bytes())
        except (ValueError, OSError) as error:
            raise UsageError(f"{argument}: {error}", print_help=False) from None
        if not listed:
            raise UsageError(f"{argument}: the list names no feed and no site", print_help=False)
        for one in listed:
            yield Site(one.site, (one.feed,) if one.feed else (), one.title, name)
        return
    if argument.endswith(FILES) or argument.startswith((".", "/")):
        raise UsageError(f"there is no file {argument}", print_help=False)
    url = argument if "://" in argument else f"https://{argument}/"
    if not host_of(url) or not url.startswith(("http://", "https://")):
        raise UsageError(f"{argument} is no address and no file", print_help=False)
    yield Site(url, name=name)


def _shown(name: str, path: Path, is_dry: bool, found: "Found") -> Iterator[str]:
    """Yield what is shown of a site."""
    kinds = [plural(len(urls), kind.removesuffix("s").replace("_", " ")) for kind, urls in found.sources.items()]
    yield f"{name}: {'not written (--dry-run)' if is_dry else path}; {', '.join(kinds) or 'section pages'}"
    for article in found.articles:
        date = f"{article.date_published:%Y-%m-%d %H:%M}" if article.date_published else "no date"
        by = ", ".join(article.authors) or "no author"
        yield f"  {date}  {article.headline} ({by}, {len(article.text)} characters)"
    if not found.articles:
        yield "  none of its articles could be read; try: scrapy explain URL"
