"""WATCH: the days of an archive that is older than the table of days, from its crawl log."""

from datetime import datetime

import orjson

from newsbot.archive import Archive
from newsbot.health.crawl_counts import CrawlState, counts_of, counts_of_a_day, state_of
from newsbot.states.crawl_ends import FinishReason

MOST = 1000
"""Crawls of a publisher of which the log keeps every counter."""


def fill(archive: Archive, publisher: str) -> None:
    """Add up what the crawl log knows of *publisher*, if no day is known of it."""
    if archive.days.first(publisher) is not None:
        return
    with archive.transaction():
        for crawl in reversed(archive.crawls.last(publisher, MOST)):
            stats = orjson.loads(crawl["stats"])
            reason = FinishReason.of(crawl["finish_reason"])
            if not crawl["finished"] or not reason.tells_of_publisher:
                continue
            if state_of(counts_of(stats))[0] != CrawlState.NOTHING:
                archive.days.add(publisher, datetime.fromisoformat(crawl["finished"]), counts_of_a_day(stats))
