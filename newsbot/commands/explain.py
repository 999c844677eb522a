"""BY HAND: show for one page why each field of its article is what it is, and what became of the page's pieces."""

import argparse
import gzip
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy import Spider
from scrapy.exceptions import UsageError
from scrapy.http import Request, Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.credentials import refuse_wrong_credentials
from newsbot.cli.errors import one_line_for_mistakes, program
from newsbot.cli.one_page import refuse_no_address
from newsbot.states import ANY_SITE, with_advice
from newsbot.terminal import print_error, print_line

if TYPE_CHECKING:
    from newsbot.extraction.publisher_facts import PublisherFacts
    from newsbot.page import Page
    from newsbot.sources import Entry

OK = 200
NO_ARTICLE = 1
"""Exit status where the page is none, or did not come."""


class Command(NewsbotCommand):
    """`scrapy explain URL_OR_FILE`: what a contributor debugs a publisher with."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] <URL or file>"

    def short_desc(self) -> str:
        return "Show why the article of a page came out as it did"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--spider", help=f"read as this publisher; {ANY_SITE}: without a publisher file")
        parser.add_argument("--kept", action="store_true", help="read the page that PAGES kept, without a request")
        parser.add_argument("--url", help="address of the page in a file (default: the one it declares)")

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            raise UsageError("name one address or file")
        if opts.kept:
            self._print(*_kept(args[0], self.settings), opts)
        elif args[0].lower().startswith(("http://", "https://")):
            refuse_no_address(args[0])
            self._fetch(args[0], opts)
        else:
            self._publisher("", opts.spider)  # a name that is wrong is told first
            self._print(_saved(args[0], opts.url), None, opts)

    def _print(self, page: "Page", entry: "Entry | None", opts: argparse.Namespace) -> None:
        from newsbot.extraction.article import Reading
        from newsbot.extraction.explanation import explained
        from newsbot.page_bounds import PageTooLarge

        try:
            reading = Reading(page, self._publisher(page.url, opts.spider), entry, explain=True)
        except PageTooLarge as refused:
            print_line(f"{page.url}  no article: {refused}")
            self.exitcode = NO_ARTICLE
            return
        for line in explained(reading):
            print_line(line)
        if reading.refused:
            self.exitcode = NO_ARTICLE

    def _publisher(self, url: str, name: str | None) -> "type[PublisherFacts] | None":
        from newsbot.spiders.by_domain import PublishersByDomain
        from newsbot.spiders.publisher import PublisherSpider

        assert self.crawler_process is not None
        loader = self.crawler_process.spider_loader
        if name is None:
            return PublishersByDomain(map(loader.load, loader.list())).of(url)
        if name == ANY_SITE:
            return None
        publisher = loader.load(name) if name in loader.list() else None
        if publisher is None or not issubclass(publisher, PublisherSpider):
            raise UsageError(f"--spider {name}: no such publisher")
        return publisher

    def _fetch(self, url: str, opts: argparse.Namespace) -> None:
        """Ask for the page as a crawl would, with its manners; nothing is archived."""
        from newsbot.failures import failure_of
        from newsbot.responses import page_of

        assert self.settings is not None
        assert self.crawler_process is not None
        refuse_wrong_credentials(self.settings)
        publisher = self._publisher(url, opts.spider)
        pages: list[tuple[int, Page]] = []
        reasons: list[str] = []

        class OnePage(Spider):
            name = "explain"
            fetches_for = publisher

            async def start(self) -> AsyncIterator[Any]:
                meta = {"handle_httpstatus_all": True}
                yield Request(url, self.parse, errback=self.failed, dont_filter=True, meta=meta)

            def parse(self, response: Response, **_: Any) -> None:
                pages.append((response.status, page_of(response)))

            def failed(self, failure: Failure) -> None:
                state, reason = failure_of(failure.value)
                reasons.append(f"{state} ({with_advice(reason)})")

        quiet = {"LOG_LEVEL": "ERROR", "EXTENSIONS": {}, "SPIDER_MIDDLEWARES": {}, "ITEM_PIPELINES": {}}
        self.settings.setdict(quiet, priority="cmdline")
        self.crawler_process.crawl(OnePage)
        self.crawler_process.start()
        if not pages:
            print_error(f"{program()} explain: {url} could not be fetched{': ' * bool(reasons)}{', '.join(reasons)}")
            self.exitcode = NO_ARTICLE
        for status, page in pages:
            if status != OK:
                print_line(f"status {status}: a crawl would not read this page\n")
            self._print(page, None, opts)


def _kept(url: str, settings: Settings | None) -> tuple["Page", "Entry | None"]:
    """Return the newest page of *url* that a crawl kept, with what a listing said of it."""
    from newsbot.page import Page
    from newsbot.urls import canonical
    from newsbot.warc.records import read_page

    assert settings is not None
    with opened_archive(settings) as archive:
        kept = archive.pages.at(canonical(url))
    if kept is None or not settings["PAGES"]:
        raise UsageError(f"no page of {url} was kept")
    file = Path(settings["PAGES"]) / kept.file
    recorded = read_page(file, kept.offset, settings.getint("DOWNLOAD_MAXSIZE")) if file.exists() else None
    if recorded is None:
        raise UsageError(f"the page of {url} is not in {file}")
    return Page(recorded.body, recorded.url, recorded.headers), kept.entry


def _saved(name: str, url: str | None) -> "Page":
    from newsbot.extraction.metadata import meta_tags
    from newsbot.page import Page
    from newsbot.page_bounds import PageTooLarge

    try:
        body = Path(name).read_bytes()
        if name.endswith(".gz"):
            body = gzip.decompress(body)
    except (OSError, EOFError) as error:
        raise UsageError(f"{name}: {getattr(error, 'strerror', None) or error}") from None
    with suppress(PageTooLarge):
        url = url or meta_tags.read(Page(body, "")).canonical
    if not url:
        print_error(f"{name} tells no address of its own, which may decide what it is; --url names it")
    return Page(body, url or "https://unknown.invalid/page.html")
