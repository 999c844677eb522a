"""KEEP: whether an archive is an older copy of another one, so that it lacks nothing but what is new there."""

from newsbot.archive.copied_tables import ALL_TABLES, HANDOVER, Table
from newsbot.archive.database import Database, Row
from newsbot.archive.lots import key_of, lots, there

SAME = {"article": ("first_seen",), "revision": ("article_id", "number", "seen", "fetched")}
"""Columns that never change of a row with a number, where they are not its key: an article's address may."""
_OF_ARTICLE = "id, first_seen, fetched, revision, sequence, text = '' AS is_empty"


def is_earlier_state(one: Database, of: Database) -> bool:
    """Tell whether *one* has nothing that *of* has not, or had: not where both went on after a copy."""
    return all(
        _is_part(table, one, of) for table in ALL_TABLES if not table.can_go and table is not HANDOVER
    ) and _has_earlier_articles(one, of)


def _is_part(table: Table, one: Database, of: Database) -> bool:
    """Tell whether each row of a table is, or was, one of the other archive's, with the same number."""
    same = SAME.get(table.name, table.key)
    key = ("id",) if table.is_numbered else table.key
    columns = ", ".join(dict.fromkeys((*key, *same)))
    for lot in lots(one.stream(f"SELECT {columns} FROM {table.name}")):
        theirs = there(of, table.name, key, (key_of(row, key) for row in lot), columns)
        for row in lot:
            other = theirs.get(key_of(row, key))
            if other is None or key_of(row, same) != key_of(other, same):
                return False
    return True


def _has_earlier_articles(one: Database, of: Database) -> bool:
    for lot in lots(one.stream(f"SELECT {_OF_ARTICLE} FROM article")):
        theirs = there(of, "article", ("id",), ((row["id"],) for row in lot), _OF_ARTICLE)
        if not all(_became(row, theirs[(row["id"],)], of) for row in lot):
            return False
    return True


def _became(row: Row, other: Row, of: Database) -> bool:
    """Tell whether an article's *other* version is the same or a later one, with its text unless that was dropped."""
    if (other["is_empty"] and not row["is_empty"]) or other["sequence"] < row["sequence"]:
        return False
    if other["revision"] == row["revision"]:
        return bool(other["fetched"] == row["fetched"])
    sql = "SELECT fetched FROM revision WHERE article_id = ? AND number = ?"
    replaced = of.row(sql, (row["id"], row["revision"]))
    return replaced is not None and replaced["fetched"] == row["fetched"]
