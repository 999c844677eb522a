"""KEEP: what a crawl asks for that no listing need lead it to."""

from datetime import datetime, timedelta

from newsbot.archive.database import Database
from newsbot.archive.recheck import Recheck
from newsbot.archive.rows import entry_from_json, stamp
from newsbot.sources import Entry
from newsbot.states import REDEPLOY_REASONS, Reason

SECOND_LOOKS_WITHIN = timedelta(days=14)

_REDEPLOY = sorted(REDEPLOY_REASONS)
_SECOND_LOOK = f"(state = 'not_article' AND reason IN ({', '.join('?' * len(_REDEPLOY))}))"


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
        is_due = "next_try IS NOT NULL AND NOT (next_try > ? AND next_try <= ?)"
        condition = f"{is_due} AND NOT ({_SECOND_LOOK})"
        return self._to_ask_for(publisher, condition, [*self._moment(now), *_REDEPLOY], listing)

    def second_looks(self, publisher: str, now: datetime, listing: str) -> list[tuple[str, Entry]]:
        """Return (canonical URL, entry) of what is no article and due again, and that *listing* led to first."""
        condition = f"next_try IS NOT NULL AND NOT (next_try > ? AND next_try <= ?) AND {_SECOND_LOOK}"
        return self._to_ask_for(publisher, condition, [*self._moment(now), *_REDEPLOY], listing)

    def no_articles(self, publisher: str, now: datetime) -> list[tuple[str, Entry]]:
        """Return (canonical URL, entry) of what was no article in the last time, due or not."""
        condition = f"last_tried >= ? AND {_SECOND_LOOK}"
        return self._to_ask_for(publisher, condition, [stamp(now - SECOND_LOOKS_WITHIN), *_REDEPLOY])

    def filtered(self, publisher: str, since: datetime) -> list[tuple[str, Entry]]:
        """Return (canonical URL, entry) of what the publisher file's facts alone kept from being read."""
        reasons = (Reason.NOT_AN_ARTICLE_ADDRESS, Reason.OFF_SITE)
        condition = "state = 'filtered' AND reason IN (?, ?) AND url.first_seen >= ?"
        return self._to_ask_for(publisher, condition, [*reasons, stamp(since)])

    def _moment(self, now: datetime) -> list[str]:
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
