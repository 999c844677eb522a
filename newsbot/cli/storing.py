"""BY HAND: what `ingest` and `reextract` have in common: pages read elsewhere than from the net go into the archive."""

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError
from scrapy.settings import Settings
from scrapy.utils.log import configure_logging

from newsbot.cli.errors import INTERRUPTED

if TYPE_CHECKING:
    from newsbot.archive import Archive
    from newsbot.spiders.by_domain import PublishersByDomain
    from newsbot.warc.articles import RecordOutcome

logger = logging.getLogger(__name__)

Read = Callable[["Archive"], Iterable[list["RecordOutcome"]]]


def store(read: Read, publishers: "PublishersByDomain", settings: Settings, cause: str = "crawl") -> int:
    """Store what *read* yields into the project's archive, show it, and return the exit status."""
    from newsbot.archive import ArchiveError
    from newsbot.archive_writer import open_archive
    from newsbot.warc.ingest import Ingest
    from newsbot.warc.report import watch

    configure_logging(settings)
    try:
        archive = open_archive(settings)
        if archive is None:
            raise UsageError("the setting ARCHIVE names no file to store in", print_help=False)
        with archive:
            ingest = Ingest(archive, now=lambda: datetime.now(UTC), cause=cause)
            ingest.know(publishers.by_name.values())
            watch(ingest, read(archive), settings)
    except ArchiveError as error:
        logger.error("%s; what was stored stays", error)
        return 1
    except KeyboardInterrupt:
        logger.warning("stopped; what was stored stays")
        return INTERRUPTED
    return 1 if ingest.damages else 0
