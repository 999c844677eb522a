"""KEEP: where the newest kept page of each address is; the pages themselves are in WARC files (newsbot/warc)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from newsbot.archive.database import Database
from newsbot.archive.rows import dumps, stamp
from newsbot.archive.urls import entry_of
from newsbot.items import as_json
from newsbot.sources import Entry


@dataclass(slots=True, frozen=True)
class KeptPage:
    """A page in a WARC file."""

    url: str
    """Canonical."""
    publisher: str
    fetched: datetime
    file: str
    """Name of the file in the folder of pages."""
    offset: int
    length: int
    """Bytes of the record."""
    entry: Entry | None = None
    """What the listing said of it."""


class Pages:
    """The table `page`."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def keep(self, page: KeptPage) -> None:
        """Note where *page* is, in place of an older one of the same address."""
        hints = dumps(as_json(page.entry)) if page.entry else None
        self.database.write(
            "INSERT INTO page (url, publisher, fetched, file, offset, length, hints) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (url) DO UPDATE SET publisher = excluded.publisher, fetched = excluded.fetched,"
            " file = excluded.file, offset = excluded.offset, length = excluded.length, hints = excluded.hints",
            (page.url, page.publisher, stamp(page.fetched), page.file, page.offset, page.length, hints),
        )

    def at(self, url: str) -> KeptPage | None:
        """Return the newest kept page of *url* (canonical)."""
        return next(self._chosen("url = ?", url), None)

    def all(self, publisher: str | None = None, since: datetime | None = None) -> Iterator[KeptPage]:
        """Yield the kept pages (of *publisher*, fetched *since*) in the order in which they are in their files."""
        return self._chosen(
            "(?1 IS NULL OR publisher = ?1) AND (?2 IS NULL OR fetched >= ?2)",
            publisher,
            stamp(since) if since else None,
        )

    def _chosen(self, where: str, *values: str | None) -> Iterator[KeptPage]:
        for row in self.database.stream(f"SELECT * FROM page WHERE {where} ORDER BY file, offset", values):
            facts = dict(row) | {"fetched": datetime.fromisoformat(row["fetched"])}
            yield KeptPage(entry=entry_of(facts.pop("hints")), **facts)
