"""Who newsbot says it is, and what of Scrapy's talk reaches a person."""

import logging

import pytest
from scrapy.settings import Settings

from newsbot.extensions.user_agent import INNER_WORKINGS, UserAgentAddon, user_agent


def settings(**chosen: str) -> Settings:
    made = Settings(priority="project")
    made.setmodule("newsbot.settings", priority="project")
    made.setdict(chosen, priority="cmdline")
    return made


def test_the_contact_is_part_of_the_user_agent_wherever_it_is_set():
    made = settings(CONTACT="desk@example.org")
    UserAgentAddon().update_settings(made)
    assert made["USER_AGENT"] == user_agent("desk@example.org")
    assert made["USER_AGENT"].endswith("(+desk@example.org)")


def test_a_user_agent_that_the_user_chose_stays():
    made = settings(CONTACT="desk@example.org", USER_AGENT="PressArchive/1.0")
    UserAgentAddon().update_settings(made)
    assert made["USER_AGENT"] == "PressArchive/1.0"


@pytest.mark.parametrize(("level", "told"), [("INFO", False), ("DEBUG", True)])
def test_how_scrapy_is_put_together_is_told_at_debug_only(level, told, caplog):
    UserAgentAddon.update_pre_crawler_settings(settings(LOG_LEVEL=level))
    with caplog.at_level(logging.DEBUG):
        logging.getLogger(INNER_WORKINGS[0]).info("Enabled extensions: ...")
        logging.getLogger(INNER_WORKINGS[0]).warning("That matters")
    assert ("Enabled extensions: ..." in caplog.text) is told
    assert "That matters" in caplog.text
