"""REQUEST: `scrapy crawl site -a urls=FILE`: the articles at the addresses of a list, and nothing else."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any, Self, cast

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, UsageError
from scrapy.http import Request, Response

from newsbot.archive_writer import ArchiveWriter, now
from newsbot.items import Article
from newsbot.signals import tell
from newsbot.sources import Entry
from newsbot.sources.address_list import Line, NoAddressList
from newsbot.spiders.address_file import in_thread, opened, whole_name
from newsbot.spiders.by_domain import PublishersByDomain
from newsbot.spiders.publisher import PublisherSpider
from newsbot.states import ANY_SITE, UrlState
from newsbot.states.crawl_ends import FinishReason
from newsbot.urls import canonical, site_of

WAITING = 1_000
"""Requests that wait for their turn; the list is read on when they become fewer. Of so many, one slow host leaves the
others something to do."""
REMEMBERED = 2 * WAITING
"""Addresses that are not asked for again at once; what was asked for before, the archive knows."""
LOOK = 0.1
"""Seconds after which the number of those that wait is looked at."""
TOLD = 20
"""Lines without an address that are told one by one."""


class AddressListSpider(PublisherSpider):
    """Reads each page by the publisher file that fits its host, else as any site's.

    What the archive knows is skipped, unless `again` is given. Where it was in the list is noted nowhere: the same
    command goes on after whatever ended it, as what became of each address is known.
    """

    name = ""
    """None, or Scrapy would list it as a second spider ``site``; an instance has that one."""
    facts = None
    publishers: PublishersByDomain

    def __init__(self, **arguments: str) -> None:
        self.name = ANY_SITE
        super().__init__(**arguments)
        self.follows_listings = False
        self.list_file = self.arguments.list_file or ""
        self.lock_name = f"{ANY_SITE} {whole_name(self.list_file)}"
        self.lines, self.addresses, self.known = 0, 0, 0
        self._asked: OrderedDict[int, None] = OrderedDict()
        self._noted: set[type[PublisherSpider]] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.publishers = PublishersByDomain.of_project(crawler.settings)
        return spider

    def facts_at(self, url: str) -> type[PublisherSpider] | None:
        return self.publishers.of(url)

    def publisher_at(self, url: str) -> str:
        """Return whose the page at *url* is."""
        publisher = self.publishers.of(url)
        return publisher.name if publisher else site_of(url) or self.name

    def keep(self, article: Article, response: Response) -> Iterator[Article]:
        """Yield *article* if it is wanted; by the facts of its publisher, articles are selected later."""
        publisher = self.publishers.of(response.url)
        if publisher and publisher not in self._noted:
            self._noted.add(publisher)
            ArchiveWriter.of(self.crawler).note(lambda archive: archive.crawls.know(publisher))
        yield from super().keep(article, response)

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the pages of the list, which is read as they go out."""
        try:
            async for line in in_thread(opened(self.list_file)):
                self.lines += 1
                if request := self._request(line):
                    yield request
                await self._until_wanted()
        except (NoAddressList, OSError) as error:
            self._fail(str(error.strerror if isinstance(error, OSError) else error))
        if not self.addresses:
            self._fail("there is no address in it")

    def _fail(self, why: str) -> None:
        told = f"{self.list_file}: {why}"
        self.logger.error("%s", told)
        self.crawler.stats.set_value("newsbot/failure", told)
        raise CloseSpider(FinishReason.LIST_FAILED)

    def _request(self, line: Line) -> Request | None:
        """Return the request for what the *line* names, None where that is none, or asked for already."""
        if line.url is None:
            self._tell_faulty(line)
            return None
        self.addresses += 1
        entry = Entry(line.url)
        if not self._is_new(entry):
            return None
        tell(self.crawler, entry.url, UrlState.FOUND, entry=entry)
        if reason := self.why_not(entry, "list"):
            tell(self.crawler, entry.url, UrlState.FILTERED, reason, entry=entry)
            return None
        return Request(entry.url, self.parse, errback=self.failed, dont_filter=True, meta={"entry": entry})

    def _is_new(self, entry: Entry) -> bool:
        """Tell whether the page is wanted: not asked for just now (Scrapy's filter remembers all, without a bound), and
        nothing that the archive knows; that is told by the archive alone, as of a long list most may be so.
        """
        url = canonical(entry.url)
        if (key := hash(url)) in self._asked:
            return False
        writer = ArchiveWriter.of(self.crawler)
        if writer.archive and not self.arguments.again:
            with writer.one_line_errors():
                if not writer.archive.decide(url, entry, now()).fetch:
                    self.known += 1
                    return False
        self._asked[key] = None
        if len(self._asked) > REMEMBERED:
            self._asked.popitem(last=False)
        return True

    async def _until_wanted(self) -> None:
        """Wait while enough requests wait, and let others run now and then, as what is known costs no request."""
        scheduler = cast(Any, self.crawler.engine.scheduler)
        while len(scheduler) >= WAITING:
            await asyncio.sleep(LOOK)
        if self.lines % 100 == 0:
            await asyncio.sleep(0)

    def _tell_faulty(self, line: Line) -> None:
        faulty = self.lines - self.addresses
        if faulty <= TOLD:
            self.logger.warning("%s: line %d is no web address: %s", self.list_file, line.number, line.text)
        elif faulty == TOLD + 1:
            self.logger.warning("%s: further lines that are none are only counted", self.list_file)

    def closed(self, reason: str) -> None:
        """Tell how much of the list there was, and how much of it was known."""
        super().closed(reason)
        faulty = f", {self.lines - self.addresses:,} lines that are none" * (self.lines > self.addresses)
        told = f"{self.list_file}: {self.addresses:,} addresses, {self.known:,} known already{faulty}"
        self.logger.info("%s", told)


def check_list(arguments: Mapping[str, str]) -> None:
    """Raise UsageError, with one line for the user, where there is no list to read."""
    name = arguments["urls"]
    if "url" in arguments:
        raise UsageError("url names a site, and urls a list of pages: give one of them")
    try:
        opened(name)
    except NoAddressList as error:
        raise UsageError(f"urls={name}: {error}") from None
    except OSError as error:
        raise UsageError(f"urls={name}: {error.strerror}") from None
