"""KEEP: whose an address is: the publisher's whose file names its domain; without a file, the site's own."""

from collections.abc import Collection, Iterable
from typing import Any

from newsbot.archive.database import Database
from newsbot.urls import host_of, is_within, same_site, site_of
from newsbot.urls.sites import BARE_ADDRESS

OWNED = {"article": ("id", "canonical_url"), "url": ("url", "url"), "page": ("url", "url"), "listing": ("id", "url")}
"""Table with a column `publisher` -> its key, and the address that decides whose the row is."""


class Owners:
    """The table `publisher_domain`, and who owns what follows from it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._by_domain: dict[str, set[str]] | None = None

    def of(self, url: str) -> frozenset[str]:
        """Return the publishers whose files name the domain of *url*, the most exact one; several share a domain."""
        domain, by_domain = host_of(url), self._known()
        while domain and domain not in by_domain:
            domain = domain.partition(".")[2]
        return frozenset(by_domain.get(domain, ()))

    def owner(self, url: str, named_by: str, before: str | None = None) -> str:
        """Return whose *url* is from now on, that the publisher *named_by* names or has fetched; *before* it was that.

        A name that stands in nobody's file goes by who named it first, until the site itself does.
        """
        if owners := self.of(url):
            return named_by if named_by in owners else before if before in owners else min(owners)
        return named_by if before is None or named_by == site_of(url) else before

    def may_claim(self, own: str, claimed: str) -> bool:
        """Tell whether a page at the address *own* may have *claimed* as its identity."""
        return same_site(own, claimed) or not self.of(own).isdisjoint(self.of(claimed))

    def register(self, publishers: Iterable[Any]) -> int:
        """Note the domains of all *publishers* with a file, and hand over what is theirs; return how many rows that is.

        A file that is new, renamed or has a new domain takes over the rows of its site that belong to no other file.
        A bare address is nobody's: tests and demos have many publishers on one.
        """
        followed = list(publishers)
        names = {publisher.name for publisher in followed}
        wanted = {
            (domain.lower(), publisher.name)
            for publisher in followed
            for domain in getattr(publisher, "allowed_domains", None) or ()
            if "." in domain and not BARE_ADDRESS.fullmatch(domain)
        }
        noted = {(domain, name) for domain, owners in self._known().items() for name in owners}
        taken = {domain for domain, _ in wanted}
        obsolete = {pair for pair in noted - wanted if pair[1] in names or pair[0] in taken}
        new = wanted - noted
        if not new and not obsolete:
            return 0
        with self.database.transaction():
            for domain, name in obsolete:
                self.database.write("DELETE FROM publisher_domain WHERE domain = ? AND publisher = ?", (domain, name))
            for domain, name in new:
                self.database.write(
                    "INSERT INTO publisher_domain (domain, publisher) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    (domain, name),
                )
            self._by_domain = None
            domains = [domain for domain, _ in new]
            return sum(self._take_over(table, domains, names) for table in OWNED) if domains else 0

    def _take_over(self, table: str, domains: list[str], names: Collection[str]) -> int:
        """Hand over the rows of *table* on *domains* whose publisher has no file."""
        key, address = OWNED[table]
        columns = ", ".join(dict.fromkeys((key, address, "publisher")))
        taken = [
            (self.owner(row[address], "", row["publisher"]), row[key])
            for row in self._of_others(table, columns, names)
            if is_within(row[address], domains)
        ]
        for owner, value in taken:
            self.database.write(f"UPDATE {table} SET publisher = ? WHERE {key} = ?", (owner, value))
        return len(taken)

    def _of_others(self, table: str, columns: str, names: Collection[str]) -> Iterable[Any]:
        """Return the rows whose publisher is none of *names*; of articles by their index, as their rows are long."""
        if table == "article":
            others = [row[0] for row in self.database.rows(names_in("article WHERE 1 = 1")) if row[0] not in names]
            chosen, values = "IN", others
        else:
            chosen, values = "NOT IN", list(names)
        if not values:
            return ()
        marks = ", ".join("?" * len(values))
        return self.database.stream(f"SELECT {columns} FROM {table} WHERE publisher {chosen} ({marks})", values)

    def _known(self) -> dict[str, set[str]]:
        if self._by_domain is None:
            self._by_domain = {}
            for row in self.database.rows("SELECT domain, publisher FROM publisher_domain"):
                self._by_domain.setdefault(row["domain"], set()).add(row["publisher"])
        return self._by_domain


def names_in(rows: str) -> str:
    """Return SQL for the publishers of *rows*: one step in the index for each, however many rows it has."""
    return (
        f"SELECT publisher FROM (WITH RECURSIVE name (publisher) AS (SELECT min(publisher) FROM {rows} UNION ALL"
        f" SELECT (SELECT min(publisher) FROM {rows} AND publisher > name.publisher) FROM name"
        " WHERE name.publisher IS NOT NULL) SELECT publisher FROM name WHERE publisher IS NOT NULL) AS names"
    )
