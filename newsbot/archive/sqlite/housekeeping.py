"""KEEP: how an archive's SQLite file is measured, checked and written anew."""

from collections.abc import Iterator
from pathlib import Path

from newsbot.archive.database import Database
from newsbot.archive.errors import ArchiveError


def sizes(database: Database, path: Path) -> dict[str, int]:
    """Return the bytes of the file at *path*, of its write-ahead log, and of free pages."""
    log = path.with_name(path.name + "-wal")
    page = number(database, "PRAGMA page_size")
    return {
        "file": number(database, "PRAGMA page_count") * page,
        "log": log.stat().st_size if log.exists() else 0,
        "free": number(database, "PRAGMA freelist_count") * page,
    }


def problems(database: Database) -> Iterator[str]:
    """Yield what is wrong with the file, its references and its search index."""
    for row in database.rows("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield str(row[0])
    for row in database.rows("PRAGMA foreign_key_check"):
        yield f"{row['table']} row {row['rowid']} names a missing row of {row['parent']}"
    try:
        database.write("INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)")
    except ArchiveError:
        yield "the search index differs from the articles: scrapy archive compact builds it anew"


def compact(database: Database) -> None:
    """Build the search index anew, give free pages back to the disk, and empty the log."""
    database.write("INSERT INTO article_fts (article_fts) VALUES ('rebuild')")
    database.write("INSERT INTO article_fts (article_fts) VALUES ('optimize')")
    database.write("ANALYZE")
    database.write("VACUUM")
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def number(database: Database, sql: str) -> int:
    """Return the one number that a query is for."""
    row = database.row(sql)
    return int(row[0]) if row else 0
