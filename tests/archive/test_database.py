"""The archive's file: made, migrated, refused, locked."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from newsbot.archive import Archive, ArchiveError
from newsbot.archive.database import APPLICATION_ID, MIGRATIONS, Database
from tests.archive.conftest import NOW, an_article

FIRST_SCHEMA = Path(__file__).with_name("first_schema.sql")
"""As the first archives in the world have it; never changed."""


def test_a_new_archive_is_in_wal_mode_synced_and_whole(archive: Archive) -> None:
    pragmas = [
        archive.database.rows(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous", "foreign_keys")
    ]
    assert pragmas == ["wal", 2, 1]
    assert archive.database.rows("PRAGMA integrity_check")[0][0] == "ok"


def test_a_reader_never_makes_a_file(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no such file"):
        Archive(tmp_path / "missing.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_another_programs_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE photo (id)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=r"photos\.db: this SQLite file is no newsbot archive"):
        Archive(path)
    assert path.read_bytes() == before


def test_what_is_no_database_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "newsbot.db"
    path.write_text("Dear diary, " * 1000)
    with pytest.raises(ArchiveError, match=r"newsbot\.db: file is not a database"):
        Archive(path)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_folder_is_refused_in_one_line(tmp_path: Path, read_only: bool) -> None:
    with pytest.raises(ArchiveError, match="this is a folder"):
        Archive(tmp_path, read_only=read_only)


def test_an_archive_of_a_newer_newsbot_is_refused(archive: Archive, open_archive: Callable[..., Archive]) -> None:
    archive.database.write("PRAGMA user_version = 9999")
    with pytest.raises(ArchiveError, match="made by a newer newsbot"):
        open_archive()


def newest_migration() -> int:
    """Return the number of the schema as it is: the last migration's, or 1 where there was none yet."""
    files = MIGRATIONS.iterdir() if MIGRATIONS.is_dir() else ()
    return max((int(file.name[:4]) for file in files if file.name.endswith(".sql")), default=1)


@pytest.mark.parametrize("has_column", [False, True], ids=["as it was first", "with the column of later ones"])
def test_an_archive_of_the_first_schema_is_brought_to_what_a_new_one_is(tmp_path: Path, has_column: bool) -> None:
    raw = sqlite3.connect(tmp_path / "old.db")
    raw.executescript(FIRST_SCHEMA.read_text("utf-8"))
    if has_column:
        raw.execute("ALTER TABLE listing ADD COLUMN walk TEXT")
    raw.execute("INSERT INTO listing (url, publisher) VALUES ('https://harbour.example/', 'harbour')")
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute("PRAGMA user_version = 1")
    raw.commit()
    raw.close()
    new, old = Database(tmp_path / "new.db"), Database(tmp_path / "old.db")
    assert structure(old) == structure(new)
    assert old.rows("PRAGMA user_version")[0][0] == new.rows("PRAGMA user_version")[0][0] == newest_migration()
    assert len(old.rows("SELECT * FROM listing")) == 1
    for database in (new, old):
        database.close()


def structure(database: Database) -> set[tuple[object, ...]]:
    """Return every table's columns, every index, trigger and view, and how the search index is set."""
    columns = (
        'SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk'
        " FROM sqlite_schema t, pragma_table_xinfo(t.name) c"
    )
    others = "SELECT type, name, sql FROM sqlite_schema WHERE type != 'table'"
    search = "SELECT k, v FROM article_fts_config"
    return {tuple(row) for query in (columns, others, search) for row in database.rows(query)}


def test_migrations_run_once_and_in_order(tmp_path: Path) -> None:
    Database(tmp_path / "a.db").close()
    steps = tmp_path / "migrations"
    steps.mkdir()
    newest = newest_migration()
    (steps / f"{newest + 1:04}_note.sql").write_text("ALTER TABLE story ADD COLUMN note TEXT; -- ; in a comment\n")
    (steps / f"{newest + 2:04}_fill.sql").write_text("INSERT INTO publisher (name, title) VALUES ('a', 'x; y');")
    for _ in range(2):
        database = Database(tmp_path / "a.db", migrations=steps)
        assert database.rows("SELECT title FROM publisher")[0][0] == "x; y"
        assert database.rows("SELECT note FROM story") == []
        database.close()


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    Database(tmp_path / "a.db").close()
    newest = newest_migration()
    (tmp_path / f"{newest + 1:04}_broken.sql").write_text("ALTER TABLE story ADD COLUMN note TEXT; SELECT missing;")
    with pytest.raises(ArchiveError, match="no such column"):
        Database(tmp_path / "a.db", migrations=tmp_path)
    database = Database(tmp_path / "a.db")
    assert "note" not in [row["name"] for row in database.rows("PRAGMA table_info(story)")]
    database.close()


def test_a_transaction_is_kept_whole_or_not_at_all(archive: Archive) -> None:
    with pytest.raises(RuntimeError), archive.transaction():  # noqa: PT012
        archive.store(an_article("a"), NOW)
        with archive.transaction():
            archive.store(an_article("b"), NOW)
        raise RuntimeError
    assert list(archive.articles()) == []


def test_a_reader_sees_one_moment_and_keeps_no_writer_waiting(open_archive: Callable[..., Archive]) -> None:
    writer, reader = open_archive(), open_archive(read_only=True)
    writer.store(an_article("a"), NOW)
    reading = reader.articles()
    next(reading)
    writer.store(an_article("b"), NOW)
    assert list(reading) == []
    assert len(list(reader.articles())) == 2


def test_a_reader_cannot_write(open_archive: Callable[..., Archive]) -> None:
    open_archive()
    with pytest.raises(ArchiveError, match="readonly"):
        open_archive(read_only=True).store(an_article(), NOW)
