"""What one or two crawls say without any history."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.health.crawl_counts import counts_of_a_day, state_of
from newsbot.health.findings import Finding
from newsbot.health.first_signs import first_signs, judged_crawls, network_is_down, own_failures
from newsbot.health.parameters import Parameters

PARAMETERS = Parameters()
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
READ = {"listing/read": 1}
WELL = {**READ, "found": 5, "fetched": 5, "stored": 5, "field/text": 5, "field/headline": 5}
QUIET = {"listing/unchanged": 2}
ERROR = {"listing/failed": 2, "listing/failed/HTTP 500": 2}
NO_ANSWER = {"listing/failed": 1, "listing/failed/host not found": 1}
GONE = {"listing/gone": 2, "listing/gone/HTTP 404": 2}
UNFIT = {**READ, "found": 4, "filtered": 4, "filtered/not an article address": 4}
OFF_SITE = {**READ, "found": 4, "filtered": 4, "filtered/off site": 4}
TEXTLESS = {**READ, "found": 3, "fetched": 3, "not_article": 3, "not_article/no body": 3}
PICTURES = {**READ, "found": 3, "fetched": 3, "stored": 3, "field/headline": 3}
WALLS = {**READ, "found": 4, "fetched": 4, "not_article": 4, "not_article/block page": 4}
JUNK = {**READ, "found": 4, "fetched": 4, "not_article": 4, "not_article/same page at several addresses": 4}
SUSPECTS = {**READ, "fetched": 3, "stored": 3, "stored/suspect page, unlike the stored article": 3}
FLASHES = {**READ, "found": 3, "fetched": 3, "not_article": 3, "not_article/doubtful page, seen once": 3}
WAITING = {"listing/filtered": 2, "listing/filtered/server asks to wait": 2}
REFUSED = {**READ, "found": 4, "failed": 4, "failed/HTTP 403": 4}


def row(number: int, counts: Mapping[str, int], reason: str | None = "finished") -> dict[str, Any]:
    stats = {f"newsbot/{name}": value for name, value in counts.items()}
    started = NOW - timedelta(minutes=5 * number)
    return {
        "publisher": "post",
        "started": started.isoformat(),
        "finish_reason": reason,
        "stats": orjson.dumps(stats).decode(),
    }


def signs(*newest_first: Mapping[str, int]) -> list[Finding]:
    rows = [row(number, counts) for number, counts in enumerate(newest_first)]
    return list(first_signs("post", judged_crawls(rows), PARAMETERS))


@pytest.mark.parametrize(
    ("counts", "signal"),
    [
        (UNFIT, "unfitting"),
        (OFF_SITE, "unfitting"),
        (TEXTLESS, "no body"),
        (PICTURES, "no body"),
        (WALLS, "blocked"),
        (REFUSED, "blocked"),
        (JUNK, "outage"),
        (SUSPECTS, "outage"),
        (WAITING, "blocked"),
        (GONE, "gone"),
        (ERROR, "failed"),
    ],
)
def test_a_new_publisher_that_is_broken_is_told_after_its_first_crawl(counts: dict[str, int], signal: str) -> None:
    assert [finding.signal for finding in signs(counts)] == [signal]


def test_what_worked_before_is_told_to_fail_after_the_second_bad_crawl() -> None:
    assert signs(ERROR, WELL) == []
    (finding,) = signs(ERROR, ERROR, WELL)
    assert (finding.signal, finding.began) == ("failed", NOW - timedelta(minutes=5))
    assert finding.observed == "every listing failed: HTTP 500 in 2 crawls"


def test_crawls_that_bring_nothing_new_do_not_end_what_is_wrong() -> None:
    assert [finding.signal for finding in signs(QUIET, UNFIT, WELL)] == ["unfitting"]
    assert signs(WELL, TEXTLESS) == []


@pytest.mark.parametrize(
    "counts",
    [
        {**READ, "found": 5, "fetched": 5, "stored": 4, "field/text": 4, "not_article": 1, "not_article/no body": 1},
        {**READ, "found": 2, "filtered": 2, "filtered/not an article address": 2},
        {**READ, "found": 5, "filtered": 5, "filtered/older than LOOK_BACK_DAYS": 5},
        {"listing/read": 1, "listing/failed": 1, "listing/failed/HTTP 500": 1, "found": 1},
        QUIET,
        {},
    ],
    ids=["one page in five without text", "two addresses", "old ones", "one listing of two", "quiet", "nothing"],
)
def test_these_are_nobodys_alarm(counts: dict[str, int]) -> None:
    assert signs(counts, counts) == []


def test_section_pages_that_name_nothing_that_fits_are_told_after_two_crawls() -> None:
    assert signs(READ) == []
    assert [finding.signal for finding in signs(READ, READ)] == ["unfitting"]
    assert signs(READ, READ, WELL) == []  # a news sitemap may be empty at night


def test_crawls_that_a_person_or_the_disk_ended_say_nothing() -> None:
    assert judged_crawls([row(0, ERROR, "shutdown"), row(1, ERROR, "archive_failed"), row(2, ERROR, None)]) == []


def test_when_hardly_anybody_answers_it_is_our_own_network() -> None:
    newest = {f"post{n}": judged_crawls([row(0, NO_ANSWER), row(1, NO_ANSWER)])[0] for n in range(6)}
    found = [Finding(name, "failed", NOW, "", "", "") for name in newest]
    finding = network_is_down(newest, found, NOW, PARAMETERS)
    assert finding is not None
    assert (finding.publisher, finding.observed) == ("newsbot", "6 of 6 publishers gave no answer")
    for n in range(3):
        newest[f"well{n}"] = judged_crawls([row(0, WELL)])[0]
    assert network_is_down(newest, found, NOW, PARAMETERS) is None


def test_crawls_that_newsbot_could_not_keep_are_told_of_ourselves() -> None:
    finding = own_failures({"post": [row(0, WELL, "archive_failed"), row(1, WELL, None)], "times": [row(0, WELL)]})
    assert finding is not None
    assert finding.observed == "newsbot ended crawls of post: archive_failed, killed"
    assert own_failures({"post": [row(0, WELL, None), row(1, WELL)]}) is None


names = st.sampled_from([*WELL, *ERROR, *GONE, *UNFIT, *TEXTLESS, *WALLS, *REFUSED, "listing/robots", "duplicate"])


@given(st.lists(st.dictionaries(names | st.text(), st.integers(0, 10**6)), max_size=4))
def test_any_counters_are_read(crawls: list[dict[str, int]]) -> None:
    signs(*crawls)
    for counts in crawls:
        state_of(counts)
        counts_of_a_day({f"newsbot/{name}": value for name, value in counts.items()})


def test_flashes_that_wait_for_their_second_visit_are_no_outage() -> None:
    assert signs(FLASHES) == []
    assert state_of(FLASHES)[0] == "good"


def soft_404s(number: int) -> dict[str, int]:
    return {**READ, "fetched": number, "not_article": number, "not_article/soft 404": number}


def test_many_missing_pages_and_nothing_else_are_an_outage_and_a_few_dead_links_are_none() -> None:
    assert [finding.signal for finding in signs(soft_404s(15))] == ["outage"]
    assert state_of(soft_404s(15)) == ("degraded", "something else instead of all 15 articles: soft 404")
    assert "outage" not in [finding.signal for finding in signs(soft_404s(4))]


def test_an_outage_that_is_answered_with_200_has_its_state_and_reason() -> None:
    assert state_of(JUNK) == ("degraded", "something else instead of all 4 articles: same page at several addresses")


def test_pages_that_are_left_for_later_are_told_as_what_they_are() -> None:
    counts = {**READ, "found": 3, "filtered": 3, "filtered/server asks to wait": 3}
    assert state_of(counts) == ("blocked", "all 3 pages left for later: server asks to wait")
    assert state_of(WAITING) == ("blocked", "every listing was left for later: server asks to wait")
