"""A setting that cannot be meant is one line that names it."""

from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from newsbot.cli.wrong_settings import refuse_wrong_settings
from tests.commands.newsroom import Newsroom


def refused(**given: Any) -> str:
    settings = Settings()
    settings.setmodule("newsbot.settings", priority="project")
    settings.setdict(given, priority="cmdline")
    try:
        refuse_wrong_settings(settings)
    except UsageError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("DOWNLOAD_DELAY", "fast", "the setting DOWNLOAD_DELAY = 'fast' is no number"),
        ("DOWNLOAD_DELAY", -1, "the setting DOWNLOAD_DELAY = -1 is less than 0"),
        ("DOWNLOAD_DELAY", "nan", "the setting DOWNLOAD_DELAY = 'nan' is less than 0"),
        ("LISTINGS_MAX", "2.5", "the setting LISTINGS_MAX = '2.5' is no whole number"),
        ("PUBLISHERS_AT_ONCE", 0, "the setting PUBLISHERS_AT_ONCE = 0 is less than 1"),
        ("ROBOTSTXT_OBEY", "maybe", "the setting ROBOTSTXT_OBEY = 'maybe' is neither True nor False"),
        ("RECHECK_HOURS", ["a"], "the setting RECHECK_HOURS = ['a'] has something else than numbers in it"),
        ("FOLLOW", 3, "the setting FOLLOW = 3 is no list"),
        ("FOLLOW", [3], "the setting FOLLOW = [3] has something else than texts in it"),
        ("CONTACT", ["me"], "the setting CONTACT = ['me'] is no text"),
        ("LOG_LEVEL", "LOUD", "the setting LOG_LEVEL = 'LOUD' is no level"),
        ("FOLOW", ["bbc"], "there is no setting FOLOW: did you mean FOLLOW?"),
        ("DOWNLOAD_DELY", 1, "there is no setting DOWNLOAD_DELY: did you mean DOWNLOAD_DELAY?"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: Any, told: str) -> None:
    assert refused(**{name: value}).startswith(told)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"DOWNLOAD_DELAY": "2", "DOWNLOAD_TIMEOUT": "2.5", "FOLLOW": "bbc,spiegel", "LOG_LEVEL": "debug"},
        {"ARCHIVE": Path("a.db"), "RECHECK_HOURS": "1,6", "LIVE_PROGRESS": "0", "FEEDS": "{}", "LOG_FILE": None},
        {"MY_OWN": 1, "PLAYWRIGHT_BROWSER_TYPE": "firefox", "DOWNLOAD_SLOTS": {}},
    ],
)
def test_what_can_be_meant_is_not_refused(given: dict[str, Any]) -> None:
    assert refused(**given) == ""


def test_a_command_ends_with_the_one_line(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    with (tmp_path / "made_settings.py").open("a") as settings:
        settings.write("LOOK_BACK_DAYS = 'month'\n")
    for command in (("crawlall",), ("list",), ("publishers",), ("genspider", "a", "a.example")):
        ran = newsroom.scrapy(*command)
        assert ran.returncode == 2
        assert ran.stderr == f"scrapy {command[0]}: the setting LOOK_BACK_DAYS = 'month' is no number\n"
