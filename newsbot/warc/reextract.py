"""ITEM: the articles of kept pages, read again after a rule was mended; no request is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsbot.archive.pages import KeptPage, Pages
from newsbot.extraction.publisher_facts import PublisherFacts
from newsbot.states import ANY_SITE, Reason, UrlState
from newsbot.urls import canonical, site_of
from newsbot.warc.articles import NoArticle, ReadArticle, RecordOutcome, article_in
from newsbot.warc.records import Damage, read_page


@dataclass(slots=True, frozen=True)
class KeptPages:
    """The newest kept page of each address, as outcomes like those of crawl archives."""

    pages: Pages
    folder: Path
    publishers: Mapping[str, type[PublisherFacts]]
    """Name -> publisher. Pages of one that has no file any more are left as they were read by it."""
    max_size: int

    def read(self, publisher: str | None = None, since: datetime | None = None) -> Iterator[list[RecordOutcome]]:
        """Yield what each page (of *publisher*, fetched *since*) comes to now; ``site`` are all without a file."""
        sites = publisher == ANY_SITE
        for kept in self.pages.all(None if sites else publisher, since):
            if not sites or kept.publisher not in self.publishers:
                yield [self._outcome(kept)]

    def _outcome(self, kept: KeptPage) -> RecordOutcome:
        path = self.folder / kept.file
        recorded = read_page(path, kept.offset, self.max_size) if path.exists() else None
        if recorded is None or canonical(recorded.url) != kept.url:
            return Damage(path, kept.offset, f"no page of {kept.url} there")
        publisher = self.publishers.get(kept.publisher)
        if publisher is None and kept.publisher not in (ANY_SITE, site_of(kept.url)):
            return NoArticle(kept.url, kept.publisher, UrlState.FAILED, Reason.NO_PUBLISHER_FILE, kept.fetched)
        outcome = article_in(recorded, kept.publisher, publisher, kept.entry)
        if isinstance(outcome, ReadArticle):
            article = outcome.article
            article.discovered_via = kept.entry.listing if kept.entry else None
            article.rights += [right for right in kept.rights if right not in article.rights]
        return outcome
