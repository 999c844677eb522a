"""KEEP: validate -> deduplicate -> archive; they decide and store, they never clean.

What other spiders of a project yield is no article, and goes on as it is.
"""

from collections import OrderedDict
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newsbot.archive.fingerprints import identity_of_text
from newsbot.archive_writer import ArchiveWriter, now
from newsbot.extraction.removal import is_removal_notice
from newsbot.items import Article
from newsbot.signals import tell
from newsbot.states import Reason, UrlState
from newsbot.urls import canonical, site_of
from newsbot.urls.claims import with_refusal

REMEMBERED = 100_000
"""Numbers, four an article; what was handed on before, the archive knows."""


class Pipeline:
    """What the three have in common: the crawl that they are part of."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.archive_writer = ArchiveWriter.of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def drop(self, article: Article, state: UrlState, reason: str) -> DropItem:
        """Tell what became of the article's address, and return the exception that ends its way."""
        tell(self.crawler, article.canonical_url, state, reason, publisher=article.publisher)
        return DropItem(reason, log_level="DEBUG")


class ValidatePipeline(Pipeline):
    """Drops what is no article."""

    def process_item(self, item: Any) -> Any:
        if isinstance(item, Article) and (reason := why_no_article(item, now())):
            raise self.drop(item, UrlState.NOT_ARTICLE, reason)
        return item


def why_no_article(article: Article, fetched: datetime) -> str | None:
    """Return why *article*, whose page was *fetched* then, is none, in words that can be counted, or None.

    >>> why_no_article(Article(canonical_url="https://harbour.example/a", publisher="harbour_post"), now())
    <Reason.NO_HEADLINE: 'no headline'>
    """
    if not article.canonical_url or not article.publisher:
        return Reason.NO_ADDRESS
    if not (article.headline or "").strip():
        return Reason.NO_HEADLINE
    if not article.text.strip() and not article.images and not article.videos:
        return Reason.NO_TEXT_AND_NO_MEDIA
    published = article.date_published
    if published and published.tzinfo is None:
        return Reason.DATE_WITHOUT_OFFSET
    if published and published - fetched > timedelta(days=2):
        return Reason.DATE_IN_FUTURE
    return None


class DeduplicatePipeline(Pipeline):
    """Drops what this crawl has handed on already: the same article again, or its text at another address of the site.

    An address alone makes no two pages one article, as templates and liars write the same one on all of theirs: the
    page, the headline or the text must be the same, too. The archive compares texts, and settles claims, with all that
    it holds (`newsbot.archive.claims`), so that both are done here only if there is none; only then does memory grow,
    by four numbers an article.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.seen: OrderedDict[int, None] = OrderedDict()

    def process_item(self, item: Any) -> Any:
        if not isinstance(item, Article):
            return item
        if not self.seen.keys().isdisjoint(same := _signs_of(item)):
            raise self.drop(item, UrlState.DUPLICATE, Reason.SAME_ADDRESS)
        if not self.archive_writer.archive:
            self._settle_alone(item)
        self.seen |= dict.fromkeys(same | _signs_of(item))
        while self.archive_writer.archive and len(self.seen) > REMEMBERED:
            self.seen.popitem(last=False)
        return item

    def _settle_alone(self, item: Article) -> None:
        """Do what an archive would do: drop the claim to an address that another article has, and repeated texts."""
        own, address = canonical(item.url), _number("address", item.canonical_url)
        if address in self.seen and own != item.canonical_url:
            item.provenance = with_refusal(item.provenance, Reason.ANOTHER_ARTICLE)
            item.canonical_url = own
            address = _number("address", own)
        if text := identity_of_text(item):
            key = _number("text", site_of(item.canonical_url), text.hex())
            if key in self.seen:
                raise self.drop(item, UrlState.DUPLICATE, Reason.SAME_TEXT)
            self.seen[key] = None
        self.seen[address] = None


def _signs_of(article: Article) -> set[int]:
    """Return numbers of which two pages share one if they are the same article at the same address."""
    signs = [("page", canonical(article.url)), ("headline", " ".join((article.headline or "").casefold().split()))]
    if text := identity_of_text(article):
        signs.append(("text", text.hex()))
    return {_number(kind, article.canonical_url, sign) for kind, sign in signs}


def _number(*parts: str) -> int:
    return int.from_bytes(blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).digest())


class ArchivePipeline(Pipeline):
    """Stores the article; it goes on to the feed exports when it is on the disk, and only if it is new or changed."""

    async def process_item(self, item: Any) -> Any:
        if not isinstance(item, Article):
            return item
        if is_removal_notice(item.headline, item.text) and self.archive_writer.knows(item):
            raise self.drop(item, UrlState.NOT_ARTICLE, Reason.SOFT_404)
        stored = await self.archive_writer.keep(item)
        if stored and stored.outcome == UrlState.DUPLICATE:
            raise self.drop(item, UrlState.DUPLICATE, stored.reason)
        if stored and stored.outcome == UrlState.NOT_ARTICLE:
            raise self.drop(item, UrlState.NOT_ARTICLE, stored.reason)
        if stored:
            item = stored.article or item
            item.canonical_url = stored.canonical_url  # of an update, the address that its article was known by
        if stored and stored.refused:
            item.provenance = with_refusal(item.provenance, stored.refused)
        reason = "" if stored is None or stored.outcome == Reason.NEW else stored.doubt or stored.outcome
        tell(self.crawler, item.canonical_url, UrlState.STORED, reason, publisher=item.publisher)
        if stored and stored.outcome == Reason.UNCHANGED:
            raise DropItem(reason, log_level="DEBUG")
        return item
