"""A copy of an archive whose process, or whose server's session, is killed in the middle, at whatever moment."""

import random
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from newsbot.archive import Archive
from newsbot.archive.location import is_address
from tests.archive.conftest import NOW, an_article, copy_few_rows_at_once
from tests.archive.test_copying import everything, fill
from tests.conftest import lent_address
from tests.scrapy_process import ScrapyProcess, run_scrapy

KILLS = 4
ARTICLES = 60
WAYS = (("sqlite", "sqlite"), ("sqlite", "postgresql"), ("postgresql", "sqlite"))
END_SESSIONS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = %s"


@pytest.fixture(params=WAYS, ids=[f"{one} to {other}" for one, other in WAYS])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[str]]:
    """An archive of many articles, and the place for its copy."""
    with ExitStack() as stack:
        found = []
        for number, database in enumerate(request.param):
            (folder := tmp_path / f"{number}").mkdir()
            found.append(stack.enter_context(lent_address(database, folder)))
        with Archive(found[0]) as archive:
            fill(archive)
            with archive.transaction():
                for number in range(ARTICLES):
                    archive.store(an_article(f"{number}"), NOW)
                    archive.store(an_article(f"{number}", headline="Revised"), NOW + timedelta(hours=1))
        yield found


def end_sessions(address: str) -> None:
    with psycopg.connect(address) as connection:
        connection.execute(END_SESSIONS, (connection.info.dbname,))


@pytest.mark.slow
def test_a_copy_that_was_killed_again_and_again_is_whole_in_the_end(places: list[str]) -> None:
    old, new = places
    moments = random.Random(17)
    with Archive(old, read_only=True) as archive:
        count = len(list(archive.articles()))
    ended = []
    for number in range(KILLS):
        copying = ScrapyProcess("archive", "copy", old, new, before=copy_few_rows_at_once)
        until = time.monotonic() + moments.uniform(0.1, 2.5)
        while time.monotonic() < until and copying.returncode is None:
            time.sleep(0.01)
        if number % 2 and is_address(new):
            end_sessions(new)
        elif copying.returncode is None:
            copying.send_signal(signal.SIGINT if number % 3 == 2 else signal.SIGKILL)
        _, err = copying.communicate(60)
        assert "Traceback" not in err
        ended.append(copying.returncode)
    assert set(ended) <= {0, 1, 130, -signal.SIGKILL}
    assert any(ended)
    done = run_scrapy("archive", "copy", old, new)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "verified: nothing is missing")
    assert everything(new) == everything(old)
    with Archive(new) as archive:
        assert len(list(archive.articles())) == count
        assert list(archive.housekeeping.problems()) == []
