"""What the archive says of an address: its state, the reason, when it is due again."""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.archive import Archive, Decision, Recheck, UrlOutcome
from newsbot.archive.rows import dumps, entry_from_json
from newsbot.sources import Entry
from newsbot.states import Cause, Reason, UrlState
from tests.archive.conftest import NOW, an_article

URL = an_article().canonical_url
PAPER = "harbour_post"
OLD = datetime(2020, 1, 1, tzinfo=UTC)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def find(archive: Archive, now: datetime = NOW, **hints: object) -> bool:
    entry = Entry(URL, listing="https://harbour.example/feed.xml", **hints)  # type: ignore[arg-type]
    return archive.urls.find(URL, entry, PAPER, None, now).fetch


def fail(archive: Archive, now: datetime, reason: str = "HTTP 503", state: UrlState = UrlState.FAILED) -> None:
    archive.record(UrlOutcome(URL, PAPER, state, reason), now)


def due(archive: Archive, now: datetime) -> list[str]:
    return [url for url, _ in archive.url_queue.due(PAPER, now)]


def test_an_address_never_seen_has_no_state_and_is_fetched(archive: Archive) -> None:
    assert archive.why(URL).state is None
    assert archive.decide(URL, None, NOW).fetch


def test_a_found_address_is_due_until_its_outcome_is_known_with_what_the_listing_said(archive: Archive) -> None:
    entry = Entry(URL, "https://harbour.example/feed.xml", "Pier", NOW, NOW, "en", "Politics", ("Jo",), ("a", "b"))
    assert archive.urls.find(URL, entry, PAPER, None, NOW).fetch
    assert archive.url_queue.due(PAPER, NOW) == [(URL, entry)]
    archive.store(an_article(date_published=OLD), NOW)
    assert due(archive, NOW + hours(1000)) == []


def test_a_stored_article_is_not_fetched_again(archive: Archive) -> None:
    find(archive)
    archive.store(an_article(), NOW)
    assert not find(archive, NOW + timedelta(minutes=5))


def test_a_young_article_is_due_after_1_6_24_and_72_hours(archive: Archive) -> None:
    article = an_article(date_published=NOW)
    found_due = []
    archive.store(article, NOW)
    for hour in range(200):
        if due(archive, NOW + hours(hour)):
            found_due.append(hour)
            archive.store(article, NOW + hours(hour))
    assert found_due == [1, 6, 24, 72]


def test_an_article_that_was_old_when_found_is_never_due(archive: Archive) -> None:
    archive.store(an_article(date_published=NOW - hours(100)), NOW)
    assert due(archive, NOW + hours(1000)) == []


def test_the_times_of_rechecks_can_be_set(open_archive: Callable[..., Archive]) -> None:
    archive = open_archive(recheck=Recheck.of_hours(recheck=[2], retry=[]))
    archive.store(an_article(date_published=NOW), NOW)
    assert [hour for hour in (1, 2) if due(archive, NOW + hours(hour))] == [2]


def test_a_failed_address_is_tried_again_after_growing_pauses_and_then_given_up(archive: Archive) -> None:
    find(archive)
    now, pauses = NOW, []
    for _ in range(20):
        fail(archive, now)
        following = archive.why(URL).next_try
        if following is None:
            break
        pauses.append((datetime.fromisoformat(following) - now) / timedelta(minutes=1))
        now = datetime.fromisoformat(following)
        assert due(archive, now - timedelta(seconds=1)) == []
        assert due(archive, now) == [URL]
    assert pauses == [10, 60, 360, 1440, 4320]
    why = archive.why(URL)
    assert (why.state, why.reason, why.failures) == ("failed", "HTTP 503", 6)
    assert not find(archive, NOW + hours(10_000))


def test_a_failure_does_not_count_where_nothing_of_the_publisher_could_be_reached(archive: Archive) -> None:
    for hour in range(20):
        archive.record(UrlOutcome(URL, PAPER, UrlState.FAILED, "timeout", reached=False), NOW + hours(hour))
        assert due(archive, NOW + hours(hour)) == []
        assert due(archive, NOW + hours(hour + 0.5)) == [URL]
    fail(archive, NOW + hours(20))
    assert archive.why(URL).failures == 2


def test_an_address_that_recovers_starts_to_count_anew(archive: Archive) -> None:
    fail(archive, NOW)
    archive.store(an_article(), NOW + hours(1))
    assert (archive.why(URL).state, archive.why(URL).failures) == ("stored", 0)


def test_a_stored_article_stays_stored_when_a_later_check_fails(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    fail(archive, NOW + hours(1))
    why = archive.why(URL)
    assert (why.state, why.reason, why.article) == ("stored", "last check: HTTP 503", URL)


def test_a_stored_article_stays_stored_when_a_run_filters_it(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    archive.record(UrlOutcome(URL, PAPER, UrlState.FILTERED, "before since"), NOW)
    assert archive.why(URL).state == "stored"


def test_an_article_whose_page_is_gone_is_withdrawn_and_never_deleted(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    fail(archive, NOW + hours(1), "HTTP 404", UrlState.GONE)
    why = archive.why(URL)
    assert (why.state, why.withdrawn) == ("gone", "2026-11-22T13:00:00+00:00")
    assert archive.at(URL) == an_article()
    assert due(archive, NOW + hours(10_000)) == []


def test_an_article_that_comes_back_is_no_longer_withdrawn(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    fail(archive, NOW + hours(1), "HTTP 404", UrlState.GONE)
    assert archive.store(an_article(), NOW + hours(2)).outcome == "unchanged"
    assert (archive.why(URL).state, archive.why(URL).withdrawn) == ("stored", None)


@pytest.mark.parametrize(("reason", "again"), [("HTTP 404", True), ("HTTP 410", False)])
def test_a_page_that_was_never_there_may_only_be_late_unless_the_server_says_gone(
    archive: Archive, reason: str, again: bool
) -> None:
    fail(archive, NOW, reason, UrlState.GONE)
    assert bool(due(archive, NOW + hours(1))) is again


def test_a_page_that_a_redeploy_may_have_broken_is_looked_at_six_times_within_14_days(archive: Archive) -> None:
    listing_id = archive.listings.id_of(SITEMAP, PAPER)
    entry = Entry(URL, listing=SITEMAP)
    looks = []
    for hour in range(1000):
        moment = NOW + hours(hour)
        if archive.urls.find(URL, entry, PAPER, listing_id, moment).fetch:
            looks.append(hour)
            fail(archive, moment, Reason.NO_BODY, UrlState.NOT_ARTICLE)
    assert looks == [0, 1, 7, 31, 103, 271]


def test_a_page_that_a_redeploy_may_have_broken_is_looked_at_only_while_a_listing_names_it(archive: Archive) -> None:
    listing_id = archive.listings.id_of(SITEMAP, PAPER)
    archive.urls.find(URL, Entry(URL, listing=SITEMAP), PAPER, listing_id, NOW)
    fail(archive, NOW, Reason.NO_BODY, UrlState.NOT_ARTICLE)
    later = NOW + hours(2)
    assert due(archive, later) == []
    assert [url for url, _ in archive.url_queue.second_looks(PAPER, later, SITEMAP)] == [URL]
    assert archive.url_queue.second_looks(PAPER, later, "https://harbour.example/feed.xml") == []


@pytest.mark.parametrize(("reason", "again"), [("consent wall", True), ("listing", False)])
def test_only_a_page_that_was_kept_from_us_is_asked_again(archive: Archive, reason: str, again: bool) -> None:
    fail(archive, NOW, reason, UrlState.NOT_ARTICLE)
    assert bool(due(archive, NOW + hours(1))) is again


@pytest.mark.parametrize("state", [UrlState.FILTERED, UrlState.ROBOTS])
def test_what_was_not_fetched_may_be_fetched_by_another_run(archive: Archive, state: UrlState) -> None:
    archive.record(UrlOutcome(URL, PAPER, state, "before since"), NOW)
    assert find(archive)
    assert archive.why(URL).state == "found"
    assert due(archive, NOW) == [URL]  # until it was fetched, also if this run dies


@pytest.mark.parametrize(("reason", "again"), [("robots.txt", 72), ("robots.txt: HTTP 503", 1)])
def test_what_no_robots_txt_allowed_is_due_sooner_than_what_one_forbids(
    archive: Archive, reason: str, again: int
) -> None:
    find(archive)
    archive.record(UrlOutcome(URL, PAPER, UrlState.ROBOTS, reason), NOW)
    assert next(hour for hour in (0, 1, 72) if due(archive, NOW + hours(hour))) == again


def test_a_listing_that_names_a_later_change_makes_an_article_due(archive: Archive) -> None:
    article = an_article(date_published=OLD)
    find(archive, modified=NOW - hours(5))
    archive.store(article, NOW)
    assert not find(archive, NOW + hours(1), modified=NOW - hours(5))
    assert find(archive, NOW + hours(1), modified=NOW - hours(4))
    assert due(archive, NOW + hours(1)) == [URL]  # until it was fetched, also if this run dies
    archive.store(replace(article, headline="New"), NOW + hours(1))
    assert not find(archive, NOW + hours(2), modified=NOW - hours(4))


def test_a_listing_that_calls_everything_changed_is_believed_less_and_less(archive: Archive) -> None:
    article = an_article(date_published=OLD)
    find(archive, modified=NOW)
    archive.store(article, NOW)
    fetched = []
    for hour in range(1, 100):
        moment = NOW + hours(hour)
        if find(archive, moment, modified=moment):
            fetched.append(hour)
            archive.store(article, moment)
    assert fetched == [1, 2, 8, 32]


SITEMAP = "https://harbour.example/sitemap.xml"
SLUGS = [f"story-{number}" for number in range(20)]


def crawl_sitemap(archive: Archive, now: datetime, *, changed: Collection[str] = ()) -> list[str]:
    """Read a sitemap that calls all articles changed just *now*, as some of them are; return what was asked for."""
    asked = []
    with archive.transaction():
        listing_id = archive.listings.id_of(SITEMAP, PAPER)
        for slug in SLUGS:
            url = an_article(slug).canonical_url
            if archive.urls.find(url, Entry(url, listing=SITEMAP, modified=now), PAPER, listing_id, now).fetch:
                asked.append(slug)
        for slug in asked:
            headline = f"{slug} at {now}" if slug in changed else slug
            archive.store(an_article(slug, date_published=OLD, headline=headline), now)
    return asked


def test_a_sitemap_whose_dates_are_always_now_costs_a_tenth_from_the_third_crawl_on(
    open_archive: Callable[..., Archive],
) -> None:
    asked = [len(crawl_sitemap(open_archive(), NOW + hours(2 * crawl))) for crawl in range(8)]
    assert asked[:2] == [20, 20]
    assert max(asked[2:]) == 2
    assert sum(asked[2:])


def test_the_articles_that_a_doubted_sitemap_is_tried_by_are_not_always_the_same(
    open_archive: Callable[..., Archive],
) -> None:
    tried = [crawl_sitemap(open_archive(), NOW + hours(2 * crawl)) for crawl in range(12)]
    assert len(set().union(*tried[2:])) > 6


def test_a_doubted_sitemap_leaves_no_articles_due(open_archive: Callable[..., Archive]) -> None:
    for crawl in range(3):
        crawl_sitemap(open_archive(), NOW + hours(2 * crawl))
    assert due(open_archive(), NOW + hours(1000)) == []


def test_a_sitemap_whose_dates_are_true_is_believed_at_once_and_always(
    open_archive: Callable[..., Archive],
) -> None:
    asked = [len(crawl_sitemap(open_archive(), NOW + hours(2 * crawl), changed=SLUGS)) for crawl in range(4)]
    assert asked == [20] * 4


def test_a_doubted_sitemap_that_comes_to_tell_the_truth_is_believed_again(open_archive: Callable[..., Archive]) -> None:
    for crawl in range(3):
        crawl_sitemap(open_archive(), NOW + hours(2 * crawl))
    later = [crawl_sitemap(open_archive(), NOW + hours(1000 + 2 * day), changed=SLUGS) for day in range(4)]
    assert len(later[-1]) == 20


def test_a_listing_that_calls_a_page_changed_that_is_no_article_is_believed_less_and_less(archive: Archive) -> None:
    fetched = []
    for hour in range(200):
        moment = NOW + hours(hour)
        if find(archive, moment, modified=moment):
            fetched.append(hour)
            fail(archive, moment, "not a page", UrlState.NOT_ARTICLE)
    assert fetched == [0, 1, 2, 8, 32, 104, 176]


def test_a_duplicate_that_a_listing_calls_changed_is_asked_for_less_and_less(archive: Archive) -> None:
    archive.store(an_article(date_published=OLD), NOW)
    copy = an_article(canonical_url=URL + "-copy", date_published=OLD)
    fetched = []
    for hour in range(1, 100):
        moment = NOW + hours(hour)
        entry = Entry(copy.canonical_url, listing=SITEMAP, modified=moment)
        if archive.urls.find(copy.canonical_url, entry, PAPER, None, moment).fetch:
            fetched.append(hour)
            assert archive.store(copy, moment).outcome == "duplicate"
    assert fetched == [1, 2, 3, 9, 33]


def test_a_clock_that_was_ahead_keeps_no_address_waiting(archive: Archive) -> None:
    ahead = NOW + hours(24 * 365)
    fail(archive, ahead)
    assert due(archive, NOW) == [URL]
    assert archive.decide(URL, None, NOW).fetch


def test_the_addresses_of_a_state_can_be_listed(archive: Archive) -> None:
    archive.store(an_article("a"), NOW)
    fail(archive, NOW)
    assert [why.url for why in archive.why_all(PAPER, "failed")] == [URL]
    assert len(list(archive.why_all(PAPER))) == 2
    assert list(archive.why_all("other")) == []


def test_a_page_of_a_crawl_archive_is_not_due_although_it_was_young_when_it_was_fetched(archive: Archive) -> None:
    archive.store(an_article(date_published=OLD), NOW, fetched=OLD + hours(0.5))
    assert due(archive, NOW) == []


def test_what_a_listing_changed_after_a_crawl_archive_was_made_is_fetched(archive: Archive) -> None:
    archive.store(an_article(date_published=OLD), NOW, fetched=OLD)
    assert find(archive, NOW, modified=OLD + hours(1))


def test_an_older_page_says_nothing_of_an_address_that_was_visited_since(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    before = archive.urls.at(URL)
    archive.store(an_article(), NOW + hours(1), fetched=OLD)
    archive.record(UrlOutcome(URL, PAPER, UrlState.NOT_ARTICLE, "consent wall", fetched=OLD), NOW + hours(1))
    assert archive.urls.at(URL) == before


def test_an_article_that_is_found_in_a_kept_page_of_no_article_is_stored(archive: Archive) -> None:
    archive.record(UrlOutcome(URL, PAPER, UrlState.NOT_ARTICLE, "no headline"), NOW)
    archive.store(an_article(), NOW + hours(1), fetched=NOW, cause=Cause.REEXTRACT)
    assert archive.why(URL).state == "stored"


def test_an_address_that_this_run_does_not_want_keeps_the_reason_and_stays_due(archive: Archive) -> None:
    find(archive)
    archive.record(UrlOutcome(URL, PAPER, UrlState.FILTERED, "over limit"), NOW)
    why = archive.why(URL)
    assert (why.state, why.reason, due(archive, NOW)) == ("found", "over limit", [URL])


def test_what_an_older_newsbot_kept_of_a_listing_is_still_read():
    kept = str(dumps(Entry(URL, title="Pier"))).replace("{", '{"summary":"It will rain.",', 1)
    assert entry_from_json(kept) == Entry(URL, title="Pier")


# The archive's clock and the clocks of others


def test_what_is_due_at_this_second_is_due_and_what_is_due_in_the_longest_pause_is_waited_for(archive: Archive) -> None:
    fail(archive, NOW)
    for _ in range(4):
        fail(archive, NOW)
    assert archive.why(URL).next_try == (NOW + hours(72)).isoformat()
    assert due(archive, NOW) == []
    assert not archive.decide(URL, None, NOW).fetch
    assert due(archive, NOW + hours(72)) == [URL]
    assert archive.decide(URL, None, NOW + hours(72)) == Decision(True, "due again")


def test_a_moment_beyond_any_pause_was_noted_by_a_clock_that_ran_ahead(archive: Archive) -> None:
    for _ in range(5):
        fail(archive, NOW + Recheck().longest - hours(72) + timedelta(seconds=1))
    assert due(archive, NOW) == [URL]
    assert archive.decide(URL, None, NOW).fetch


@pytest.mark.parametrize(("ahead", "is_believed"), [(0, True), (2, True), (24, True), (24.1, False), (1000, False)])
def test_a_change_that_a_listing_dates_up_to_a_day_ahead_is_believed(
    archive: Archive, ahead: float, is_believed: bool
) -> None:
    find(archive, modified=OLD)
    archive.store(an_article(date_published=OLD), NOW - hours(1))
    assert find(archive, modified=NOW + hours(ahead)) is is_believed


def test_a_change_without_an_offset_is_taken_for_utc(archive: Archive) -> None:
    find(archive, modified=NOW)
    archive.store(an_article(date_published=OLD), NOW)
    assert not find(archive, NOW + hours(1), modified=NOW.replace(tzinfo=None))
    assert find(archive, NOW + hours(1), modified=(NOW + hours(0.5)).replace(tzinfo=None))


def test_a_listing_that_dates_nothing_changes_nothing(archive: Archive) -> None:
    find(archive)
    archive.store(an_article(date_published=OLD), NOW)
    assert archive.urls.find(URL, Entry(URL), PAPER, None, NOW + hours(1)) == Decision(False, "stored")


def test_a_change_that_is_not_believed_yet_is_looked_at_when_the_patience_is_over(archive: Archive) -> None:
    find(archive, modified=NOW)
    archive.store(an_article(date_published=OLD), NOW)
    for hour in (1, 2):
        assert find(archive, NOW + hours(hour), modified=NOW + hours(hour))
        archive.store(an_article(date_published=OLD), NOW + hours(hour))
    assert not find(archive, NOW + hours(3), modified=NOW + hours(3))
    assert due(archive, NOW + hours(7.9)) == []
    assert due(archive, NOW + hours(8)) == [URL]  # six hours after the last look


# What a run leaves to the next one


def test_what_is_due_comes_the_longest_waiting_first_with_what_was_said_of_it(archive: Archive) -> None:
    for hour, slug in enumerate(("c", "a", "b")):
        url = f"https://harbour.example/{slug}"
        archive.urls.find(url, Entry(url + "?rss", "https://harbour.example/feed"), PAPER, None, NOW + hours(hour))
    waiting = archive.url_queue.due(PAPER, NOW + hours(5))
    assert [entry.url[-5:] for _, entry in waiting] == ["c?rss", "a?rss", "b?rss"]
    assert archive.url_queue.due("times", NOW + hours(5)) == []


def test_a_stored_article_is_asked_for_at_its_own_address(archive: Archive) -> None:
    article = an_article(date_published=NOW)
    archive.store(article, NOW)
    assert archive.url_queue.due(PAPER, NOW + hours(1)) == [(URL, Entry(article.url, ""))]


def test_what_failed_without_a_listing_is_asked_for_by_its_address(archive: Archive) -> None:
    archive.record(UrlOutcome(URL, PAPER, UrlState.FAILED, "timeout"), NOW, "https://harbour.example/feed")
    assert archive.url_queue.due(PAPER, NOW + hours(1)) == [(URL, Entry(URL, "https://harbour.example/feed"))]


def test_what_was_given_up_keeps_no_hints(archive: Archive) -> None:
    find(archive, title="Pier")
    fail(archive, NOW)
    assert "Pier" in str(archive.urls.at(URL))
    fail(archive, NOW, "HTTP 410", UrlState.GONE)
    assert "Pier" not in str(archive.urls.at(URL))


def test_an_address_keeps_when_it_was_first_seen_and_notes_when_it_was_tried_last(archive: Archive) -> None:
    find(archive)
    fail(archive, NOW + hours(1))
    archive.store(an_article(), NOW + hours(2))
    why = archive.why(URL)
    assert (why.first_seen, why.last_tried) == (NOW.isoformat(), (NOW + hours(2)).isoformat())


# What one outcome does to another


@pytest.mark.parametrize("before", ["stored", "duplicate"])
def test_the_same_article_by_another_way_in_one_run_changes_nothing(archive: Archive, before: str) -> None:
    archive.store(an_article(), NOW)
    url = URL
    if before == "duplicate":
        url = "https://harbour.example/copy"
        archive.store(an_article(canonical_url=url), NOW)
    known = archive.urls.at(url)
    archive.record(UrlOutcome(url, PAPER, UrlState.DUPLICATE, "redirects to a known address"), NOW + hours(1))
    assert archive.urls.at(url) == known


def test_an_address_that_leads_to_a_known_one_is_a_duplicate_for_good(archive: Archive) -> None:
    find(archive)
    archive.record(UrlOutcome(URL, PAPER, UrlState.DUPLICATE, "redirects to a known address"), NOW)
    assert (archive.why(URL).state, due(archive, NOW + hours(1000))) == ("duplicate", [])


@pytest.mark.parametrize("state", [UrlState.FILTERED, UrlState.ROBOTS, UrlState.FOUND])
def test_what_was_not_read_this_time_does_not_undo_what_was_read_before(archive: Archive, state: UrlState) -> None:
    fail(archive, NOW)
    known = archive.urls.at(URL)
    archive.record(UrlOutcome(URL, PAPER, state, "before since"), NOW + hours(1))
    assert archive.urls.at(URL) == known


@pytest.mark.parametrize("reason", ["consent wall", "block page", "soft 404"])
def test_a_stored_article_whose_page_looks_like_none_stays_and_is_looked_at_again(
    archive: Archive, reason: str
) -> None:
    archive.store(an_article(date_published=OLD), NOW)
    fail(archive, NOW + hours(1), reason, UrlState.NOT_ARTICLE)
    why = archive.why(URL)
    assert (why.state, why.reason, why.failures) == ("stored", f"last check: {reason}", 1)
    assert due(archive, NOW + hours(1) + timedelta(minutes=10)) == [URL]


def test_a_page_that_was_never_an_article_and_is_gone_may_come_back(archive: Archive) -> None:
    fail(archive, NOW, "HTTP 404", UrlState.GONE)
    assert (archive.why(URL).state, archive.why(URL).withdrawn) == ("gone", None)
    assert due(archive, NOW + timedelta(minutes=10)) == [URL]


def test_a_failure_that_says_little_counts_once_at_least_and_never_more(archive: Archive) -> None:
    for _ in range(3):
        fail(archive, NOW)
    archive.record(UrlOutcome(URL, PAPER, UrlState.FAILED, "timeout", reached=False), NOW)
    assert archive.why(URL).failures == 3


def test_unchanged_visits_in_a_row_are_counted_until_one_brings_a_change(archive: Archive) -> None:
    counts = []
    for headline in ("One", "One", "One", "Two"):
        archive.store(an_article(headline=headline), NOW)
        counts.append((archive.urls.at(URL) or {})["quiet"])
    assert counts == [0, 1, 2, 0]


def test_a_page_fetched_later_than_the_last_visit_tells_more_and_dates_the_visit(archive: Archive) -> None:
    archive.record(UrlOutcome(URL, PAPER, UrlState.NOT_ARTICLE, "no headline", fetched=OLD), NOW)
    assert archive.why(URL).last_tried == OLD.isoformat()
    archive.record(UrlOutcome(URL, PAPER, UrlState.NOT_ARTICLE, "consent wall", fetched=OLD + hours(1)), NOW)
    assert (archive.why(URL).reason, archive.why(URL).last_tried) == ("consent wall", (OLD + hours(1)).isoformat())
    archive.record(UrlOutcome(URL, PAPER, UrlState.NOT_ARTICLE, "listing", fetched=OLD + hours(1)), NOW)
    assert archive.why(URL).reason == "consent wall", "what was fetched at the same second tells no more"


def test_an_older_page_that_changes_an_article_does_not_date_the_visit_back(archive: Archive) -> None:
    archive.record(UrlOutcome(URL, PAPER, UrlState.NOT_ARTICLE, "no headline"), NOW)
    archive.store(an_article(date_published=OLD), NOW + hours(1), fetched=OLD, cause=Cause.REEXTRACT)
    assert (archive.why(URL).state, archive.why(URL).last_tried) == ("stored", NOW.isoformat())


def test_every_address_that_led_to_an_article_is_stored_with_it(archive: Archive) -> None:
    short = "https://harbour.example/1"
    archive.store(an_article(), NOW, aliases=[short])
    assert (archive.why(short).state, archive.why(short).article) == ("stored", URL)
    archive.store(an_article(canonical_url="https://harbour.example/copy"), NOW, aliases=["https://harbour.example/2"])
    assert (archive.why("https://harbour.example/2").state, archive.why("https://harbour.example/2").article) == (
        "duplicate",
        URL,
    )


def test_addresses_are_listed_by_publisher_and_state_or_all(archive: Archive) -> None:
    archive.store(an_article("a"), NOW)
    fail(archive, NOW)
    archive.record(UrlOutcome("https://times.example/x", "times", UrlState.FAILED, "timeout"), NOW)
    assert len(list(archive.why_all())) == 3
    assert {why.publisher for why in archive.why_all(state="failed")} == {PAPER, "times"}


def test_publishers_are_those_with_articles_and_those_that_are_known(archive: Archive) -> None:
    assert archive.publishers() == []
    for publisher in ("times", "post", "mail"):
        archive.store(an_article(publisher, publisher=publisher), NOW)
    archive.database.write("INSERT INTO publisher (name) VALUES ('gazette'), ('post')")
    assert archive.publishers() == ["gazette", "mail", "post", "times"]


def test_a_change_is_seen_against_what_any_listing_of_the_first_crawl_said(archive: Archive) -> None:
    """The feed, which dates no change, named the article before the sitemap did."""
    find(archive)
    archive.urls.note_change(URL, Entry(URL, modified=NOW - hours(9)), NOW)
    archive.store(an_article(date_published=OLD), NOW)
    assert not find(archive, NOW + hours(5), modified=NOW - hours(9))
    assert find(archive, NOW + hours(5), modified=NOW - hours(8))


def test_a_change_in_the_future_or_before_a_known_one_is_not_noted(archive: Archive) -> None:
    find(archive, modified=NOW - hours(2))
    for modified in (NOW + hours(1), NOW - hours(3)):
        archive.urls.note_change(URL, Entry(URL, modified=modified), NOW)
    archive.store(an_article(date_published=OLD), NOW)
    assert find(archive, NOW + hours(5), modified=NOW - hours(1))


def test_addresses_that_are_expected_are_found_as_those_that_are_not(archive: Archive) -> None:
    slugs = st.sampled_from("abcdefgh")
    later = st.sampled_from([None, NOW + timedelta(hours=1)])

    @settings(max_examples=20)
    @given(st.lists(st.tuples(slugs, later), max_size=12), st.sets(slugs))
    def check(named: list[tuple[str, datetime | None]], expected: set[str]) -> None:
        come_to = []
        for among in (set[str](), expected):
            with archive.transaction():
                archive.database.write("DELETE FROM url")
                for slug in "ab":
                    archive.record(UrlOutcome(f"https://harbour.example/{slug}", "post", UrlState.STORED, "new"), NOW)
                with archive.urls.expected.among(f"https://harbour.example/{slug}" for slug in among):
                    told = []
                    for slug, modified in named:
                        url = f"https://harbour.example/{slug}"
                        entry = Entry(url, "https://harbour.example/feed.xml", modified=modified)
                        told.append(archive.urls.find(url, entry, "post", None, NOW + timedelta(days=2)))
                        archive.urls.note_change(url, entry, NOW + timedelta(days=2))
            rows = archive.database.rows("SELECT * FROM url ORDER BY url")
            come_to.append((told, [tuple(row) for row in rows]))
        assert come_to[0] == come_to[1]

    check()


def test_what_waits_to_be_written_is_not_where_the_block_fails(archive: Archive) -> None:
    url = "https://harbour.example/a"
    with pytest.raises(ZeroDivisionError), archive.transaction(), archive.urls.expected.among([url]):  # noqa: PT012
        archive.urls.find(url, Entry(url, ""), "post", None, NOW)
        _ = 1 / 0
    assert archive.urls.at(url) is None
    archive.urls.find(url, Entry(url, ""), "post", None, NOW)
    assert archive.urls.at(url)


def test_an_address_is_read_once_while_its_article_is_stored(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    alias, read, row = "https://harbour.example/old-pier", list[str](), archive.database.row

    def noting(sql: str, values: Any = ()) -> Any:
        read.extend(values if sql == "SELECT * FROM url WHERE url = ?" else ())
        return row(sql, values)

    monkeypatch.setattr(archive.database, "row", noting)
    for article in (an_article(), an_article(headline="The pier is open")):
        archive.store(article, NOW, aliases=[alias])
        assert sorted(read) == sorted([article.canonical_url, alias])
        read.clear()
    assert archive.why(alias).state == "stored"


def test_what_was_read_while_an_article_was_not_stored_is_read_anew(archive: Archive) -> None:
    article = an_article()
    with suppress(ZeroDivisionError), archive.transaction():
        archive.store(article, NOW)
        _ = 1 / 0
    assert archive.urls.at(article.canonical_url) is None
    archive.store(article, NOW)
    assert archive.urls.article_at([article.canonical_url])
