"""BY HAND: what `ingest` and `reextract` have in common: pages read elsewhere than from the net go into the archive."""

import logging
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from scrapy.settings import Settings
from scrapy.utils.log import configure_logging

from newsbot.cli.errors import INTERRUPTED
from newsbot.states import Cause

if TYPE_CHECKING:
    from newsbot.archive import Archive
    from newsbot.spiders.by_domain import PublishersByDomain
    from newsbot.warc.articles import RecordOutcome

logger = logging.getLogger(__name__)

Read = Callable[["Archive | None"], Iterable[list["RecordOutcome"]]]


def store(
    read: Read,
    publishers: "PublishersByDomain",
    settings: Settings,
    cause: Cause = Cause.CRAWL,
    lines: BinaryIO | None = None,
) -> int:
    """Store what *read* yields into the project's archive, if it has one, show it, and return the exit status.

    :param lines: where new and changed articles are written to as JSON lines
    """
    from newsbot.archive import ArchiveError
    from newsbot.archive.rows import dumps
    from newsbot.archive_writer import open_archive
    from newsbot.states.crawl_ends import FinishReason
    from newsbot.warc.ingest import Ingest
    from newsbot.warc.report import watch

    configure_logging(settings)
    try:
        with open_archive(settings) or nullcontext() as archive:
            ingest = Ingest(archive, now=lambda: datetime.now(UTC), cause=cause)
            if lines:
                ingest.hand_on = lambda read: lines.write(dumps(read.article).encode() + b"\n")
            ingest.begin(publishers.by_name.values())
            try:
                watch(ingest, read(archive), settings)
            except KeyboardInterrupt:
                ingest.finish(FinishReason.SHUTDOWN)
                raise
            ingest.finish(FinishReason.DAMAGED_FILE if ingest.damages else FinishReason.FINISHED)
    except ArchiveError as error:
        logger.error("%s; what was stored stays", error)
        return 1
    except KeyboardInterrupt:
        logger.warning("stopped; what was stored stays")
        return INTERRUPTED
    return 1 if ingest.damages else 0
