"""What docs/many-machines.md says to type into PostgreSQL, as it stands there."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from newsbot.archive import Archive
from tests.archive.conftest import NOW, an_article, minutes
from tests.postgresql import server

PAGE = (Path(__file__).parents[1] / "docs" / "many-machines.md").read_text("utf-8")
NEXT_NUMBER = "44"
"""The number of the next article in the page's example."""


@pytest.fixture
def database() -> Iterator[str]:
    """The name of a database that no other test is given, in which an archive with three articles is."""
    name = server().new()
    with Archive(server().address(name)) as archive:
        for number in range(3):
            store(archive, number)
    yield name
    server().run("postgres", f"DROP DATABASE {name} WITH (FORCE)")


def store(archive: Archive, number: int, text: str = "") -> None:
    url = f"https://harbour.example/{number}"
    archive.store(
        an_article(url=url, canonical_url=url, publisher=f"paper_{number}", text=text or minutes(f"report {number}")),
        NOW + timedelta(minutes=number),
    )


def size_of_story(archive: Archive, number: int) -> int:
    story = archive.stories.of(f"https://harbour.example/{number}")
    return len(story.members) if story else 1


def block(language: str, word: str) -> str:
    """Return the page's block of that language in which *word* stands."""
    return next(found for found in re.findall(rf"```{language}\n(.*?)```", PAGE, re.S) if word in found)


def test_a_dump_restored_under_another_name_is_the_same_archive(database: str, tmp_path: Path) -> None:
    restored = server().new()
    for line in block("sh", "pg_dump").splitlines():
        program, *arguments = shlex.split(line.replace("news.dump", str(tmp_path / "news.dump")))
        if program in ("pg_dump", "pg_restore"):
            names = {"news": database, "--dbname=restored": f"--dbname={restored}"}
            at = ["--host", str(server().folder), "--username", "newsbot"]
            command = [str(server().program(program)), *at, *(names.get(one, one) for one in arguments)]
            subprocess.run(command, check=True)
    with Archive(server().address(database)) as one, Archive(server().address(restored)) as other:
        assert list(one.articles()) == list(other.articles())
        assert one.id == other.id
        assert [*other.housekeeping.problems()] == []
    server().run("postgres", f"DROP DATABASE {restored} WITH (FORCE)")


def test_near_duplicates_are_found_among_the_newest_parts_only(database: str) -> None:
    address = server().address(database)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(block("sql", "PARTITION BY RANGE").replace(NEXT_NUMBER, "4").encode())
    with Archive(address) as archive:
        store(archive, 3, minutes("report 1"))
        assert size_of_story(archive, 3) == 2
        archive.database.write("ALTER TABLE band DETACH PARTITION band_1")
        store(archive, 4, minutes("report 2"))
        assert size_of_story(archive, 4) == 1
        assert [*archive.housekeeping.problems()] == []
