"""KEEP: how many articles a publisher published when."""

from collections.abc import Iterator
from datetime import UTC, datetime

from newsbot.archive.database import Database


class PublicationCounts:
    """Counts over the table `article`, out of its index of publication times."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def by_hour(self, publisher: str, since: datetime) -> dict[datetime, int]:
        """Return clock hour in UTC -> articles published in it, from *since* on; at least the newest article's hour."""
        rows = self.database.rows(
            "SELECT substr(published_utc, 1, 13) AS hour, count(*) FROM article"
            " WHERE publisher = ? AND published_utc >= ? GROUP BY hour",
            (publisher, _as_published(since)),
        ) or self.database.rows(
            "SELECT substr(max(published_utc), 1, 13), 1 FROM article WHERE publisher = ? HAVING count(*) > 0",
            (publisher,),
        )
        return {datetime.fromisoformat(hour + ":00:00+00:00"): number for hour, number in rows}

    def any_of(self, publisher: str) -> bool:
        """Tell whether there is an article of *publisher*."""
        return self.database.row("SELECT 1 FROM article WHERE publisher = ? LIMIT 1", (publisher,)) is not None

    def since(self, publisher: str, *moments: datetime) -> Iterator[int]:
        """Yield for each of *moments* how many articles were published since."""
        for moment in moments:
            row = self.database.row(
                "SELECT count(*) FROM article WHERE publisher = ? AND published_utc >= ?",
                (publisher, _as_published(moment)),
            )
            yield row[0] if row else 0


def _as_published(moment: datetime) -> str:
    """Return *moment* in the form of the column `published_utc`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
