"""Where the archive is."""

from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsbot.archive import Archive, ArchiveError
from newsbot.archive.location import archive_path


@pytest.mark.parametrize(
    ("project", "command_line", "environment", "expected"),
    [
        ("newsbot.db", None, None, "newsbot.db"),
        ("newsbot.db", None, "/srv/a.db", "/srv/a.db"),
        ("newsbot.db", "b.db", "/srv/a.db", "b.db"),
        ("newsbot.db", "", "/srv/a.db", ""),
        ("newsbot.db", None, "", "newsbot.db"),
        ("", None, "/srv/a.db", "/srv/a.db"),
        (None, None, "/srv/a.db", "/srv/a.db"),
        (None, None, None, ""),
    ],
)
def test_the_command_line_wins_over_the_environment_and_that_over_the_project(
    monkeypatch: pytest.MonkeyPatch,
    project: str | None,
    command_line: str | None,
    environment: str | None,
    expected: str,
) -> None:
    monkeypatch.delenv("NEWSBOT_ARCHIVE", raising=False)
    if environment is not None:
        monkeypatch.setenv("NEWSBOT_ARCHIVE", environment)
    settings = Settings({} if project is None else {"ARCHIVE": project})
    if command_line is not None:
        settings.set("ARCHIVE", command_line, priority="cmdline")
    assert archive_path(settings) == expected


@pytest.mark.parametrize(
    "place", ["postgres:/news", "postgresql:", "POSTGRESQL://db/news", "jdbc:postgresql://db/news", "sqlite:///news.db"]
)
def test_a_misspelt_address_is_taken_for_no_file(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for read_only in (False, True):
        with pytest.raises(ArchiveError, match="which begins with postgresql://"):
            Archive(place, read_only=read_only)
    assert list(tmp_path.iterdir()) == []
