"""One crawl at a time for each publisher, whatever dies and wherever it runs."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from newsbot.archive import Archive, ArchiveError
from newsbot.archive.locks import EXPIRES, LockLost, _identity_without_proc, identity
from tests.archive.conftest import NOW, an_article
from tests.conftest import only_postgresql, only_sqlite

SECOND = timedelta(seconds=1)


def change(archive: Archive, **columns: object) -> None:
    """Make the one lock look as if somebody else had taken it."""
    names = ", ".join(f"{name} = ?" for name in columns)
    archive.database.write(f"UPDATE publisher_lock SET {names}", tuple(columns.values()))


def pid(archive: Archive, now: datetime = NOW) -> int | None:
    holder = archive.locks.holder("post", now)
    return holder.pid if holder else None


@pytest.fixture
def ended() -> Iterator[int]:
    """The number of a process that has ended, but of which its parent has not taken notice yet."""
    process = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.read()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    yield process.pid
    process.communicate()


def test_a_publisher_is_locked_until_it_is_released(archive: Archive) -> None:
    assert archive.locks.take("post", NOW)
    assert not archive.locks.take("post", NOW)
    assert archive.locks.take("times", NOW)
    assert pid(archive) == os.getpid()
    archive.locks.release("post")
    assert pid(archive) is None
    assert archive.locks.held(NOW) == ["times"]
    assert archive.locks.take("post", NOW)


def test_a_lock_notes_who_took_it_when(archive: Archive) -> None:
    archive.locks.take("post", NOW)
    (row,) = archive.database.rows("SELECT pid, host, owner, taken FROM publisher_lock")
    assert tuple(row) == (os.getpid(), socket.gethostname(), identity(os.getpid()), NOW.isoformat())


ELSEWHERE = [{"host": "elsewhere.example"}, {"space": "pid:[4026539999]"}]


@pytest.mark.parametrize("place", ELSEWHERE, ids=["another host", "another PID namespace"])
def test_a_lock_of_where_nobody_here_can_look_holds_until_nothing_was_heard_of_it_for_two_minutes(
    archive: Archive, place: dict[str, str]
) -> None:
    archive.locks.take("post", NOW)
    for number, owner in ((os.getpid(), "a boot of another host 1"), (2**22 + 1, "dead, for all we know")):
        change(archive, **place, pid=number, owner=owner)
        assert not archive.locks.take("post", NOW + EXPIRES)
        assert archive.locks.held(NOW + EXPIRES) == ["post"]
    archive.locks.release("post")
    assert archive.locks.held(NOW) == ["post"]
    assert archive.locks.held(NOW + EXPIRES + SECOND) == []
    assert archive.locks.take("post", NOW + EXPIRES + SECOND)


def test_a_process_that_lets_hear_of_itself_keeps_its_lock(archive: Archive) -> None:
    archive.locks.take("post", NOW)
    archive.locks.beat("post", NOW + EXPIRES)
    change(archive, host="elsewhere.example")
    assert not archive.locks.take("post", NOW + EXPIRES + SECOND)


def test_a_process_that_sleeps_loses_its_lock_and_neither_beats_nor_writes_any_more(archive: Archive) -> None:
    archive.locks.take("post", NOW)
    archive.locks.guard("post")
    archive.store(an_article("before"), NOW)
    change(archive, pid=os.getppid(), owner=identity(os.getppid()))  # as another process does after two minutes
    for work in (lambda: archive.locks.beat("post", NOW), lambda: archive.store(an_article("after"), NOW)):
        with pytest.raises(LockLost, match="post: another process has taken over"):
            work()
    assert len(list(archive.articles())) == 1


def test_the_lock_of_a_living_process_of_which_nothing_was_heard_for_two_minutes_is_taken_over(
    archive: Archive,
) -> None:
    archive.locks.take("post", NOW)
    assert not archive.locks.take("post", NOW + EXPIRES)
    assert archive.locks.take("post", NOW + EXPIRES + SECOND)


def test_the_locks_of_a_clock_that_was_set_back_since_do_not_hold_for_ever(archive: Archive) -> None:
    archive.locks.take("post", NOW + timedelta(days=300))
    assert archive.locks.take("post", NOW)


def test_a_lock_of_another_process_is_not_released(archive: Archive) -> None:
    archive.locks.take("post", NOW)
    for other in ({"pid": os.getppid(), "owner": identity(os.getppid())}, {"owner": "an earlier process"}):
        change(archive, **other)
        archive.locks.release("post")
        assert archive.database.rows("SELECT * FROM publisher_lock")


def test_a_lock_of_a_process_that_lives_on_this_host_holds(archive: Archive) -> None:
    archive.locks.take("post", NOW)
    change(archive, pid=os.getppid(), owner=identity(os.getppid()))
    assert not archive.locks.take("post", NOW)
    assert pid(archive) == os.getppid()


@only_sqlite
@pytest.mark.parametrize("owner", ["", "an earlier process of that number"])
def test_a_lock_of_a_dead_process_is_taken_over(archive: Archive, owner: str) -> None:
    archive.locks.take("post", NOW)
    change(archive, owner=owner or "dead", pid=os.getpid() if owner else 2**22 + 1)
    assert archive.locks.held(NOW) == []
    assert pid(archive) is None
    assert archive.locks.take("post", NOW)
    assert pid(archive) == os.getpid()


@only_postgresql
def test_a_lock_is_free_at_once_when_the_connection_that_took_it_is_gone(open_archive: Callable[..., Archive]) -> None:
    archive, other = open_archive(), open_archive()
    assert other.locks.take("post", NOW)
    change(archive, host="elsewhere.example")
    assert not archive.locks.take("post", NOW)
    other.close()
    until = time.monotonic() + 20  # the server hears of it when it comes to it
    while not archive.locks.take("post", NOW):
        assert time.monotonic() < until
        time.sleep(0.01)


@only_postgresql
def test_whoever_lost_the_lock_while_nothing_was_heard_of_it_cannot_write_any_more(
    open_archive: Callable[..., Archive],
) -> None:
    archive, sleeper = open_archive(), open_archive()
    assert sleeper.locks.take("post", NOW)
    assert not archive.locks.take("post", NOW + EXPIRES)
    assert archive.locks.take("post", NOW + EXPIRES + SECOND)
    with pytest.raises(ArchiveError, match=r"archive postgresql://newsbot@/.*: .*"):
        sleeper.store(an_article("after"), NOW)
    assert list(archive.articles()) == []


@only_postgresql
def test_a_lock_that_was_given_back_is_another_sessions(open_archive: Callable[..., Archive]) -> None:
    archive, other = open_archive(), open_archive()
    assert other.locks.take("post", NOW)
    other.locks.release("post")
    assert archive.locks.take("post", NOW)


def test_a_process_that_has_ended_counts_as_dead_although_its_parent_has_not_looked(ended: int) -> None:
    assert identity(ended) == ""


def test_a_process_stays_itself_as_long_as_it_lives() -> None:
    assert identity(os.getpid()) == identity(os.getpid()) != ""


def test_without_a_proc_folder_a_process_is_known_by_its_number() -> None:
    assert _identity_without_proc(os.getpid()) == "running"
    assert _identity_without_proc(2**22 + 1) == ""


@only_postgresql
def test_a_host_whose_clock_is_wrong_goes_by_that_of_the_database(
    archive: Archive, open_archive: Callable[..., Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = 5 * EXPIRES
    clock = type("Clock", (datetime,), {"now": classmethod(lambda _, zone: datetime.now(zone) - wrong)})
    monkeypatch.setattr("newsbot.archive.postgresql.database.datetime", clock)
    other = open_archive()
    assert abs(other.database.clock_ahead - wrong) < EXPIRES / 2
    assert other.locks.take("post", NOW - wrong)
    assert archive.locks.held(NOW) == ["post"]
    other.locks.beat("post", NOW + EXPIRES - wrong)
    assert archive.locks.held(NOW + EXPIRES + EXPIRES / 2) == ["post"]
