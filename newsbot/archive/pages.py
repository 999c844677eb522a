"""KEEP: where the newest kept page of each address is; the pages themselves are in WARC files (newsbot/warc)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from newsbot.archive.database import Database
from newsbot.archive.rows import dumps, entry_from_json, stamp
from newsbot.sources import Entry


@dataclass(slots=True, frozen=True)
class KeptPage:
    """A page in a WARC file."""

    url: str
    """Canonical."""
    publisher: str
    fetched: datetime
    file: str
    """Its path in the folder of pages: a name, behind that of the machine that wrote it where there are many."""
    offset: int
    length: int
    """Bytes of the record."""
    entry: Entry | None = None
    """What the listing said of it."""
    rights: tuple[str, ...] = ()
    """What the publisher reserves elsewhere than on the page."""


class Pages:
    """The table `page`."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def keep(self, page: KeptPage) -> None:
        """Note where *page* is, in place of an older one of the same address."""
        row = {
            "url": page.url,
            "publisher": page.publisher,
            "fetched": stamp(page.fetched),
            "file": page.file,
            "offset": page.offset,
            "length": page.length,
            "hints": dumps(page.entry) if page.entry else None,
            "rights": dumps(list(page.rights)),
        }
        columns = [f'"{name}"' for name in row]  # quoted, as `offset` is a word of SQL
        newer = ", ".join(f"{column} = excluded.{column}" for column in columns)
        self.database.write(
            f"INSERT INTO page ({', '.join(columns)}) VALUES ({', '.join('?' * len(row))})"
            f" ON CONFLICT (url) DO UPDATE SET {newer}",
            tuple(row.values()),
        )

    def at(self, url: str) -> KeptPage | None:
        """Return the newest kept page of *url* (canonical)."""
        row = self.database.row("SELECT * FROM page WHERE url = ?", (url,))
        return _page(row) if row else None

    def all(self, publisher: str | None = None, since: datetime | None = None) -> Iterator[KeptPage]:
        """Yield the kept pages (of *publisher*, fetched *since*) in the order in which they are in their files.

        They are asked for by the hundred: a query that stays open would keep this connection from writing.
        """
        chosen = {"publisher = ?": publisher, "fetched >= ?": stamp(since) if since else None}
        terms = ['(file, "offset") > (?, ?)', *(term for term, value in chosen.items() if value)]
        sql = f'SELECT * FROM page WHERE {" AND ".join(terms)} ORDER BY file, "offset" LIMIT 100'
        place, values = ("", -1), [value for value in chosen.values() if value]
        while rows := self.database.rows(sql, (*place, *values)):
            yield from map(_page, rows)
            place = (rows[-1]["file"], rows[-1]["offset"])


def _page(row: Any) -> KeptPage:
    return KeptPage(
        **{name: row[name] for name in ("url", "publisher", "file", "offset", "length")},
        fetched=datetime.fromisoformat(row["fetched"]),
        entry=entry_from_json(row["hints"]),
        rights=tuple(orjson.loads(row["rights"])),
    )
