"""KEEP: section pages, feeds and sitemaps, and what a conditional request for them needs."""

from datetime import datetime
from typing import Any

from newsbot.archive.database import Database
from newsbot.archive.rows import stamp

FEWEST_CLAIMS = 5
"""Articles that a listing called changed, before it may be doubted."""
CLAIMS_KEPT = 100
"""Halved then, so that what a listing did long ago counts less and less."""
BELIEVED_FROM = 0.1
"""Share of the articles called changed that had changed; below, the listing is doubted."""


class Listings:
    """The table `listing`."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def validators(self, url: str, facts: str = "") -> dict[str, str]:
        """Return the request headers that ask for *url* only if it changed; empty where it has to be read anyhow.

        *facts* is the fingerprint of what its entries are chosen by: with other ones it is read again.
        """
        sql = (
            "SELECT etag, last_modified FROM listing WHERE url = ? AND facts = ? AND names_listings = 0 AND walking = 0"
        )
        row = self.database.row(sql, (url, facts))
        if row is None:
            return {}
        headers = {"If-None-Match": row["etag"], "If-Modified-Since": row["last_modified"]}
        return {name: value for name, value in headers.items() if value}

    def is_unchanged(self, url: str, body_hash: bytes, facts: str = "") -> bool:
        """Tell whether a listing has the body that was read the last time, with the same *facts*."""
        sql = (
            "SELECT 1 FROM listing WHERE url = ? AND body_hash = ? AND facts = ? AND names_listings = 0 AND walking = 0"
        )
        return self.database.row(sql, (url, body_hash, facts)) is not None

    def had_other_facts(self, publisher: str, facts: str) -> bool:
        """Tell whether a listing of *publisher* was last read with other facts."""
        sql = "SELECT 1 FROM listing WHERE publisher = ? AND facts != ? LIMIT 1"
        return self.database.row(sql, (publisher, facts)) is not None

    def checked(self, url: str, now: datetime) -> None:
        """Note that a listing was asked and is as it was."""
        self.database.write("UPDATE listing SET checked = ? WHERE url = ?", (stamp(now), url))

    def changed(
        self,
        url: str,
        publisher: str,
        now: datetime,
        etag: str | None = None,
        last_modified: str | None = None,
        body_hash: bytes | None = None,
        names_listings: bool = False,
        walk: str | None = None,
        facts: str = "",
    ) -> int:
        """Note what a listing is now that its entries are noted; return its id."""
        self.database.write(
            "INSERT INTO listing"
            " (url, publisher, etag, last_modified, body_hash, names_listings, walk, checked, changed, facts)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET"
            " etag = excluded.etag, last_modified = excluded.last_modified, body_hash = excluded.body_hash,"
            " names_listings = excluded.names_listings, walk = excluded.walk,"
            " checked = excluded.checked, changed = excluded.changed, facts = excluded.facts",
            (url, publisher, etag, last_modified, body_hash, int(names_listings), walk, stamp(now), stamp(now), facts),
        )
        return self.id_of(url, publisher)

    def id_of(self, url: str, publisher: str) -> int:
        """Return the id of a listing, which is made known if it is not."""
        self.database.write(
            "INSERT INTO listing (url, publisher) VALUES (?, ?) ON CONFLICT (url) DO NOTHING", (url, publisher)
        )
        row = self.database.row("SELECT id FROM listing WHERE url = ?", (url,))
        assert row is not None
        return int(row["id"])

    def walk(self, url: str, publisher: str, goes_on: bool) -> None:
        """Note whether the walk over the older pages of the listing *url* goes on; one that breaks off still does."""
        self.database.write(
            "INSERT INTO listing (url, publisher, walking) VALUES (?, ?, ?)"
            " ON CONFLICT (url) DO UPDATE SET walking = excluded.walking",
            (url, publisher, int(goes_on)),
        )

    def is_walked(self, url: str) -> bool:
        """Tell whether the walk over a listing's older pages broke off, or is under way."""
        return self.database.row("SELECT 1 FROM listing WHERE url = ? AND walking = 1", (url,)) is not None

    def judge(self, url: str, confirmed: bool) -> None:
        """Note whether an article that the listing *url* called changed had changed."""
        self.database.write(
            "UPDATE listing SET claimed = claimed + 1, confirmed = confirmed + ? WHERE url = ?", (int(confirmed), url)
        )
        self.database.write(
            "UPDATE listing SET claimed = claimed / 2, confirmed = confirmed / 2 WHERE url = ? AND claimed >= ?",
            (url, CLAIMS_KEPT),
        )

    def of(self, publisher: str, limit: int) -> list[dict[str, Any]]:
        """Return what *publisher*'s listings came to, those that were asked last first, without older pages of one."""
        rows = self.database.rows(
            "SELECT url, checked, changed, names_listings FROM listing WHERE publisher = ? AND walk IS NULL"
            " ORDER BY checked DESC NULLS LAST, url LIMIT ?",
            (publisher, limit),
        )
        return [dict(row) for row in rows]

    def is_doubted(self, url: str) -> bool:
        """Tell whether a listing calls articles changed that are as they were, such as by dates that are always now."""
        row = self.database.row("SELECT claimed, confirmed FROM listing WHERE url = ?", (url,))
        return row is not None and row["claimed"] >= FEWEST_CLAIMS and row["confirmed"] < BELIEVED_FROM * row["claimed"]
