"""KEEP: what the last check of each publisher's sources came to."""

from collections.abc import Iterable
from datetime import datetime

from newsbot.archive.database import Database
from newsbot.archive.rows import stamp
from newsbot.sources.source_check import SourceCheck


class SourceChecks:
    """The table `source_check`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, publisher: str, checks: Iterable[SourceCheck]) -> None:
        """Keep *checks* as the last ones of *publisher*, in place of those before."""
        with self._database.transaction():
            self._database.write("DELETE FROM source_check WHERE publisher = ?", (publisher,))
            for one in checks:
                newest = stamp(one.newest) if one.newest else None
                self._database.write(
                    "INSERT INTO source_check (publisher, url, source, checked, fault, entries, articles, listings,"
                    " newest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        publisher,
                        one.url,
                        one.source,
                        stamp(one.checked),
                        one.fault,
                        one.entries,
                        one.articles,
                        one.listings,
                        newest,
                    ),
                )

    def of(self, publisher: str) -> list[SourceCheck]:
        """Return the last checks of *publisher*'s sources."""
        rows = self._database.rows(
            "SELECT publisher, source, url, checked, fault, entries, articles, listings, newest FROM source_check"
            " WHERE publisher = ? ORDER BY source, url",
            (publisher,),
        )
        return [
            SourceCheck(
                **{
                    **dict(row),
                    "checked": datetime.fromisoformat(row["checked"]),
                    "newest": datetime.fromisoformat(row["newest"]) if row["newest"] else None,
                }
            )
            for row in rows
        ]
