"""KEEP: what a crawl asks for that no listing need lead it to."""

from datetime import datetime, timedelta

from newsbot.archive.database import Database
from newsbot.archive.recheck import Recheck
from newsbot.archive.rows import entry_from_json, stamp
from newsbot.sources import Entry
from newsbot.states import REDEPLOY_REASONS, Reason

SECOND_LOOKS_WITHIN = timedelta(days=14)

_REASONS = ", ".join(f"'{reason}'" for reason in sorted(REDEPLOY_REASONS))
_SECOND_LOOK = f"(state = 'not_article' AND reason IN ({_REASONS}))"
_IS_DUE = "next_try IS NOT NULL AND (next_try BETWEEN '' AND ? OR (next_try > ? AND next_try < '~'))"
"""Until the first moment, or after the second one, which no rule sets. As ranges: PostgreSQL takes what is below any
value for a third of all rows, and would plan this anew for each."""


class UrlQueue:
    """The addresses of the table `url` that wait for a request."""

    def __init__(self, database: Database, recheck: Recheck) -> None:
        self.database = database
        self.recheck = recheck

    def due(self, publisher: str, now: datetime, listing: str | None = None) -> list[tuple[str, Entry]]:
        """Return (canonical URL, entry to ask for) of what a crawl of *publisher* need not be led to: found and never
        read, failed and due again, stored and due for a check. If *listing* is given, only what it or an older page of
        it led to first. What was read and is no article is not among it (`second_looks`).
        """
        return self._to_ask_for(publisher, f"{_IS_DUE} AND NOT {_SECOND_LOOK}", self._moments(now), listing)

    def second_looks(self, publisher: str, now: datetime, listing: str) -> list[tuple[str, Entry]]:
        """Return (canonical URL, entry) of what is no article and due again, and that *listing* led to first."""
        return self._to_ask_for(publisher, f"{_IS_DUE} AND {_SECOND_LOOK}", self._moments(now), listing)

    def no_articles(self, publisher: str, now: datetime) -> list[tuple[str, Entry]]:
        """Return (canonical URL, entry) of what was no article in the last time, due or not."""
        condition = f"last_tried >= ? AND {_SECOND_LOOK}"
        return self._to_ask_for(publisher, condition, [stamp(now - SECOND_LOOKS_WITHIN)])

    def filtered(self, publisher: str, since: datetime) -> list[tuple[str, Entry]]:
        """Return (canonical URL, entry) of what the publisher file's facts alone kept from being read."""
        reasons = (Reason.NOT_AN_ARTICLE_ADDRESS, Reason.OFF_SITE)
        condition = "state = 'filtered' AND reason IN (?, ?) AND url.first_seen >= ?"
        return self._to_ask_for(publisher, condition, [*reasons, stamp(since)])

    def _moments(self, now: datetime) -> list[str]:
        return [stamp(now), stamp(now + self.recheck.longest)]

    def _to_ask_for(
        self, publisher: str, condition: str, values: list[str], listing: str | None = None
    ) -> list[tuple[str, Entry]]:
        led_from = " AND ? IN (listing.url, listing.walk)" if listing else ""
        rows = self.database.rows(
            "SELECT url.url, hints, article.url AS address, listing.url AS listing FROM url"
            " LEFT JOIN article ON article.id = article_id LEFT JOIN listing ON listing.id = listing_id"
            f" WHERE url.publisher = ? AND {condition}{led_from} ORDER BY next_try NULLS FIRST",
            (publisher, *values, *([listing] if listing else [])),
        )
        return [
            (row["url"], entry_from_json(row["hints"]) or Entry(row["address"] or row["url"], row["listing"] or ""))
            for row in rows
        ]
