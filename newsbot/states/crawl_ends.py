"""KEEP: how a crawl ended, and what it came to."""

import re
from enum import StrEnum


class FinishReason(StrEnum):
    """Why a crawl ended."""

    FINISHED = "finished"
    LIMIT = "limit"
    """It had as many articles as were asked for."""
    SHUTDOWN = "shutdown"
    """A person, or the system, stopped it."""
    TIME_LIMIT = "time limit"
    TIMEOUT = "closespider_timeout"
    UNREACHABLE = "unreachable"
    """Its requests got no answer any more."""
    BUSY = "crawled by another process"
    """It found its publisher taken."""
    LOCK_LOST = "lock lost"
    """It slept, or was stopped, and another process took its publisher over."""
    ARCHIVE_FAILED = "archive_failed"
    """It could not keep what it fetched."""
    PAGES_FAILED = "pages_failed"
    """It could not keep the pages."""
    LIST_FAILED = "list_failed"
    """Its list of addresses could not be read."""
    DAMAGED_FILE = "damaged file"
    """A crawl archive that could not be read whole."""
    OTHER = "other"
    """Any other of Scrapy's words, which newsbot has no rule for; never kept under this one."""
    NONE = ""
    """It has none: it still runs, or was killed."""

    @classmethod
    def of(cls, reason: str | None) -> "FinishReason":
        """Return the reason that a crawl gives or the archive has, None for none.

        >>> FinishReason.of("closespider_itemcount"), FinishReason.of(None)
        (<FinishReason.OTHER: 'other'>, <FinishReason.NONE: ''>)
        """
        try:
            return cls(reason or "")
        except ValueError:
            return cls.OTHER

    @property
    def is_complete(self) -> bool:
        """Whether the crawl came to its own end."""
        return self in (self.FINISHED, self.LIMIT)

    @property
    def is_failure(self) -> bool:
        """Whether newsbot itself failed: the disk, the archive, or a process that was killed."""
        return self in (self.ARCHIVE_FAILED, self.PAGES_FAILED, self.NONE)

    @property
    def is_cut_short(self) -> bool:
        """Whether the crawl was ended before its time, and the next one goes on from there."""
        return self in (self.TIME_LIMIT, self.TIMEOUT, self.UNREACHABLE)

    @property
    def tells_of_publisher(self) -> bool:
        """Whether such an end, and what came until then, says anything of the publisher."""
        return self not in (self.SHUTDOWN, self.BUSY, self.LOCK_LOST, self.ARCHIVE_FAILED, self.PAGES_FAILED)


class CrawlOutcome(StrEnum):
    """What a crawl came to, as the schedule of its publisher goes by it."""

    NEW = "new"
    """There was none yet."""
    GOOD = "good"
    UNFINISHED = "unfinished"
    """Its time was up."""
    FAILED = "failed"
    FORBIDDEN = "forbidden"
    """The publisher's servers did not want it."""
    KILLED = "killed"
    """It neither ended nor runs, which says nothing of the publisher unless the next one is killed, too: a page may do
    that."""
    RUNNING = "running"
    STOPPED = "stopped"
    """It says nothing of the publisher: a person stopped it, the disk was full, or it was no full crawl."""


NEVER_ASKED = "never asked"
"""What a publisher is called that an archive has no crawl of: its file has yet to be proven."""

FORBIDDING = re.compile(r"(?:listing/)?(?:failed/HTTP (?:401|403|429|451)|robots/robots\.txt(?:: HTTP 4\d\d)?)$")
"""Counters of a crawl that a publisher did not want; a robots.txt that its server fails to give is a failure."""
