"""ITEM: the articles of a WARC file, on the same way from page to article as a crawl's."""

import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsbot.extraction.article import Reading
from newsbot.extraction.publisher_facts import PublisherFacts
from newsbot.items import Article, NotAnArticle
from newsbot.page import Page
from newsbot.sources import Entry
from newsbot.sources.page_of_several import ArticlePages
from newsbot.states import ANY_SITE, UrlState
from newsbot.urls import site_of
from newsbot.warc.files import WholeFile
from newsbot.warc.records import Damage, PassedOver, RecordedPage, read_pages

logger = logging.getLogger(__name__)


@dataclass(slots=True, frozen=True)
class ReadArticle:
    """An article of the file."""

    article: Article
    fetched: datetime
    """When its page was fetched; aware."""
    pages: ArticlePages | None = None
    """Which of several pages it is; None for an article that is whole."""
    parts: dict[str, str] = field(default_factory=dict)
    """Address of a later page -> the reason to be told of it."""


@dataclass(slots=True, frozen=True)
class NoArticle:
    """A page that gives no article."""

    url: str
    publisher: str
    state: UrlState
    """``not_article``, or ``failed`` where newsbot itself went wrong."""
    reason: str
    fetched: datetime


RecordOutcome = ReadArticle | NoArticle | PassedOver | Damage | WholeFile


@dataclass(slots=True, frozen=True)
class ArticleReader:
    """Reads articles out of WARC files."""

    publisher_of: Callable[[str], type[PublisherFacts] | None]
    """The publisher of an address, None for any site."""
    wanted: Collection[str]
    """Names of the only publishers whose pages are read; empty: all."""
    max_size: int
    """Bytes; a larger page is passed over."""

    def read(self, path: Path, start: int = 0, end: int | None = None) -> Iterator[RecordOutcome]:
        """Yield what each record that begins between the bytes *start* and *end* of *path* comes to."""
        for found in read_pages(path, self.max_size, start, end):
            yield self._outcome(found) if isinstance(found, RecordedPage) else found

    def _outcome(self, recorded: RecordedPage) -> ReadArticle | NoArticle | PassedOver:
        publisher = self.publisher_of(recorded.url)
        name = publisher.name if publisher else site_of(recorded.url) or ANY_SITE
        if self.wanted and name not in self.wanted:
            return PassedOver("other publisher")
        return article_in(recorded, name, publisher)


def article_in(
    recorded: RecordedPage, name: str, publisher: type[PublisherFacts] | None, entry: Entry | None = None
) -> ReadArticle | NoArticle:
    """Return what a page of the publisher called *name* comes to; *entry* is what a listing said of it."""
    page = Page(recorded.body, recorded.url, recorded.headers)
    try:
        reading = Reading(page, publisher, entry, recorded.date)
        article = reading.article()
        return ReadArticle(article, recorded.date, reading.pages)
    except NotAnArticle as refused:
        return NoArticle(recorded.url, name, UrlState.NOT_ARTICLE, refused.reason, recorded.date)
    except Exception as error:  # as Scrapy does: a mistake in the code costs one page of a million, not the run
        logger.exception("Reading %s of %s", recorded.url, recorded.date)
        return NoArticle(recorded.url, name, UrlState.FAILED, f"{type(error).__name__} in newsbot", recorded.date)
