"""The archive's file: made, migrated, refused, locked."""

import itertools
import os
import re
import shutil
import signal
import sqlite3
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from newsbot.archive import Archive, ArchiveError
from newsbot.archive.sqlite.database import SQLiteDatabase as Database
from newsbot.archive.sqlite.schema import APPLICATION_ID, MIGRATIONS, Schema
from tests.archive.conftest import NOW, an_article
from tests.conftest import only_sqlite

FIRST_SCHEMA = Path(__file__).with_name("first_schema.sql")
"""As the first archives in the world have it; never changed."""


@only_sqlite
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


def test_an_archive_that_lies_beside_a_missing_one_is_named(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "photos.db") as other:
        other.execute("CREATE TABLE photo (id)")
    other.close()
    (tmp_path / "notes.db").write_text("Dear diary")
    (tmp_path / "folder.db").mkdir()
    missing = tmp_path / "newsbot.db"
    alone = f"archive {missing}: no such file; the first crawl makes it"
    for archives, hint in ([], ""), (["demo.db"], " (there is demo.db)"), (["a.db"], " (there are a.db, demo.db)"):
        for name in archives:
            Archive(tmp_path / name).close()
        with pytest.raises(ArchiveError) as refused:
            Archive(missing, read_only=True)
        assert str(refused.value) == alone + hint


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


@pytest.mark.parametrize("read_only", [False, True])
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, read_only: bool) -> None:
    os.mkfifo(tmp_path / "newsbot.db")
    with pytest.raises(ArchiveError, match="this is no regular file"):
        Archive(tmp_path / "newsbot.db", read_only=read_only)


@only_sqlite
def test_an_archive_of_a_newer_newsbot_is_refused(archive: Archive, open_archive: Callable[..., Archive]) -> None:
    archive.database.write("PRAGMA user_version = 9999")
    with pytest.raises(ArchiveError, match="made by a newer newsbot"):
        open_archive()


@only_sqlite
@pytest.mark.parametrize("create", [False, True])
def test_a_reader_refuses_an_archive_of_a_newer_newsbot(archive: Archive, tmp_path: Path, create: bool) -> None:
    archive.database.write("PRAGMA user_version = 9999")
    with pytest.raises(ArchiveError, match="made by a newer newsbot"):
        Archive(tmp_path / "newsbot.db", read_only=True, create=create)


def test_a_reader_of_an_older_archive_is_told_what_brings_it_up_to_date(tmp_path: Path) -> None:
    old = make_first_archive(tmp_path)
    before = old.read_bytes()
    with pytest.raises(
        ArchiveError,
        match=r"made by an older newsbot \(schema 1, .*`scrapy archive check -s ARCHIVE=.*old.db` brings it",
    ):
        Archive(old, read_only=True)
    assert old.read_bytes() == before


@pytest.mark.parametrize("read_only", [False, True])
def test_an_archive_that_lost_all_its_bytes_is_no_new_one(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "newsbot.db"
    Archive(path).close()
    os.truncate(path, 0)
    with pytest.raises(ArchiveError, match="this file is empty; if it was an archive, put a copy back"):
        Archive(path, read_only=read_only)
    assert path.stat().st_size == 0


def test_a_new_archive_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    for steps in (1, 5, 25):
        path = tmp_path / f"{steps}.db"
        assert status_if_killed_after(steps, path) == -signal.SIGKILL
        assert not path.exists()
        Archive(path).close()


def test_two_processes_that_make_an_archive_at_once_share_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "newsbot.db"
    make, ids = Schema.bring_up_to_date, []

    def be_slower(schema: Schema) -> None:
        monkeypatch.setattr(Schema, "bring_up_to_date", make)
        with Archive(path) as faster:
            ids.append(faster.id)
        make(schema)

    monkeypatch.setattr(Schema, "bring_up_to_date", be_slower)
    with Archive(path) as archive:
        assert [archive.id] == ids
    assert [file.name for file in tmp_path.iterdir()] == ["newsbot.db"]


def test_a_writer_that_is_to_make_no_file_makes_none(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no such file"):
        Archive(tmp_path / "missing.db", create=False)
    assert list(tmp_path.iterdir()) == []


def make_first_archive(folder: Path, and_then: str = "") -> Path:
    """Make an archive as the first newsbot did, and run a statement on it; return its path."""
    path = folder / "old.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(f"BEGIN; {FIRST_SCHEMA.read_text('utf-8')} COMMIT;")  # one write to the disk, not one a table
        raw.execute("INSERT INTO listing (url, publisher) VALUES ('https://harbour.example/', 'harbour')")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 1")
        raw.execute(and_then)
        raw.commit()
    return path


def newest_migration() -> int:
    """Return the number of the schema as it is: the last migration's, or 1 where there was none yet."""
    files = MIGRATIONS.iterdir() if MIGRATIONS.is_dir() else ()
    return max((int(file.name[:4]) for file in files if file.name.endswith(".sql")), default=1)


@pytest.mark.parametrize("has_column", [False, True], ids=["as it was first", "with the column of later ones"])
def test_an_archive_of_the_first_schema_is_brought_to_what_a_new_one_is(tmp_path: Path, has_column: bool) -> None:
    path = make_first_archive(tmp_path, "ALTER TABLE listing ADD COLUMN walk TEXT" if has_column else "")
    new, old = Database(tmp_path / "new.db"), Database(path)
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


def test_a_migration_says_that_it_runs_and_how_long_it_takes(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = make_first_archive(tmp_path)
    for _ in range(2):
        Database(path).close()
    names = sorted(file.name for file in MIGRATIONS.iterdir() if file.name.endswith(".sql"))
    told = [f"archive {path}: brought up to date by {name} (at 1,000,000 articles: " for name in names]
    assert [message[: len(start)] for message, start in zip(caplog.messages, told, strict=True)] == told


def test_an_archive_keeps_an_id_that_no_other_has(tmp_path: Path) -> None:
    older = make_first_archive(tmp_path)
    ids = []
    for path in (tmp_path / "new.db", older) * 2:
        with Archive(path) as archive:
            ids.append(archive.id)
    assert ids[:2] == ids[2:]
    assert ids[0] != ids[1]
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in ids)


def test_the_migrations_are_numbered_from_2_on_without_a_gap() -> None:
    names = [file.name for file in MIGRATIONS.iterdir() if file.name.endswith(".sql")]
    assert sorted(int(name.split("_")[0]) for name in names) == list(range(2, len(names) + 2))


def fork() -> int:
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of threads: the child starts none
        return os.fork()


def status_if_killed_after(steps: int, path: Path) -> int:
    """Make or migrate the archive at *path* in a process that is killed after so many statements."""
    take_step, taken = Schema._take_step, itertools.count(1)

    def take_step_or_die(schema: Schema, statement: str) -> None:
        take_step(schema, statement)
        if next(taken) == steps:
            os.kill(os.getpid(), signal.SIGKILL)

    child = fork()
    if not child:
        try:
            Schema._take_step = take_step_or_die  # type: ignore[assignment, method-assign]
            Database(path).close()
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def copies_after_each_statement(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Migrate the archive at *path*; return copies of it and its log as a kill after each statement leaves them."""
    take_step, copies = Schema._take_step, list[Path]()

    def take_step_and_copy(schema: Schema, statement: str) -> None:
        take_step(schema, statement)
        folder = path.parent / f"after {len(copies) + 1}"
        folder.mkdir()
        for file in (path, path.with_name(f"{path.name}-wal")):
            if file.exists():
                shutil.copy(file, folder)
        copies.append(folder / path.name)

    with monkeypatch.context() as patched:
        patched.setattr(Schema, "_take_step", take_step_and_copy)
        Database(path).close()
    return copies


@pytest.mark.slow
def test_a_migration_that_is_killed_at_any_statement_is_run_again_as_if_it_had_not_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Processes are killed at some, as a forked one takes longer than the migration; what was seen is not run again."""
    first = make_first_archive(tmp_path)
    (tmp_path / "undisturbed").mkdir()
    undisturbed = Path(shutil.copy(first, tmp_path / "undisturbed"))
    left = copies_after_each_statement(undisturbed, monkeypatch)
    with closing(Database(undisturbed)) as database:
        expected = structure(database)
    for steps in (1, len(left) // 2, len(left)):
        left.append(Path(shutil.copy(first, tmp_path / f"{steps}.db")))
        assert status_if_killed_after(steps, left[-1]) == -signal.SIGKILL
    assert len(left) > 20
    run_again: set[bytes] = set()
    for path in left:
        with closing(sqlite3.connect(path)) as raw:
            assert raw.execute("PRAGMA user_version").fetchone() == (1,)
        if path.read_bytes() in run_again:
            continue
        run_again.add(path.read_bytes())
        with closing(Database(path)) as database:
            assert structure(database) == expected
            assert database.rows("PRAGMA integrity_check")[0][0] == "ok"
            assert len(database.rows("SELECT * FROM listing")) == 1


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
    with pytest.raises(ArchiveError, match=r"read-?only"):
        open_archive(read_only=True).store(an_article(), NOW)


def test_a_part_of_a_transaction_can_fail_alone(archive: Archive) -> None:
    with archive.transaction():
        archive.store(an_article("a"), NOW)
        with pytest.raises(RuntimeError), archive.transaction():  # noqa: PT012
            archive.store(an_article("b"), NOW)
            raise RuntimeError
        archive.store(an_article("c"), NOW)
    assert [article.canonical_url[-1] for article in archive.articles()] == ["a", "c"]


def test_a_transaction_is_seen_by_others_when_it_is_whole(open_archive: Callable[..., Archive]) -> None:
    writer, reader = open_archive(), open_archive(read_only=True)
    with writer.transaction():
        writer.store(an_article("a"), NOW)
        assert list(reader.articles()) == []
    assert len(list(reader.articles())) == 1


def test_folders_that_are_missing_are_made_and_one_that_cannot_be_is_told(tmp_path: Path) -> None:
    Database(tmp_path / "of" / "mine" / "newsbot.db").close()
    assert (tmp_path / "of" / "mine" / "newsbot.db").exists()
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveError, match=r"archive .*newsbot\.db: .*exists"):
        Database(tmp_path / "file" / "newsbot.db")


def test_a_reader_refuses_another_programs_database(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "photos.db") as other:
        other.execute("CREATE TABLE photo (id)")
    other.close()
    with pytest.raises(ArchiveError, match="no newsbot archive"):
        Archive(tmp_path / "photos.db", read_only=True)


def test_an_archive_in_memory_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Archive(":memory:") as archive:
        archive.store(an_article(), NOW)
        assert len(list(archive.articles())) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_mistake_in_our_sql_is_no_trouble_with_the_file(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError)):
        archive.database.write("UPDATE article SET canonical_url = NULL")
    with pytest.raises((sqlite3.ProgrammingError, psycopg.ProgrammingError)):
        archive.database.rows("SELECT ?", ())


def test_an_insert_tells_the_number_of_its_row(archive: Archive) -> None:
    numbers = [
        archive.database.insert("INSERT INTO listing (url, publisher) VALUES (?, 'a')", (url,)) for url in ("x", "y")
    ]
    assert numbers == [1, 2]


@only_sqlite
def test_a_writer_waits_a_minute_for_another_and_memory_and_log_are_bounded(archive: Archive) -> None:
    pragmas = {name: archive.database.rows(f"PRAGMA {name}")[0][0] for name in ("busy_timeout", "cache_size")}
    assert pragmas == {"busy_timeout": 60_000, "cache_size": -16 * 1024}
    log = archive.database.rows("PRAGMA wal_autocheckpoint")[0][0]
    assert log * archive.database.rows("PRAGMA page_size")[0][0] == 64 * 2**20


@only_sqlite
def test_an_archive_is_told_from_other_files_by_its_first_bytes(archive: Archive) -> None:
    archive.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    assert Path(archive.database.address).read_bytes()[68:72] == b"newb"


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that everybody may look into; `tmp_path` lies in one that only its owner may."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def load_all_that_reading_needs() -> None:
    """Read an archive of nobody's: whoever has no rights may not read newsbot's own files either."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "newsbot.db"
        with Archive(path) as archive:
            archive.store(an_article(), NOW)
        with Archive(path, read_only=True) as archive:
            assert len(list(archive.articles())) == 1


def read_without_rights(folder: Path) -> str:
    """Read the archive in *folder* as somebody who may not write there; return its address, or the error."""
    load_all_that_reading_needs()
    folder.chmod(0o555)
    answer, end = os.pipe()
    child = fork()
    if not child:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            with Archive(folder / "newsbot.db", read_only=True) as archive:
                told = ",".join(article.canonical_url for article in archive.articles())
        except ArchiveError as error:
            told = str(error)
        except BaseException as error:
            told = repr(error)
        os.write(end, told.encode())
        os._exit(0)
    os.close(end)
    with os.fdopen(answer, "rb") as pipe:
        told = pipe.read().decode()
    os.waitpid(child, 0)
    folder.chmod(0o755)
    return told


def test_an_archive_at_rest_is_read_in_a_folder_that_one_may_not_write_to(shelf: Path) -> None:
    with Archive(shelf / "newsbot.db") as archive:
        archive.store(an_article(), NOW)
    assert read_without_rights(shelf) == an_article().canonical_url
    assert [file.name for file in shelf.iterdir()] == ["newsbot.db"]


def test_a_reader_of_an_archive_at_rest_leaves_nothing_beside_it(tmp_path: Path) -> None:
    with Archive(tmp_path / "newsbot.db") as archive:
        archive.store(an_article(), NOW)
    before = (tmp_path / "newsbot.db").read_bytes()
    with Archive(tmp_path / "newsbot.db", read_only=True) as archive, Archive(tmp_path / "newsbot.db", read_only=True):
        assert list(archive.articles())
    assert [file.name for file in tmp_path.iterdir()] == ["newsbot.db"]
    assert (tmp_path / "newsbot.db").read_bytes() == before


def test_a_reader_that_ends_while_others_read_and_write_takes_nothing_from_them(tmp_path: Path) -> None:
    Archive(tmp_path / "newsbot.db").close()
    first = Archive(tmp_path / "newsbot.db", read_only=True)
    with Archive(tmp_path / "newsbot.db") as writer, Archive(tmp_path / "newsbot.db", read_only=True) as other:
        writer.store(an_article(), NOW)
        first.close()
        assert list(other.articles())
        assert (tmp_path / "newsbot.db-wal").exists()
    assert [file.name for file in tmp_path.iterdir()] == ["newsbot.db"]


def test_an_archive_that_another_user_writes_to_is_read_with_what_is_in_its_log(shelf: Path) -> None:
    with Archive(shelf / "newsbot.db") as archive:
        archive.store(an_article(), NOW)
        assert read_without_rights(shelf) == an_article().canonical_url


def test_a_log_that_nobody_may_read_in_is_told_in_one_line_that_says_what_to_do(shelf: Path) -> None:
    source = shelf / "source"
    source.mkdir()
    with Archive(source / "newsbot.db") as archive:
        archive.store(an_article(), NOW)
        for name in ("newsbot.db", "newsbot.db-wal"):
            shutil.copy(source / name, shelf / name)
    told = read_without_rights(shelf)
    assert "newsbot.db-wal is not yet part of it" in told
    assert f"run `scrapy archive check -s ARCHIVE={shelf / 'newsbot.db'}`" in told


def test_an_archive_that_is_used_after_its_block_says_so(tmp_path: Path) -> None:
    with Archive(tmp_path / "newsbot.db") as archive:
        pass
    with pytest.raises(ArchiveError, match=r"it is closed; use it before its `with` block ends$"):
        archive.why("https://harbour.example/story/pier")
    with pytest.raises(ArchiveError, match="it is closed"):
        list(archive.articles())


def test_rows_that_nobody_wants_any_more_may_outlive_the_archive(archive: Archive) -> None:
    begun: list[Any] = [read("SELECT 1 UNION SELECT 2") for read in (archive.database.stream, archive.database.tuples)]
    assert [tuple(next(rows)) for rows in begun] == [(1,), (1,)]
    archive.close()
    for rows in begun:
        rows.close()
