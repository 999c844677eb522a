"""SQL that stands with its table keeps to what SQLite 3.39 and PostgreSQL both have; the rest is in archive/sqlite."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import newsbot.archive

ONLY_SQLITE = {
    "INSERT OR": r"\bINSERT\s+OR\b|\bREPLACE\s+INTO\b",
    "PRAGMA": r"\bPRAGMA\b",
    "json functions": r"\bjson_\w+\s*\(|->",
    "date functions": r"\b(?:strftime|datetime|julianday|unixepoch)\s*\(",
    "numbered values": r"\?\d",
    "COLLATE NOCASE": r"\bNOCASE\b",
    "full-text search": r"\bMATCH\b|\b(?:bm25|snippet|highlight)\s*\(|'rebuild'|'optimize'|'integrity-check'",
    "rowid of a table but article_fts": r"(?<!article_fts\.)\browid\b(?! FROM article_fts| = article\.id)",
    "IS between values": r"\bIS\s+(?:NOT\s+)?(?!NULL|NOT\b|DISTINCT)[\w?]",
    "a number as a condition": (
        r"\bNOT\s+(?!NULL|IN\b|EXISTS|MATERIALIZED|DISTINCT)[a-z]\w*\s*(?:AND|OR|$)|\bWHERE\s+1\b(?! =)"
    ),
    "BLOB": r"\bBLOB\b",
    "VACUUM": r"\bVACUUM\b",
    "BEGIN IMMEDIATE": r"\bBEGIN IMMEDIATE\b",
    "min or max of several": r"\b(?:min|max)\s*\([^()]*,",
    "GLOB": r"\bGLOB\b",
    "INDEXED BY": r"\bINDEXED BY\b",
    "words of PostgreSQL as names": r"\bAS (?:some|all|any|user|end)\b|[ (,]offset\b",
    "a query without a name": r"\bFROM \((?:[^()]|\([^()]*\))*\)(?!\s*AS\b)",
}
"""Name -> regular expression of what PostgreSQL does not have, or has in another way."""

SQL = re.compile(
    r"\s*\(?(?:SELECT|INSERT|UPDATE|DELETE|WITH|PRAGMA|BEGIN|VACUUM|ANALYZE|CREATE|ALTER|CAST|WHERE)\b|.*\{\}\."
)


def statements(file: Path) -> list[str]:
    """Return the texts of a module that are SQL or a part of it; what an f-string puts in is a `?`."""
    tree = ast.parse(file.read_text("utf-8"))
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)} - {
        id(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
    }
    texts = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            texts.append("".join(str(part.value) if isinstance(part, ast.Constant) else "?" for part in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner:
            texts.append(node.value)
    return [text for text in texts if SQL.match(text)]


def counted() -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for file in Path(newsbot.archive.__file__).parent.glob("*.py"):
        for text in statements(file):
            found.update((file.stem, name) for name, pattern in ONLY_SQLITE.items() if re.search(pattern, text))
    return found


def test_no_statement_beside_a_table_is_for_sqlite_only():
    assert counted() == {}


@pytest.mark.parametrize(
    ("name", "statement"),
    [
        ("INSERT OR", "INSERT OR IGNORE INTO band VALUES (?, ?)"),
        ("json functions", "SELECT json_extract(before, '$.text') FROM revision"),
        ("date functions", "SELECT strftime('%Y', seen) FROM revision"),
        ("numbered values", "UPDATE feed SET settled = ?2 WHERE id = ?1"),
        ("IS between values", "DELETE FROM outbox WHERE crawl_id IS ?"),
        ("a number as a condition", "SELECT 1 FROM listing WHERE url = ? AND NOT walking"),
        ("min or max of several", "SELECT max(a, b) FROM c"),
    ],
)
def test_the_patterns_find_what_is_for_sqlite_only(name: str, statement: str):
    assert re.search(ONLY_SQLITE[name], statement)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT max(sequence) FROM article WHERE a IS NULL AND b IS NOT NULL AND c IS NOT DISTINCT FROM ?",
        "UPDATE feed SET settled = ? WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE feed_id = feed.id)",
        "INSERT INTO a (b) VALUES (?) ON CONFLICT (b) DO UPDATE SET b = excluded.b",
    ],
)
def test_the_patterns_leave_alone_what_both_have(statement: str):
    assert [name for name, pattern in ONLY_SQLITE.items() if re.search(pattern, statement)] == []
