"""ITEM: the articles of kept pages, read again after a rule was mended; no request is made."""

import logging
from collections import Counter
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

logger = logging.getLogger(__name__)


@dataclass(slots=True, frozen=True)
class KeptPages:
    """The newest kept page of each address, as outcomes like those of crawl archives."""

    pages: Pages
    folder: Path
    publishers: Mapping[str, type[PublisherFacts]]
    """Name -> publisher. Pages of one that has no file any more are left as they were read by it."""
    max_size: int

    def read(self, publisher: str | None = None, since: datetime | None = None) -> Iterator[list[RecordOutcome]]:
        """Yield what each page (of *publisher*, fetched *since*) comes to now; ``site`` are all without a file.

        Left alone are those of other machines, whose folder is not here.
        """
        sites = publisher == ANY_SITE
        elsewhere: Counter[Path] = Counter()
        for kept in self.pages.all(None if sites else publisher, since):
            if sites and kept.publisher in self.publishers:
                continue
            folder = (self.folder / kept.file).parent
            if folder in elsewhere or not folder.is_dir():
                elsewhere[folder] += 1
            else:
                yield [self._outcome(kept)]
        for folder, number in elsewhere.items():
            logger.warning("%d pages of another machine are left alone: there is no folder %s", number, folder)

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
