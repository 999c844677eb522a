"""Which publishers are due."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newsbot.archive import Archive
from newsbot.archive.locks import Holder
from newsbot.items import Article
from newsbot.scheduling.due import (
    EARLY,
    LONGEST,
    SHORTEST,
    History,
    NextCrawl,
    PastCrawl,
    Schedule,
    history,
    interval_of,
    is_due,
    next_crawl,
    outcome_of,
)
from newsbot.states.crawl_ends import CrawlOutcome

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def after(*outcomes: str, ago: timedelta = timedelta()) -> NextCrawl:
    """The turn of a publisher whose last crawls had these *outcomes*, newest first, five minutes apart."""
    past_crawls = [PastCrawl(NOW - ago - n * SHORTEST, CrawlOutcome(outcome)) for n, outcome in enumerate(outcomes)]
    return next_crawl("harbour_post", History(past_crawls, NOW, {}), NOW, every=timedelta(minutes=10))


def test_a_publisher_never_crawled_is_due() -> None:
    never = next_crawl("harbour_post", History(), NOW)
    assert is_due(never, NOW)
    assert never.state == "new"


def test_a_fixed_interval_is_kept_to_the_second() -> None:
    assert after("good").due == NOW + 10 * MINUTE


def test_a_publisher_is_due_a_little_early_so_that_a_punctual_timer_does_not_miss_it() -> None:
    assert is_due(after("good", ago=10 * MINUTE - EARLY), NOW)
    assert not is_due(after("good", ago=10 * MINUTE - EARLY - timedelta(seconds=1)), NOW)


def test_a_learned_interval_stays_within_its_bounds() -> None:
    past_crawls = [PastCrawl(NOW, CrawlOutcome.GOOD)]
    busy = {NOW.replace(minute=0) - timedelta(hours=n): 10_000 for n in range(400)}
    dead = {NOW - timedelta(days=4000): 1}
    assert next_crawl("a", History(past_crawls, NOW, busy), NOW).interval == SHORTEST
    assert next_crawl("a", History(past_crawls, NOW - timedelta(days=4000), dead), NOW).interval == LONGEST


def test_publishers_of_one_rhythm_do_not_stay_in_step_but_each_keeps_its_word() -> None:
    past_crawls = [PastCrawl(NOW, CrawlOutcome.GOOD)]
    intervals = [next_crawl(f"p{n}", History(past_crawls, NOW, {}), NOW).interval for n in range(50)]
    assert max(intervals) / min(intervals) > 1.1
    later = NOW + timedelta(minutes=40)
    assert [next_crawl(f"p{n}", History(past_crawls, NOW, {}), later).interval for n in range(50)] == intervals


def test_failures_in_a_row_lengthen_the_pause_and_a_good_crawl_ends_it() -> None:
    pauses = [after(*["failed"] * n).interval for n in (1, 4, 8, 40)]
    assert pauses == sorted(pauses)
    assert pauses[0] == SHORTEST
    assert pauses[-1] == LONGEST
    assert after("good", *["failed"] * 8).interval == 10 * MINUTE


def test_an_outage_is_found_over_within_half_the_time_it_took() -> None:
    down = [NOW]
    while down[-1] - NOW < timedelta(hours=10):
        past_crawls = [PastCrawl(time, CrawlOutcome.FAILED) for time in reversed(down)]
        down.append(next_crawl("a", History(past_crawls, NOW, {}), down[-1], every=MINUTE).due)
    assert down[-1] - down[-2] < (down[-2] - NOW) / 2 + 2 * SHORTEST


def test_a_crawl_that_ran_out_of_time_goes_on_soon_however_often_that_happens() -> None:
    assert after("unfinished", "unfinished", "unfinished", "unfinished").interval == SHORTEST


def test_a_publisher_that_forbids_us_is_left_alone_longer_than_one_that_is_down() -> None:
    assert after("forbidden").interval >= timedelta(hours=1)
    assert after(*["forbidden"] * 12).interval == LONGEST


def test_a_failed_crawl_is_made_up_for_before_the_next_interval_is_over() -> None:
    past_crawls = [PastCrawl(NOW, CrawlOutcome.FAILED), PastCrawl(NOW - timedelta(hours=5), CrawlOutcome.GOOD)]
    assert next_crawl("a", History(past_crawls, NOW, {}), NOW, every=timedelta(hours=6)).due == NOW + timedelta(hours=1)
    assert next_crawl("a", History(past_crawls, NOW, {}), NOW, every=timedelta(hours=1)).due == NOW + SHORTEST


def test_a_crawl_that_a_person_stopped_does_not_count() -> None:
    assert after("stopped", "good").due == after("good").due - SHORTEST
    assert is_due(after("stopped"), NOW)


def test_a_publisher_at_work_is_not_due() -> None:
    assert not is_due(after("running", ago=timedelta(hours=5)), NOW)


def test_a_clock_that_was_set_back_does_not_stop_the_crawls() -> None:
    assert is_due(after("good", ago=timedelta(days=-300)), NOW)


@pytest.mark.parametrize(
    ("text", "seconds"), [("45s", 45), ("30m", 1800), ("1.5h", 5400), ("2 d", 172800), (" 5m ", 300)]
)
def test_intervals_are_read(text: str, seconds: int) -> None:
    assert interval_of(text).total_seconds() == seconds


@pytest.mark.parametrize("text", ["", "30", "m", "0m", "-5m", "5 minutes", "1h30m"])
def test_what_is_no_interval_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="such as 30m"):
        interval_of(text)


def crawl(counts: str = "", reason: str | None = "finished") -> dict[str, Any]:
    """A row of the crawl log with these counters, such as ``"listing/read=1, fetched=5"``."""
    counters = {key: int(number) for key, _, number in (pair.partition("=") for pair in counts.split(", ") if pair)}
    return {
        "finish_reason": reason,
        "fetched": counters.get("fetched", 0),
        "failed": counters.get("failed", 0),
        "stats": json.dumps({f"newsbot/{key}": number for key, number in counters.items()}),
        "pid": 7,
        "host": "here",
    }


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        (crawl("listing/read=1, fetched=5"), "good"),
        (crawl("listing/unchanged=3"), "good"),
        (crawl("listing/read=1, fetched=5, failed=4"), "good"),
        (crawl("listing/read=1, fetched=5", "time limit"), "unfinished"),
        (crawl("listing/read=1", "time limit"), "failed"),
        (crawl("listing/read=1, fetched=5", "unreachable"), "unfinished"),
        (crawl("listing/failed=20", "unreachable"), "failed"),
        (crawl("listing/read=1, fetched=5", "archive_failed"), "stopped"),
        (crawl("listing/read=1, fetched=5", "pages_failed"), "stopped"),
        (crawl("listing/failed=1"), "failed"),
        (crawl("listing/read=1, failed=9"), "failed"),
        (crawl("", None), "killed"),
        (crawl("listing/read=1", "shutdown"), "stopped"),
        (crawl(), "stopped"),
        (crawl("listing/read=1, failed=1"), "good"),
        (crawl("listing/gone=2"), "failed"),
        (crawl("listing/robots=1, listing/robots/robots.txt=1"), "forbidden"),
        (crawl("listing/robots=1, listing/robots/robots.txt: HTTP 429=1"), "forbidden"),
        (crawl("listing/robots=1, listing/robots/robots.txt: HTTP 503=1"), "failed"),
        (crawl("listing/failed=1, listing/failed/HTTP 403=1"), "forbidden"),
        (crawl("listing/read=1, failed=9, failed/HTTP 429=9"), "forbidden"),
    ],
)
def test_a_row_of_the_crawl_log_says_how_the_publisher_is(row: dict[str, Any], outcome: str) -> None:
    assert outcome_of(row) == outcome


def test_a_crawl_without_an_end_runs_only_as_long_as_its_process_has_the_publisher() -> None:
    assert outcome_of(crawl("", None), at_work=Holder(7, "here")) == "running"
    assert outcome_of(crawl("", None), at_work=Holder(8, "here")) == "killed"
    assert outcome_of(crawl("", None), at_work=Holder(7, "elsewhere")) == "killed"


def test_the_archive_tells_the_history_of_a_publisher() -> None:
    with Archive(":memory:") as archive:
        begun = NOW - timedelta(hours=2)
        for start in (begun, NOW):
            number = archive.crawls.begin("harbour_post", start)
            archive.crawls.finish(number, start + MINUTE, "finished", {"newsbot/listing/read": 1})
        for n, hours in enumerate((1, 1, 30)):
            published = NOW - timedelta(hours=hours)
            page = f"https://harbour.example/{n}"
            article = Article(
                page, page, "harbour_post", headline=f"Rain {n}", text="Rain. " * n, date_published=published
            )
            archive.store(article, NOW)
        known = history(archive, "harbour_post", NOW)
    assert [crawl.outcome for crawl in known.past_crawls] == ["good", "good"]
    assert known.watched_since == begun
    assert known.appeared == {NOW - timedelta(hours=1): 2, NOW - timedelta(hours=30): 1}


def test_of_a_publisher_that_fell_silent_the_newest_article_is_still_known() -> None:
    with Archive(":memory:") as archive:
        archive.crawls.begin("harbour_post", NOW)
        page, published = "https://harbour.example/rain", NOW - timedelta(days=90)
        archive.store(Article(page, page, "harbour_post", headline="Rain", date_published=published), NOW)
        assert history(archive, "harbour_post", NOW).appeared == {published: 1}


def test_each_further_failure_makes_the_pause_half_as_long_again_and_each_refusal_doubles_it() -> None:
    hour = 60 * MINUTE
    assert [after(*["failed"] * n).interval for n in (1, 2, 3)] == [5 * MINUTE, 7.5 * MINUTE, 11.25 * MINUTE]
    assert [after(*["forbidden"] * n).interval for n in (1, 2, 3, 6)] == [hour, 2 * hour, 4 * hour, 24 * hour]


def test_a_crawl_that_was_killed_is_made_up_for_at_once_and_one_that_is_killed_each_time_is_paused_for() -> None:
    assert [after(*["killed"] * n).interval for n in (1, 2, 3)] == [0 * MINUTE, 5 * MINUTE, 7.5 * MINUTE]
    assert after("killed", "failed", "failed").interval == 7.5 * MINUTE
    assert after("failed", "killed").interval == 7.5 * MINUTE
    assert after("killed", "good").interval == 5 * MINUTE  # ten after the good one


def test_only_what_went_wrong_since_the_last_good_crawl_lengthens_the_pause() -> None:
    past_crawls = [
        PastCrawl(NOW - n * SHORTEST, CrawlOutcome(outcome))
        for n, outcome in enumerate(("failed", "failed", "good", "failed"))
    ]
    assert next_crawl("a", History(past_crawls, NOW, {}), NOW, every=MINUTE).interval == 7.5 * MINUTE


def test_a_learned_interval_is_between_five_minutes_and_a_day() -> None:
    assert (5 * MINUTE, timedelta(days=1)) == (SHORTEST, LONGEST)


def test_a_learned_interval_is_shortened_by_a_fifth_at_most_and_never_lengthened() -> None:
    whole = timedelta(hours=24**0.5 / 3)  # of one that nothing is known of
    past_crawls = [PastCrawl(NOW, CrawlOutcome.GOOD)]
    shares = [next_crawl(f"p{n}", History(past_crawls, NOW, {}), NOW).interval / whole for n in range(400)]
    assert (min(shares), max(shares)) == pytest.approx((0.8, 1), abs=0.005)
    assert max(shares) < 1.000001


def test_an_interval_is_learned_from_what_appeared_until_the_last_good_crawl() -> None:
    busy = {NOW.replace(minute=0) - timedelta(hours=n): 60 for n in range(400)}
    watched = History([PastCrawl(NOW, CrawlOutcome.GOOD)], NOW - timedelta(days=20), busy)
    assert (
        next_crawl("a", watched, NOW).interval
        < next_crawl("a", History([PastCrawl(NOW, CrawlOutcome.GOOD)], NOW, {}), NOW).interval / 4
    )


def test_a_new_publisher_is_due_at_once_whatever_its_interval() -> None:
    never = next_crawl("harbour_post", History(), NOW)
    assert (never.last, never.due, never.interval) == (None, NOW, SHORTEST)
    assert next_crawl("harbour_post", History(), NOW, every=timedelta(hours=6)).interval == timedelta(hours=6)


def test_a_turn_tells_the_last_crawl_that_counts_and_how_it_ended() -> None:
    last = after("stopped", "failed", "good")
    assert (last.last, last.state) == (NOW - SHORTEST, "failed")
    assert after("stopped").state == "stopped"
    assert after("stopped").last is None


def test_a_clock_that_is_a_few_minutes_off_changes_nothing_and_one_that_was_set_back_makes_due_now() -> None:
    assert after("good", ago=-SHORTEST).due == NOW + SHORTEST + 10 * MINUTE
    assert after("good", ago=-SHORTEST - timedelta(seconds=1)).due == NOW


def test_a_publisher_is_due_half_a_minute_early() -> None:
    assert timedelta(seconds=30) == EARLY


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        (crawl("listing/read=1, failed=2"), "good"),
        (crawl("listing/read=1, failed=3"), "failed"),
        (crawl("fetched=1"), "good"),
        (crawl("fetched=1, failed=3"), "good"),
        (crawl("failed=1, failed/HTTP 401=1"), "forbidden"),
        (crawl("listing/failed=1, listing/failed/HTTP 451=1"), "forbidden"),
        (crawl("listing/failed=1, listing/failed/HTTP 404=1"), "failed"),
        (crawl("listing/failed=1, listing/failed/HTTP 4290=1"), "failed"),
        (crawl("failed=1, failed/timeout=1"), "failed"),
        (crawl("listing/read=1, fetched=5", "closespider_timeout"), "unfinished"),
        (crawl("other=1"), "stopped"),
    ],
)
def test_few_dead_links_are_no_failure_and_a_refusal_is_told_from_one(row: dict[str, Any], outcome: str) -> None:
    assert outcome_of(row) == outcome


def test_a_crawl_that_ended_before_it_noted_its_process_was_killed() -> None:
    assert outcome_of(crawl("", None) | {"pid": None}) == "killed"
    assert outcome_of(crawl("listing/read=1, fetched=1"), at_work=Holder(7, "here")) == "good"


def begin(archive: Archive, publisher: str, started: datetime, reason: str | None = "finished") -> None:
    number = archive.crawls.begin(publisher, started)
    if reason:
        archive.crawls.finish(number, started + MINUTE, reason, {"newsbot/listing/read": 1})


def test_those_that_are_due_come_the_longest_overdue_first() -> None:
    with Archive(":memory:") as archive:
        for publisher, minutes in {"soon": 5, "late": 40, "later": 70, "fresh": 1}.items():
            begin(archive, publisher, NOW - minutes * MINUTE)
        schedule = Schedule(archive, dict.fromkeys(["soon", "late", "later", "fresh"], 20 * MINUTE))
        assert [crawl.publisher for crawl in schedule.next_crawls(NOW)] == ["later", "late", "soon", "fresh"]
        assert schedule.due(NOW) == ["later", "late"]
        assert schedule.next_crawl("soon", NOW).due == NOW + 15 * MINUTE


def test_a_publisher_that_this_machine_is_crawling_is_at_work() -> None:
    with Archive(":memory:") as archive:
        for publisher in ("post", "times"):
            begin(archive, publisher, NOW - timedelta(hours=9), reason=None)
        archive.locks.take("post", NOW)
        schedule = Schedule(archive, {"post": MINUTE, "times": MINUTE})
        assert [schedule.next_crawl(name, NOW).state for name in ("post", "times")] == ["running", "killed"]
        assert schedule.due(NOW) == ["times"]


def test_as_many_past_crawls_are_known_as_the_longest_pause_takes() -> None:
    with Archive(":memory:") as archive:
        for n in range(25):
            begin(archive, "post", NOW + n * MINUTE, reason="time limit")
        known = history(archive, "post", NOW)
        assert [look.started for look in known.past_crawls] == [NOW + n * MINUTE for n in range(24, 4, -1)]
        assert after(*["failed"] * len(known.past_crawls)).interval == LONGEST


def test_of_a_publisher_never_crawled_nothing_is_known() -> None:
    with Archive(":memory:") as archive:
        assert history(archive, "post", NOW) == History()


def test_what_appeared_within_three_weeks_is_known() -> None:
    with Archive(":memory:") as archive:
        begin(archive, "post", NOW)
        for days in (1, 20, 22):
            page = f"https://post.example/{days}"
            published = NOW - timedelta(days=days)
            archive.store(Article(page, page, "post", headline=page, date_published=published), NOW)
        assert history(archive, "post", NOW).appeared == {NOW - timedelta(days=days): 1 for days in (1, 20)}


@pytest.mark.parametrize(("held", "wait"), [(timedelta(days=1), timedelta(days=1)), (timedelta(days=8), 10 * MINUTE)])
def test_a_publisher_whose_servers_ask_to_wait_is_not_due_before_but_within_a_week(held, wait) -> None:
    past_crawls = [PastCrawl(NOW, CrawlOutcome.GOOD, NOW + held)]
    assert next_crawl("a", History(past_crawls, NOW, {}), NOW, every=10 * MINUTE).due == NOW + wait
