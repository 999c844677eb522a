"""The words that modules agree on are the ones that the archive takes, and each says what it means for a crawl."""

import re

import pytest

from newsbot.archive.sqlite.schema import SCHEMA
from newsbot.states import UrlState
from newsbot.states.crawl_ends import FinishReason


def test_the_archive_takes_every_state_and_no_other():
    (allowed,) = re.findall(r"CHECK \(state IN \((.*?)\)\)", SCHEMA.read_text("utf-8"))
    assert set(re.findall(r"'(\w+)'", allowed)) == set(UrlState)


@pytest.mark.parametrize("reason", ["archive_failed", "pages_failed", None])
def test_a_crawl_that_could_not_keep_what_it_fetched_or_was_killed_is_a_failure(reason: str | None):
    assert FinishReason.of(reason).is_failure


@pytest.mark.parametrize("reason", ["finished", "limit", "shutdown", "time limit", "closespider_itemcount"])
def test_an_end_in_order_or_by_the_user_is_no_failure_of_newsbot(reason: str):
    assert not FinishReason.of(reason).is_failure


@pytest.mark.parametrize("reason", ["finished", "limit", "time limit", "unreachable", "closespider_errorcount"])
def test_what_came_until_such_an_end_tells_of_the_publisher(reason: str):
    assert FinishReason.of(reason).tells_of_publisher


@pytest.mark.parametrize("reason", ["shutdown", "archive_failed", "pages_failed", "crawled by another process"])
def test_an_end_for_our_own_reasons_tells_nothing_of_the_publisher(reason: str):
    assert not FinishReason.of(reason).tells_of_publisher
