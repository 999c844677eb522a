"""One crawl at a time for each publisher, whatever dies and wherever it runs."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from newsbot.archive import Archive
from newsbot.archive.locks import _identity_without_proc, identity
from tests.archive.conftest import NOW


def change(archive: Archive, **columns: object) -> None:
    """Make the one lock look as if somebody else had taken it."""
    names = ", ".join(f"{name} = ?" for name in columns)
    archive.database.write(f"UPDATE publisher_lock SET {names}", tuple(columns.values()))


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
    assert archive.locks.holder("post") == os.getpid()
    archive.locks.release("post")
    assert archive.locks.holder("post") is None
    assert archive.locks.held() == ["times"]
    assert archive.locks.take("post", NOW)


def test_a_lock_notes_who_took_it_when(archive: Archive) -> None:
    archive.locks.take("post", NOW)
    (row,) = archive.database.rows("SELECT pid, host, owner, taken FROM publisher_lock")
    assert tuple(row) == (os.getpid(), socket.gethostname(), identity(os.getpid()), NOW.isoformat())


def test_a_lock_of_another_host_is_left_alone_as_nobody_here_can_tell_whether_its_process_lives(
    open_archive: Callable[..., Archive],
) -> None:
    archive = open_archive()
    archive.locks.take("post", NOW)
    for pid, owner in ((os.getpid(), "a boot of another host 1"), (2**22 + 1, "dead, for all we know")):
        change(archive, host="elsewhere.example", pid=pid, owner=owner)
        assert not archive.locks.take("post", NOW)
        assert archive.locks.held() == ["post"]
        assert archive.locks.holder("post") is None
    archive.locks.release("post")
    assert archive.locks.held() == ["post"]


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
    assert archive.locks.holder("post") == os.getppid()


@pytest.mark.parametrize("owner", ["", "an earlier process of that number"])
def test_a_lock_of_a_dead_process_is_taken_over(archive: Archive, owner: str) -> None:
    archive.locks.take("post", NOW)
    change(archive, owner=owner or "dead", pid=os.getpid() if owner else 2**22 + 1)
    assert archive.locks.held() == []
    assert archive.locks.holder("post") is None
    assert archive.locks.take("post", NOW)
    assert archive.locks.holder("post") == os.getpid()


def test_a_process_that_has_ended_counts_as_dead_although_its_parent_has_not_looked(ended: int) -> None:
    assert identity(ended) == ""


def test_two_processes_are_told_apart_and_one_stays_itself() -> None:
    assert identity(os.getpid()) == identity(os.getpid()) != identity(os.getppid()) != ""


def test_without_a_proc_folder_a_process_is_known_by_its_number() -> None:
    assert _identity_without_proc(os.getpid()) == "running"
    assert _identity_without_proc(2**22 + 1) == ""
