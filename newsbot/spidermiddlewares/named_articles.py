"""REQUEST: the articles that one crawl came across: each is asked for once, if the archive does not say otherwise."""

from collections.abc import Iterable, Iterator
from typing import Any

from scrapy.http import Request

from newsbot.archive import Archive, Decision
from newsbot.archive.urls import NO_ARTICLE_YET
from newsbot.archive_writer import ArchiveWriter, now
from newsbot.sources import Entry
from newsbot.spidermiddlewares.second_looks import SecondLooks
from newsbot.states import Reason
from newsbot.urls import canonical, is_within


class NamedArticles:
    """What was decided of each article that listings named, or that is due."""

    def __init__(self, spider: Any, publisher: str, writer: ArchiveWriter, second_looks: SecondLooks) -> None:
        self.spider = spider
        self.publisher = publisher
        self.writer = writer
        self.second_looks = second_looks
        self._decisions: dict[int, Decision] = {}
        self._further: dict[int, Entry | None] = {}
        """What further listings say of articles that were asked for; None once these are read."""

    def decide(self, archive: Archive, request: Request, listing_id: int | None = None) -> tuple[bool, bool]:
        """Return whether the article is to be asked for, and whether it was new to the archive before this crawl."""
        url, entry = canonical(request.url), request.meta["entry"]
        key = hash(url)
        before = self._decisions.get(key)
        # A listing that dates no change must not keep one that does so from being heard.
        if before and (before.fetch or entry.modified is None):
            archive.urls.note_change(url, entry, now())
            if before.fetch:
                self._hear(key, entry)
            return False, before.reason == Reason.NEW
        decision = self._decisions[key] = archive.urls.find(url, entry, self.publisher, listing_id, now())
        if not decision.fetch and not before:
            self.spider.crawler.stats.inc_value("newsbot/known")
        if decision.reason == NO_ARTICLE_YET:
            request.meta["second_look"] = True
            self.second_looks.wait([request])
            return False, False
        return decision.fetch, decision.reason == Reason.NEW

    def is_first(self, request: Request) -> bool:
        """Tell whether the article was not named before, where no archive knows more; note that it is now."""
        key = hash(canonical(request.url))
        is_first = key not in self._decisions
        if not is_first:
            self._hear(key, request.meta["entry"])
        self._decisions[key] = Decision(True, Reason.NEW)
        return is_first

    def all_said(self, url: str, entry: Entry) -> Entry:
        """Return what all listings so far say of the article at *url*, which is read now; *entry* led to it.

        The first listing to answer asks for an article: what is known of it must not hang on which that was.
        """
        key = hash(canonical(url))
        further = self._further.get(key)
        self._further[key] = None
        return entry.joined(further) if further else entry

    def _hear(self, key: int, entry: Entry) -> None:
        further = self._further.setdefault(key, entry)
        if further is not None and further is not entry:
            self._further[key] = further.joined(entry)

    def asked_again(self, entries: Iterable[tuple[str, Entry]]) -> Iterator[Request]:
        """Yield the requests for *entries* of the archive, by their addresses, unless they are on their way already."""
        for url, entry in entries:
            key = hash(url)
            is_on_its_way = key in self._decisions and self._decisions[key].fetch
            if not is_on_its_way and is_within(url, self.spider.allowed_domains):
                self._decisions[key] = Decision(True, Reason.NEW)
                self.writer.stands_for[canonical(entry.url)] = url
                requests, _ = self.spider.article_request(entry, "archive")
                yield from requests
