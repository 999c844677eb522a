"""Where the archive is."""

import pytest
from scrapy.settings import Settings

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
