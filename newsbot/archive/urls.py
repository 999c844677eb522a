"""KEEP: every address ever found, its state and the reason for it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from newsbot.archive.database import Database
from newsbot.archive.expected_urls import ExpectedUrls
from newsbot.archive.listings import Listings
from newsbot.archive.outcomes import UrlOutcome, last_check, row_after, tells_more
from newsbot.archive.owners import Owners
from newsbot.archive.recheck import Recheck
from newsbot.archive.rows import dumps, entry_from_json, stamp
from newsbot.sources import Entry
from newsbot.states import NOT_READ, REDEPLOY_REASONS, Reason, UrlState

NO_ARTICLE_YET = "no article the last time"
CHANGED = "changed, says the listing"
DOUBTED_PER_LOOK = 10
"""Of so many articles that a doubted listing calls changed, one is looked at."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether to fetch an address now, and why (not)."""

    fetch: bool
    reason: str


class Urls:
    """The table `url`."""

    def __init__(self, database: Database, recheck: Recheck, owners: Owners) -> None:
        self.database = database
        self.recheck = recheck
        self.owners = owners
        self.listings = Listings(database)
        self.expected = ExpectedUrls(database)
        self._doubted: Counter[str] = Counter()
        """Doubted listing -> articles that it called changed since one was looked at; counts begin with the crawl."""

    def at(self, url: str) -> dict[str, Any] | None:
        """Return the row of an address, None for one that was never seen."""
        return self.expected.at(url)

    def article_at(self, urls: Iterable[str]) -> int | None:
        """Return the id of the article that was stored from one of the addresses *urls*."""
        rows = filter(None, map(self.at, urls))
        return next((row["article_id"] for row in rows if row["state"] == UrlState.STORED), None)

    def number_of_article(self, canonical_url: str) -> int | None:
        """Return the id of the article at an address."""
        row = self.database.row("SELECT id FROM article WHERE canonical_url = ?", (canonical_url,))
        return row["id"] if row else None

    def find(self, url: str, entry: Entry, publisher: str, listing_id: int | None, now: datetime) -> Decision:
        """Note that a listing names an address, and say whether that is worth a request now.

        What is worth one is due from here on, until its outcome is recorded: a run that dies in between loses nothing.
        """
        row = self.at(url)
        decision = self._decide(row, entry, now)
        owner = self.owners.owner(url, publisher)
        if row is None:
            self.expected.add(url, owner, listing_id, stamp(now), stamp(now), _listed(entry), dumps(entry))
            return decision
        if row["publisher"] != owner:
            self.database.write("UPDATE url SET publisher = ? WHERE url = ?", (owner, url))
        if row["state"] in (UrlState.FILTERED, UrlState.ROBOTS):
            sql = "UPDATE url SET state = 'found', reason = NULL, listing_id = ?, next_try = ?, hints = ? WHERE url = ?"
            self.database.write(sql, (listing_id, stamp(now), dumps(entry), url))
        elif decision.reason == CHANGED:
            if self.listings.is_doubted(entry.listing) and not self._looks_at(entry.listing, decision):
                return Decision(False, CHANGED)
            again = now if decision.fetch else datetime.fromisoformat(row["last_tried"]) + self._patience(row)
            sql = "UPDATE url SET listed = ?, next_try = ?, hints = ? WHERE url = ?"
            self.database.write(sql, (_listed(entry), stamp(again), dumps(entry), url))
        return decision

    def note_change(self, url: str, entry: Entry, now: datetime) -> None:
        """Note the time of change that a further listing gives of an address which is asked for already.

        What the next listings say is compared with it: without it a change between it and this visit goes unseen.
        """
        self.expected.write()
        if (listed := _listed(entry)) and listed <= stamp(now):
            sql = "UPDATE url SET listed = ? WHERE url = ? AND (listed IS NULL OR listed < ?)"
            self.database.write(sql, (listed, url, listed))

    def _looks_at(self, listing: str, decision: Decision) -> bool:
        """Tell whether to look at an article although the *listing* that calls it changed is doubted."""
        self._doubted[listing] += 1
        is_turn = decision.fetch and self._doubted[listing] >= DOUBTED_PER_LOOK
        if is_turn:
            self._doubted[listing] -= DOUBTED_PER_LOOK
        return is_turn

    def decide(self, url: str, entry: Entry | None, now: datetime) -> Decision:
        """Say whether the address is worth a request *now*; *entry* is what a listing says of it."""
        return self._decide(self.at(url), entry, now)

    def _decide(self, row: dict[str, Any] | None, entry: Entry | None, now: datetime) -> Decision:
        if row is None or row["state"] in NOT_READ:
            return Decision(True, Reason.NEW)
        if row["next_try"] and self._due(row["next_try"], now):
            return Decision(True, NO_ARTICLE_YET if _may_become_article(row) else "due again")
        if entry and self._newer(row, entry, now):
            return Decision(datetime.fromisoformat(row["last_tried"]) + self._patience(row) <= now, CHANGED)
        return Decision(False, row["state"])

    def _due(self, next_try: str, now: datetime) -> bool:
        """A moment further away than any pause was written by a clock that ran ahead, so it counts as due."""
        return not stamp(now) < next_try <= stamp(now + self.recheck.longest)

    def _newer(self, row: dict[str, Any], entry: Entry, now: datetime) -> bool:
        """Tell whether a listing names a later change than before; one that names the future is not believed."""
        listed = _listed(entry)
        return listed is not None and (row["listed"] or row["last_tried"]) < listed <= stamp(now + timedelta(days=1))

    def _patience(self, row: dict[str, Any]) -> timedelta:
        if row["state"] in (UrlState.NOT_ARTICLE, UrlState.FAILED, UrlState.GONE):
            return self.recheck.pause(row["failures"])
        return self.recheck.patience(row["quiet"])

    def newest_refused(self, publisher: str, reasons: Iterable[str]) -> str | None:
        """Return the address of *publisher* that was last found to be no article for one of *reasons*."""
        reasons = tuple(reasons)
        row = self.database.row(
            "SELECT url FROM url WHERE publisher = ? AND state = 'not_article'"
            f" AND reason IN ({', '.join('?' * len(reasons))}) ORDER BY last_tried DESC NULLS LAST LIMIT 1",
            (publisher, *reasons),
        )
        return row["url"] if row else None

    def chosen(
        self,
        urls: list[str] | None = None,
        publisher: str | None = None,
        state: str | None = None,
        reason: str | None = None,
    ) -> list[str]:
        """Return those addresses (of *urls*) that are the publisher's, in that state, for that reason."""
        terms, values = ["1 = 1"], []
        for column, value in (("publisher", publisher), ("state", state)):
            if value:
                terms.append(f"{column} = ?")
                values.append(value)
        if reason:
            terms.append("reason IN (?, ?)")
            values += [reason, last_check(reason)]
        rows = self.database.rows(f"SELECT url FROM url WHERE {' AND '.join(terms)} ORDER BY url", values)
        found = {row["url"]: None for row in rows}
        return list(found) if urls is None else [url for url in dict.fromkeys(urls) if url in found]

    def unfinished(self, publisher: str, most: int) -> dict[str, int]:
        """Return state -> how many addresses of *publisher* are in it, but stored ones; counted up to *most*."""
        states = [str(state) for state in UrlState if state not in (UrlState.STORED, UrlState.DUPLICATE)]
        counts = (
            f"SELECT '{state}' AS state, count(*) AS number FROM (SELECT 1 FROM url WHERE publisher = ?"
            f" AND state = '{state}' AND state NOT IN ('stored', 'duplicate') LIMIT ?) AS found"
            for state in states
        )
        rows = self.database.rows(" UNION ALL ".join(counts), (publisher, most) * len(states))
        return {row["state"]: row["number"] for row in rows if row["number"]}

    def failed(self, publisher: str, limit: int, after: str = "") -> list[dict[str, Any]]:
        """Return what is known of *publisher*'s failed addresses, in their order, those *after* one."""
        rows = self.database.rows(
            "SELECT url, reason, failures, last_tried, next_try FROM url WHERE publisher = ? AND state = 'failed'"
            " AND url > ? AND state NOT IN ('stored', 'duplicate') ORDER BY url LIMIT ?",
            (publisher, after, limit),
        )
        return [dict(row) for row in rows]

    def reasons(self) -> set[str]:
        """Return every reason that an address has."""
        rows = self.database.rows("SELECT DISTINCT reason FROM url WHERE reason IS NOT NULL")
        return {row["reason"] for row in rows}

    def put_back(self, urls: Iterable[str], now: datetime) -> None:
        """Let the next crawl ask for *urls*, as if they had never failed; what is stored stays stored."""
        for url in urls:
            self.database.write(
                "UPDATE url SET state = CASE WHEN duplicate_of IS NOT NULL THEN 'duplicate'"
                " WHEN article_id IS NOT NULL THEN 'stored' ELSE 'found' END,"
                " reason = CASE WHEN coalesce(article_id, duplicate_of) IS NULL THEN NULL ELSE reason END,"
                " failures = 0, quiet = 0, next_try = ? WHERE url = ?",
                (stamp(now), url),
            )

    def record(self, outcome: UrlOutcome, now: datetime, listing_id: int | None = None) -> None:
        """Note what came of an address. A stored article keeps that state when a later visit fails or is not made."""
        old = self.at(outcome.url) or {"state": None, "failures": 0, "quiet": 0}
        if not tells_more(outcome, old):
            return
        self._judge(outcome, old)
        row = row_after(outcome, old, self.recheck, now) | {"publisher": self._owner(outcome, old)}
        columns = ("url", "listing_id", "first_seen", *row)
        self.database.write(
            f"INSERT INTO url ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            f" ON CONFLICT (url) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in row)}",
            (outcome.url, listing_id, stamp(now), *row.values()),
        )
        self.expected.written_to(outcome.url)

    def _owner(self, outcome: UrlOutcome, old: dict[str, Any]) -> str:
        """Return whose the address is; a publisher that only named it, and never asked for it, takes it from nobody."""
        before = old.get("publisher")
        return self.owners.owner(outcome.url, outcome.publisher, before if outcome.state in NOT_READ else None)

    def _judge(self, outcome: UrlOutcome, old: dict[str, Any]) -> None:
        """Note whether a listing was right to call a known article changed: only then are there hints of one."""
        known = (UrlState.STORED, UrlState.DUPLICATE)
        if outcome.fetched or outcome.state not in known or old["state"] not in known:
            return
        if entry := entry_from_json(old["hints"]):
            self.listings.judge(entry.listing, confirmed=outcome.changed and outcome.state == UrlState.STORED)


def _may_become_article(row: dict[str, Any]) -> bool:
    return row["state"] == UrlState.NOT_ARTICLE and row["reason"] in REDEPLOY_REASONS


def _listed(entry: Entry) -> str | None:
    """Return the time of the entry's last change as the archive notes it; without an offset it is taken for UTC."""
    if entry.modified is None:
        return None
    return stamp(entry.modified if entry.modified.tzinfo else entry.modified.replace(tzinfo=UTC))
