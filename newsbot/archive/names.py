"""KEEP: the publishers, countries, languages and sections that an archive has, out of an index alone."""

from newsbot.archive.database import Database
from newsbot.archive.errors import WrongSelection
from newsbot.archive.selection import Selection, ascii_lower

_COUNTRIES = "SELECT DISTINCT country FROM publisher WHERE country IS NOT NULL"


def _names(column: str, key: str) -> str:
    """Return SQL for what is in *column*: one step in the index of *key* for each, however many articles have it."""
    return (
        f"WITH RECURSIVE step (name) AS (SELECT min({key}) FROM article WHERE {key} > '' UNION ALL"
        f" SELECT (SELECT min({key}) FROM article WHERE {key} > step.name) FROM step WHERE step.name IS NOT NULL)"
        f" SELECT (SELECT {column} FROM article WHERE {key} = step.name ORDER BY published_utc LIMIT 1)"
        " FROM step WHERE step.name IS NOT NULL"
    )


class Names:
    """What selections may ask for, in time that does not grow with the archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def check(self, chosen: Selection) -> None:
        """Raise WrongSelection for names that the archive does not have, rather than give an empty file."""
        for what, names in (
            ("publisher", chosen.publishers),
            ("country", chosen.countries),
            ("language", chosen.languages),
            ("section", chosen.sections),
        ):
            for name in names:
                if not any(self._has(sql, name) for sql in self._existing[what]):
                    there = ", ".join(self.of(what)) or "none"
                    raise WrongSelection(f"no {what} {name!r} in this archive; there are: {there}")

    @property
    def _existing(self) -> dict[str, tuple[str, ...]]:
        """What tells that there is a name."""
        language, section = self._database.folded("language"), self._database.folded("section")
        return {
            "publisher": ("SELECT 1 FROM publisher WHERE name = ?", "SELECT 1 FROM article WHERE publisher = ?"),
            "country": ("SELECT 1 FROM publisher WHERE lower(country) = ?",),
            "language": (
                f"SELECT 1 FROM article WHERE {language} = ?",
                # From "pt-" on, before "pt.", the next sign after the hyphen.
                f"SELECT 1 FROM article WHERE {language} >= ? || '-' AND {language} < ? || '.'",
            ),
            "section": (f"SELECT 1 FROM article WHERE {section} = ?",),
        }

    def as_indexed(self, name: str) -> str:
        """Return *name* as an index has it: without capitals, and where there is a longest one, its beginning."""
        return ascii_lower(name)[: self._database.longest_name]

    def _has(self, sql: str, name: str) -> bool:
        values = [self.as_indexed(name) if "lower(" in sql else name] * sql.count("?")
        return self._database.row(f"{sql} LIMIT 1", values) is not None

    def of(self, what: str) -> list[str]:
        """Return what the archive has of publishers, countries, languages or sections, in alphabetical order."""
        if what == "country":
            return [row[0] for row in self._database.rows(f"{_COUNTRIES} ORDER BY country")]
        column, key = (what, what) if what == "publisher" else (what, self._database.folded(what))
        names = {row[0] for row in self._database.rows(_names(column, key))}
        if what == "publisher":
            names |= {row[0] for row in self._database.rows("SELECT name FROM publisher")}
        return sorted(names)
