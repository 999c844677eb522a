"""KEEP: the clock of a PostgreSQL server beside this host's."""

from datetime import datetime, timedelta

SAME_TIME = timedelta(seconds=5)


def ahead(theirs: datetime, ours: datetime) -> timedelta:
    """Return how far the server's clock is before this host's; what an answer may take on its way is no difference.

    >>> from datetime import UTC
    >>> ours = datetime(2026, 11, 26, 12, tzinfo=UTC)
    >>> print(ahead(ours + timedelta(minutes=10), ours), ahead(ours - timedelta(seconds=2), ours))
    0:10:00 0:00:00
    """
    difference = theirs - ours
    return difference if abs(difference) > SAME_TIME else timedelta(0)
