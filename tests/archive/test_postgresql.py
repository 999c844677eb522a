"""The archive in PostgreSQL: what is otherwise there than in SQLite, and must come to the same."""

import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.archive import Archive, ArchiveError, Selection, TookTooLong, UrlOutcome
from newsbot.archive.postgresql.connection import parameters, translated
from newsbot.archive.postgresql.full_text import LARGEST, LAST_ASKED, as_tsvector
from newsbot.archive.postgresql.schema import SCHEMA, Schema
from newsbot.archive.postgresql.statements import Row
from newsbot.archive.postgresql.words import Fts5Words
from newsbot.archive.rows import stamp
from newsbot.states import UrlState
from tests.archive.conftest import NOW, an_article, minutes
from tests.postgresql import server


@pytest.fixture
def address() -> Iterator[str]:
    with server().lent() as address:
        yield address


def test_tables_have_the_columns_that_they_have_in_sqlite(archive: Archive) -> None:
    sql = (
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
        " AND table_name NOT LIKE 'procrastinate%'"  # a queue of other tests may have been there
    )
    there = {tuple(row) for row in archive.database.rows(sql)}
    with Archive(":memory:") as other:
        names = (
            "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE t.type IN ('table', 'view')"
        )
        here = {tuple(row) for row in other.database.rows(names)}
    ours = {pair for pair in here if not pair[0].startswith(("article_fts", "sqlite_"))}
    assert ours == {pair for pair in there if pair[0] not in ("article_fts", "schema_version")}


def test_both_have_the_same_newest_schema(archive: Archive) -> None:
    with Archive(":memory:") as other:
        newest = other.database.rows("PRAGMA user_version")[0][0]
    assert archive.database.rows("SELECT version FROM schema_version")[0][0] == newest


def test_texts_are_compared_byte_by_byte_whatever_the_database_does(archive: Archive) -> None:
    script = SCHEMA.read_text("utf-8")
    assert script.count(" TEXT") - script.count("moment TEXT") - script.count("address TEXT") - script.count(
        "RETURNS TEXT"
    ) - script.count("AS TEXT") == script.count('TEXT COLLATE "C"')
    for name in ("Zeit", "abend", "Ärger", "_post", "1news"):
        archive.crawls.begin(name, NOW)
    names = [row[0] for row in archive.database.rows("SELECT publisher FROM crawl ORDER BY publisher")]
    assert names == sorted(names) == ["1news", "Zeit", "_post", "abend", "Ärger"]


def test_an_address_may_be_longer_than_an_index_takes(archive: Archive) -> None:
    long = "https://harbour.example/" + "".join(chr(97 + number % 26) + str(number) for number in range(3000))
    archive.record(UrlOutcome(long, "post", UrlState.FAILED, "timeout"), NOW)
    archive.record(UrlOutcome(long, "post", UrlState.FAILED, "HTTP 503"), NOW)
    archive.store(an_article("a", canonical_url=long), NOW)
    archive.store(an_article("a", canonical_url=long, headline="Other"), NOW)
    assert archive.housekeeping.counts()["url"] == archive.housekeeping.counts()["article"] == 1
    assert archive.why(long).revision == 2


def test_a_section_and_a_language_may_be_longer_than_an_index_takes(archive: Archive) -> None:
    long = "Ä" + "x" * 9_000
    archive.store(an_article("a", section=long, language=long), NOW)
    assert len(list(archive.articles(Selection(sections=(long,), limit=5)))) == 1
    assert len(list(archive.articles(Selection(languages=(long,))))) == 1


def test_nul_and_half_surrogates_are_what_they_are_in_sqlite(archive: Archive) -> None:
    archive.store(an_article("a", headline="a\0b\ud800c", section="\0"), NOW)
    with Archive(":memory:") as other:
        other.store(an_article("a", headline="a\0b\ud800c", section="\0"), NOW)
        assert list(archive.articles()) == list(other.articles())
    assert len(list(archive.articles(Selection(sections=("\0",))))) == 1


MOMENTS = st.datetimes(timezones=st.integers(-840, 840).map(lambda m: timezone(timedelta(minutes=m))))


def test_the_time_of_publication_is_that_of_sqlite(archive: Archive) -> None:
    edges = [
        datetime.min.replace(tzinfo=timezone(timedelta(hours=2))),
        datetime(2026, 12, 31, 23, 59, 59, 999_400, UTC),
        datetime(2024, 2, 29, 23, 30, tzinfo=timezone(timedelta(hours=-11, minutes=-30))),
        datetime(1, 1, 1),  # noqa: DTZ001
    ]

    @settings(max_examples=100)
    @given(
        st.one_of(st.sampled_from(edges), MOMENTS.filter(lambda one: 1 < one.year < 9999 and one.microsecond < 999_500))
    )
    def check(moment: datetime) -> None:
        text = moment.isoformat()
        (here,) = archive.database.row("SELECT newsbot_utc(?)", (text,))  # type: ignore[misc]
        (there,) = other.database.row("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', ?)", (text,))  # type: ignore[misc]
        assert here == there

    with Archive(":memory:") as other:
        check()


def test_words_of_more_than_a_megabyte_are_cut_and_the_first_are_found(archive: Archive) -> None:
    text = "Pier. " + " ".join(f"word{number}x{'y' * (number % 50)}" for number in range(60_000))
    archive.store(an_article("long", text), NOW)
    assert [hit.headline[:5] for hit in archive.search("word77* AND rebuilt")] == ["Pier "]
    words = Fts5Words().of((None, None, None, text, None, None, None))
    assert LARGEST / 2 < len(as_tsvector(words).encode()) < 2 * LARGEST


def test_no_reader_passes_by_a_number_of_a_transaction_that_is_not_committed_yet(
    open_archive: Callable[..., Archive],
) -> None:
    slow, fast, reader = open_archive(), open_archive(), open_archive(read_only=True)
    begun, done = threading.Event(), threading.Event()

    def store() -> None:
        begun.wait()
        fast.store(an_article("second"), NOW)
        done.set()

    thread = threading.Thread(target=store)
    thread.start()
    with slow.transaction():
        slow.store(an_article("first"), NOW)
        begun.set()
        assert not done.wait(0.3)
        assert list(reader.articles()) == []
    thread.join()
    rows = reader.select(Selection(order="stored")).rows(("canonical_url", "sequence"))
    assert [(url[-5:], number) for url, number in rows] == [("first", 1), ("econd", 2)]


def test_two_processes_that_set_up_a_database_at_once_share_it() -> None:
    address = server().address(server().new())
    ids, threads = [], []

    def open_it() -> None:
        with Archive(address) as archive:
            ids.append(archive.id)

    for _ in range(4):
        threads.append(threading.Thread(target=open_it))
        threads[-1].start()
    for thread in threads:
        thread.join()
    assert len(ids) == 4
    assert len(set(ids)) == 1


def test_another_programs_tables_are_refused_and_left_alone() -> None:
    name = server().new()
    server().run(name, "CREATE TABLE article (id INTEGER)")
    with pytest.raises(ArchiveError, match="this database is no newsbot archive, and has a table article"):
        Archive(server().address(name))


@pytest.mark.parametrize("arguments", [{"read_only": True}, {"create": False}])
def test_a_reader_sets_nothing_up(arguments: dict[str, Any]) -> None:
    address = server().address(server().new())
    for _ in range(2):
        with pytest.raises(ArchiveError, match="nothing is in this database yet"):
            Archive(address, **arguments)


def test_an_archive_of_a_newer_newsbot_is_refused(archive: Archive, open_archive: Callable[..., Archive]) -> None:
    newest = archive.database.rows("SELECT version FROM schema_version")[0][0]
    archive.database.write("UPDATE schema_version SET version = 9999")
    for arguments in ({}, {"read_only": True}):
        with pytest.raises(ArchiveError, match="made by a newer newsbot"):
            open_archive(**arguments)
    archive.database.write("UPDATE schema_version SET version = ?", (newest,))


def test_a_server_that_is_not_there_is_told_in_one_line_without_the_password() -> None:
    with pytest.raises(ArchiveError) as told:
        Archive("postgresql://press:secret@127.0.0.1:1/news")
    assert str(told.value).startswith("archive postgresql://press@127.0.0.1:1/news: connection failed")
    assert "\n" not in str(told.value)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    "rest",
    ["press:50%of-secret@db/news", "press:secret@[::1/news", "press:secret@db/news?sslmode", "press:secret@db?no=1"],
)
def test_an_address_that_breaks_the_rules_is_told_in_one_line_without_the_password(rest: str) -> None:
    with pytest.raises(ArchiveError) as told:
        Archive(f"postgresql://{rest}")
    assert str(told.value).startswith("archive postgresql://press@")
    assert "\n" not in str(told.value)
    assert "secret" not in str(told.value)


def test_an_archive_that_others_use_is_not_compacted_and_says_so_in_one_line(
    archive: Archive, open_archive: Callable[..., Archive]
) -> None:
    archive.store(an_article(), NOW)
    archive.database.connection.execute("SET lock_timeout = '100ms'")
    reader = open_archive(read_only=True)
    with reader.moment():
        assert list(reader.articles())
        with pytest.raises(ArchiveError, match="locked by another process"):
            archive.housekeeping.compact()


def test_what_takes_words_apart_is_closed_with_the_archive(archive: Archive) -> None:
    archive.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed database"):
        archive.database.full_text.matching("pier")


def test_a_reader_that_is_asked_for_months_remembers_the_last_queries_alone(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    full_text = archive.database.full_text
    match = full_text.matching("pier")
    for number in range(LAST_ASKED):
        full_text.matching(f"word{number}")
    with pytest.raises(KeyError):
        full_text.shown([1], match, "[", "]")
    assert [hit.canonical_url for hit in archive.search("pier")] == ["https://harbour.example/pier"]


def test_without_psycopg_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("newsbot.archive.postgresql.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ArchiveError, match=r"pip install -r requirements-cluster\.txt"):
        Archive("postgresql:///news")


def test_what_is_due_of_a_publisher_is_planned_once_though_most_of_its_addresses_are_not(archive: Archive) -> None:
    connection = archive.database.connection
    connection.script("BEGIN")
    connection.execute(
        "INSERT INTO url (url, publisher, state, first_seen, next_try) SELECT 'https://harbour.example/' || n,"
        " 'paper ' || n % 100, 'failed', '', CASE WHEN n < 300 THEN ? ELSE ? END FROM generate_series(1, 3000) AS n",
        (stamp(NOW - timedelta(hours=1)), stamp(NOW + timedelta(days=1))),
    )
    connection.script("ANALYZE url")
    for _ in range(9):
        assert len(archive.url_queue.due("paper 7", NOW)) == 3
    sql = "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE 'SELECT url.url%'"
    ((kept,),) = connection.execute(sql).fetchall()
    connection.script("ROLLBACK")
    assert kept > 0


def test_a_read_that_takes_too_long_is_ended_and_the_next_one_is_not(archive: Archive) -> None:
    with pytest.raises(TookTooLong), archive.within(0.05):
        archive.database.rows("SELECT pg_sleep(30)")
    with pytest.raises(TookTooLong), archive.within(0.0):
        archive.database.rows("SELECT 1")
    assert archive.database.rows("SELECT 1")[0][0] == 1


def test_a_connection_that_breaks_is_told_and_known_as_lost(
    archive: Archive, open_archive: Callable[..., Archive]
) -> None:
    archive.database.rows("SELECT 1")
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = ?"
    other = open_archive()
    other.database.rows(end, (other.database.rows("SELECT current_database()")[0][0],))
    with pytest.raises(ArchiveError, match="archive postgresql://"):
        archive.store(an_article(), NOW)
    assert archive.is_lost
    assert not other.is_lost


def test_a_writer_that_stopped_in_the_middle_does_not_stop_the_others(
    archive: Archive, open_archive: Callable[..., Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_archive()
    monkeypatch.setattr("newsbot.archive.postgresql.database.STOPPED_SECONDS", 1.0)
    with pytest.raises(ArchiveError, match="idle-in-transaction"), archive.transaction():  # noqa: PT012
        archive.store(an_article("never"), NOW)
        other.store(an_article("there"), NOW)
    assert [article.canonical_url for article in other.articles()] == ["https://harbour.example/there"]


def test_a_stream_may_be_read_while_the_same_archive_is_written_to(archive: Archive) -> None:
    for number in range(3):
        archive.store(an_article(f"{number}"), NOW)
    seen = []
    for article in archive.articles():
        seen.append(article.canonical_url)
        archive.store(an_article(f"new-{len(seen)}"), NOW)
    assert len(seen) == 3
    assert len(list(archive.articles())) == 6


def test_a_row_is_read_by_name_and_by_number_and_is_a_mapping(archive: Archive) -> None:
    row = archive.database.row("SELECT 1 AS a, 'x' AS b")
    assert row is not None
    assert (row["a"], row[1], dict(row), [*row], isinstance(row, Row)) == (1, "x", {"a": 1, "b": "x"}, [1, "x"], True)


def test_question_marks_in_texts_are_no_values() -> None:
    assert translated("SELECT '?' WHERE a = ? AND b = ?") == b"SELECT '?' WHERE a = $1 AND b = $2"


TEXTS = {
    "pier": "The eastern pier is to be rebuilt before the winter, says the harbour board of Zürich.",
    "storm": "A storm broke the pier in the harbour. The storm came at night, and nobody was hurt.",
    "tokyo": "東京都は港の東側の桟橋を来年の冬までに建て直すと発表した。",
    "thai": "ท่าเรือจะถูกสร้างใหม่ก่อนฤดูหนาว",
    "arabic": "أعلن مجلس الميناء اليوم أنه سيعيد بناء الرصيف الشرقي",
    "mixed": "L’été à Zürich: naïve CAFÉ owners and o'neill's harbour-side bars, U.S. 2026 e-mail_address 3.5",
}
QUERIES = (
    """
pier|storm|harbour pier|pier OR storm|harbour NOT pier|pier AND NOT|"eastern pier"|"pier eastern"|rebui*|har* AND st*
zurich|Zürich|ZÜRICH|cafe|CAFÉ|ete|été|naive|o'neill|oneill|U.S.|u s|e-mail|"harbour side"|3.5|"3 5"|2026|20*
東京|東京都|桟橋|港|雨|京都|ท่าเรือ|ฤดูหนาว|الميناء|الرصيف الشرقي|headline: storm|headline : pier|lead: pier|text: storm
authors: doe|authors : Jane|keywords: harbour|kicker: harbour|- headline: storm|- text : pier|{headline text} : storm
{kicker keywords} : harbour|{authors keywords}: jane OR storm|headline: (storm OR pier)|text: (headline: storm)
^the|^a storm|headline: ^pier|^ storm|text: ^"the eastern"|eastern + pier|the + eastern + pi*|"the eastern" pi *
NEAR(eastern rebuilt)|NEAR(eastern rebuilt, 2)|NEAR(rebuilt eastern, 6)|NEAR(storm night, 1)
NEAR("eastern pier" winter, 30)|storm OR pier AND winter|storm NOT pier OR eastern|(storm OR eastern) pier|((pier))
a*|k*|w*|"the a" *|- headline : k*|{kicker text} : h*
pier NOT (storm OR tokyo)|pier ...|"..."|"" pier|pier AND "..."|nobody NOT "---"|a|the a|*|pier*|"pier"*|AND|(|"|☃
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@pytest.fixture
def both(archive: Archive) -> tuple[Archive, Archive]:
    """The same articles in PostgreSQL and in SQLite."""
    other = Archive(":memory:")
    for one in (archive, other):
        for name, text in TEXTS.items():
            one.store(an_article(name, text, minutes(name), headline=f"{name} of the harbour", lead=None), NOW)
    return archive, other


def test_every_query_finds_the_same_and_shows_the_same_as_in_sqlite(both: tuple[Archive, Archive]) -> None:
    for query in QUERIES:
        found = []
        for archive in both:
            try:
                hits = sorted(archive.search(query), key=lambda hit: hit.article_id)
            except ValueError as error:
                found.append([str(error)])
            else:
                found.append([(hit.article_id, hit.headline, hit.snippet) for hit in hits])  # type: ignore[misc]
        assert found[0] == found[1], query


def test_three_words_that_are_near_each_other_are_found_though_perhaps_not_only_where_all_are(
    both: tuple[Archive, Archive],
) -> None:
    archive, other = ({hit.article_id for hit in one.search("NEAR(pier harbour storm)")} for one in both)
    assert archive >= other == {2}


QUERY_PARTS = st.sampled_from(
    [*'()*^+:"-,', " ", "AND", "OR", "NOT", "NEAR(", "pier", "storm", "港", "headline", "{", "}"]
)


def test_no_query_is_an_error_or_finds_what_sqlite_does_not(both: tuple[Archive, Archive]) -> None:
    @settings(max_examples=200)
    @given(st.lists(QUERY_PARTS, max_size=12).map(" ".join) | st.text(max_size=20))
    def check(query: str) -> None:
        found = []
        for archive in both:
            try:
                found.append({hit.article_id for hit in archive.search(query)})
            except ValueError as error:
                found.append({str(error)})  # type: ignore[arg-type]
        assert found[0] == found[1] or "NEAR" in query

    check()


def test_a_word_in_the_headline_says_more_than_many_in_the_text(archive: Archive) -> None:
    archive.store(an_article("text", "The zeppelin. " * 5 + minutes("a"), headline="News"), NOW)
    archive.store(an_article("headline", minutes("b"), headline="Zeppelin lands"), NOW)
    archive.store(an_article("once", f"A zeppelin. {minutes('c')}", headline="News"), NOW)
    assert [hit.canonical_url.rpartition("/")[2] for hit in archive.search("zeppelin")] == ["headline", "text", "once"]


def test_both_ends_notice_that_the_other_is_gone_unless_the_address_says_otherwise() -> None:
    told = parameters("postgresql://press@db/news?keepalives_idle=60&options=-c%20geqo%3Doff", "newsbot")
    assert (told["keepalives_idle"], told["tcp_user_timeout"]) == ("60", 30_000)
    assert told["options"].startswith("-c geqo=off -c tcp_keepalives_idle=15 ")
    assert told["options"].endswith("-c tcp_user_timeout=30s")


def test_a_reader_whose_connection_broke_while_nobody_used_it_reads_on(
    archive: Archive, open_archive: Callable[..., Archive]
) -> None:
    archive.store(an_article("a"), NOW)
    reader = open_archive(read_only=True)
    for read in (reader.articles, lambda: reader.search("pier")):
        assert len(list(read())) == 1
        end_all_others(archive)
        assert len(list(read())) == 1
    end_all_others(archive)
    with reader.moment(), reader.within(2):
        assert reader.id == archive.id


def test_what_is_read_at_one_moment_is_not_read_on_at_another(
    archive: Archive, open_archive: Callable[..., Archive]
) -> None:
    reader = open_archive(read_only=True)
    with reader.moment():
        assert reader.id == archive.id
        end_all_others(archive)
        with pytest.raises(ArchiveError):
            _ = reader.id
    assert reader.id == archive.id


def end_all_others(archive: Archive) -> None:
    """Break the connections of all others to this database, as a server does that restarts."""
    sql = (
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE pid <> pg_backend_pid() AND datname = current_database()"
    )
    archive.database.rows(sql)


def test_tables_of_others_are_neither_compacted_nor_counted(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    connection, size = archive.database.connection, archive.housekeeping.sizes()
    connection.script("CREATE TABLE stranger AS SELECT repeat('x', 50) AS a FROM generate_series(1, 20000)")
    try:
        before = connection.execute("SELECT pg_relation_filenode('stranger')").fetchone()[0]
        assert archive.housekeeping.sizes() == size
        archive.housekeeping.compact()
        assert connection.execute("SELECT pg_relation_filenode('stranger')").fetchone()[0] == before
    finally:
        connection.script("DROP TABLE stranger")


CANONICAL = """-- At 1,000,000 articles: 4 minutes.
-- Python: canonical(url.url), site_of(url.url)
UPDATE url SET reason = pg_temp.site_of(url) WHERE pg_temp.canonical(url) != url;
"""


def test_a_migration_may_ask_functions_of_python(archive: Archive, tmp_path: Path) -> None:
    addresses = [f"https://harbour.example/{number}?utm_source=rss" for number in range(20)]
    for url in (*addresses, "https://harbour.example/a"):
        archive.record(UrlOutcome(url, "post", UrlState.FAILED, "timeout"), NOW)
    (tmp_path / "9998_one_form.sql").write_text(CANONICAL)
    (tmp_path / "9999_again.sql").write_text("-- Again: 9998_one_form.sql\n")
    (before,) = archive.database.rows("SELECT version FROM schema_version")[0]
    with archive.transaction():
        Schema(archive.database.connection, "x", tmp_path)._take_steps(9997)
    reasons = {row["url"]: row["reason"] for row in archive.database.rows("SELECT url, reason FROM url")}
    assert reasons == dict.fromkeys(addresses, "harbour.example") | {"https://harbour.example/a": "timeout"}
    archive.database.write("UPDATE schema_version SET version = ?", (before,))


def test_a_migration_that_asks_of_a_column_that_it_has_not_named_changes_nothing(
    archive: Archive, tmp_path: Path
) -> None:
    archive.record(UrlOutcome("https://harbour.example/a", "post", UrlState.FAILED, "timeout"), NOW)
    (tmp_path / "9999_one_form.sql").write_text(CANONICAL.replace("canonical(url.url)", "canonical(doubt.url)"))
    with pytest.raises(psycopg.errors.NoDataFound), archive.transaction():
        Schema(archive.database.connection, "x", tmp_path)._take_steps(9998)
    assert archive.why("https://harbour.example/a").reason == "timeout"


FTS5 = "CREATE VIRTUAL TABLE taken USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')"


@given(st.text() | st.text(st.sampled_from("aÀ\u0301ſﬁ。東ท\u0e38\ufdd0\U000e0100\U000f0000 -_'")))
def test_texts_have_the_words_that_fts5_finds_in_them(text: str) -> None:
    words, memory = Fts5Words(), sqlite3.connect(":memory:")
    memory.execute(FTS5)
    memory.execute("CREATE VIRTUAL TABLE word USING fts5vocab (taken, instance)")
    clean = text.replace("\0", " ")
    memory.execute("INSERT INTO taken (text) VALUES (?)", (clean,))
    assert words.in_order(clean) == [term for (term,) in memory.execute("SELECT term FROM word ORDER BY offset")]
    words.close()
    memory.close()
