"""KEEP: section pages, feeds and sitemaps, and what a conditional request for them needs."""

from datetime import datetime

from newsbot.archive.database import Database
from newsbot.archive.rows import stamp


class Listings:
    """The table `listing`."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def validators(self, url: str) -> dict[str, str]:
        """Return the request headers that ask for *url* only if it changed; empty for an index and the unknown."""
        row = self.database.row("SELECT etag, last_modified, names_listings FROM listing WHERE url = ?", (url,))
        if row is None or row["names_listings"]:
            return {}
        headers = {"If-None-Match": row["etag"], "If-Modified-Since": row["last_modified"]}
        return {name: value for name, value in headers.items() if value}

    def is_unchanged(self, url: str, body_hash: bytes) -> bool:
        """Tell whether a listing has the body that was read the last time."""
        sql = "SELECT 1 FROM listing WHERE url = ? AND body_hash = ? AND NOT names_listings"
        return self.database.row(sql, (url, body_hash)) is not None

    def checked(self, url: str, now: datetime) -> None:
        """Note that a listing was asked and is as it was."""
        self.database.write("UPDATE listing SET checked = ?, pending = 0 WHERE url = ?", (stamp(now), url))

    def changed(
        self,
        url: str,
        publisher: str,
        now: datetime,
        etag: str | None = None,
        last_modified: str | None = None,
        body_hash: bytes | None = None,
        names_listings: bool = False,
    ) -> int:
        """Note what a listing is now that its entries are noted; return its id."""
        self.database.write(
            "INSERT INTO listing (url, publisher, etag, last_modified, body_hash, names_listings, checked, changed)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)"
            " ON CONFLICT (url) DO UPDATE SET etag = ?3, last_modified = ?4, body_hash = ?5, names_listings = ?6,"
            " checked = ?7, changed = ?7, pending = 0",
            (url, publisher, etag, last_modified, body_hash, names_listings, stamp(now)),
        )
        return self.id_of(url, publisher)

    def id_of(self, url: str, publisher: str) -> int:
        """Return the id of a listing, which is made known if it is not."""
        self.database.write("INSERT OR IGNORE INTO listing (url, publisher) VALUES (?, ?)", (url, publisher))
        row = self.database.row("SELECT id FROM listing WHERE url = ?", (url,))
        assert row is not None
        return int(row["id"])

    def walk_on(self, url: str, publisher: str) -> None:
        """Note that a walk over a section's pages is on its way to *url*; a later run resumes it if this one dies."""
        self.database.write(
            "INSERT INTO listing (url, publisher, pending) VALUES (?, ?, 1)"
            " ON CONFLICT (url) DO UPDATE SET pending = 1",
            (url, publisher),
        )

    def pending(self, publisher: str) -> list[str]:
        """Return the pages at which a walk broke off."""
        rows = self.database.rows("SELECT url FROM listing WHERE publisher = ? AND pending", (publisher,))
        return [row["url"] for row in rows]
