"""Pages that look like no version of their article: what is stored stays, until the same was seen for long enough."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.archive import Archive, UrlOutcome
from newsbot.archive.suspects import is_suspect, is_teaser
from newsbot.items import Article, Block
from newsbot.states import Cause, Reason, UrlState
from tests.archive.conftest import NOW, an_article, minutes

LONG = "\n\n".join(minutes(str(number)) for number in range(6))
URL = an_article().canonical_url


def a_long_article(**facts: Any) -> Article:
    return an_article(**{"text": LONG, "body": [Block(text=part) for part in LONG.split("\n\n")]} | facts)


def a_page(headline: str, text: str, **facts: Any) -> Article:
    return an_article(headline=headline, text=text, body=[Block(text=text)], lead=None, **facts)


JUNK = a_page("We'll be back soon", "Our site is down for maintenance.")


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


@pytest.mark.parametrize(
    "junk",
    [
        JUNK,
        a_page("Loading…", "Loading…"),
        a_page("Fatal error", "Fatal error: Uncaught Error: Call to undefined function f() in /var/www/a.php"),
        a_page("Log in", "Please enter your e-mail address and your password.", is_accessible_for_free=False),
        a_page("メンテナンス中", "しばらくお待ちください。"),
        a_page("", ""),
        a_page("Pier to be rebuilt (pier)", "Loading…"),
    ],
    ids=lambda junk: junk.text[:20],
)
def test_a_page_unlike_the_stored_article_changes_nothing_and_why_says_so(archive: Archive, junk: Article) -> None:
    archive.store(a_long_article(), NOW)
    stored = archive.store(junk, NOW + hours(1))
    assert (stored.outcome, stored.doubt) == ("unchanged", Reason.SUSPECT)
    assert archive.at(URL) == a_long_article()
    why = archive.why(URL)
    assert (why.state, why.reason) == ("stored", f"last check: {Reason.SUSPECT}")


@pytest.mark.parametrize(
    "page",
    [
        a_page("Pier to be rebuilt, but later", "The harbour board has changed its mind."),
        a_page("Weather", LONG[: len(LONG) // 2]),
        a_long_article(headline="Something else"),
    ],
    ids=lambda page: page.headline,
)
def test_another_headline_or_a_shorter_text_alone_makes_a_revision_at_once(archive: Archive, page: Article) -> None:
    archive.store(a_long_article(text=LONG[:800]) if len(page.text) < 50 else a_long_article(), NOW)
    assert archive.store(page, NOW + hours(1)).outcome == "revision"


def test_a_suspect_page_is_asked_for_again_after_growing_pauses_and_counts_after_a_day(archive: Archive) -> None:
    archive.store(a_long_article(), NOW)
    now, pauses = NOW + hours(1), []
    while archive.store(JUNK, now).outcome == "unchanged":
        following = archive.why(URL).next_try
        assert following
        pauses.append((datetime.fromisoformat(following) - now) / hours(1))
        now = datetime.fromisoformat(following)
    assert [round(pause, 2) for pause in pauses] == [0.17, 1, 6, 24]
    assert archive.at(URL) == replace(JUNK, discovered_via=a_long_article().discovered_via)
    assert archive.revisions.of(URL)[-1].cause == "suspect"
    assert archive.revisions.of(URL)[0].article == a_long_article()


def test_many_visits_within_a_day_are_not_enough(archive: Archive) -> None:
    archive.store(a_long_article(), NOW)
    assert {archive.store(JUNK, NOW + hours(hour)).outcome for hour in range(1, 24)} == {"unchanged"}


def test_two_visits_are_not_enough_however_far_apart(archive: Archive) -> None:
    archive.store(a_long_article(), NOW)
    assert {archive.store(JUNK, NOW + hours(hour)).outcome for hour in (1, 1000)} == {"unchanged"}


def test_pages_that_differ_from_each_other_never_count(archive: Archive) -> None:
    archive.store(a_long_article(), NOW)
    pages = [replace(JUNK, text=f"Reference {number}") for number in range(10)]
    outcomes = {archive.store(page, NOW + hours(12 * number)).outcome for number, page in enumerate(pages, 1)}
    assert outcomes == {"unchanged"}


def test_an_article_that_looks_like_itself_again_is_suspect_no_more(archive: Archive) -> None:
    archive.store(a_long_article(), NOW)
    archive.store(JUNK, NOW + hours(1))
    archive.store(JUNK, NOW + hours(20))
    assert archive.store(a_long_article(), NOW + hours(24)).doubt == ""
    assert archive.why(URL).reason == "unchanged"
    assert archive.store(JUNK, NOW + hours(30)).outcome == "unchanged"


def test_what_is_seen_at_many_articles_is_an_outage_however_long_it_stays(archive: Archive) -> None:
    for slug in ("a", "b", "c"):
        url = f"https://harbour.example/{slug}"
        archive.store(an_article(slug, minutes(slug), url=url), NOW)
    addresses = [f"https://harbour.example/{slug}" for slug in ("a", "b", "c")]
    outcomes = [
        archive.store(replace(JUNK, url=url, canonical_url=url), NOW + hours(12 * visit)).outcome
        for visit in range(1, 7)
        for url in addresses
    ]
    assert set(outcomes) == {"unchanged"}


def test_an_outage_that_does_not_declare_the_address_of_the_article_is_suspect_too(archive: Archive) -> None:
    page = "https://harbour.example/pier-in-full"
    archive.store(a_long_article(url=page), NOW, aliases=[page])
    junk = replace(JUNK, url=page, canonical_url=page)
    assert archive.store(junk, NOW + hours(1), aliases=[page]).outcome == "unchanged"
    assert [article.canonical_url for article in archive.articles()] == [URL]


def test_another_article_at_the_page_of_a_known_one_is_new(archive: Archive) -> None:
    page = "https://harbour.example/latest"
    archive.store(a_long_article(url=page), NOW, aliases=[page])
    other = an_article("other", minutes("x"), minutes("y"), minutes("z"), minutes("u"), headline="Fog", url=page)
    assert archive.store(other, NOW + hours(1), aliases=[page]).outcome == "new"


def test_a_kept_page_that_is_suspect_is_not_read_anew_into_the_archive(archive: Archive) -> None:
    archive.store(a_long_article(), NOW)
    for visit in range(6):
        again = archive.store(
            JUNK, NOW + hours(100 + visit), fetched=NOW + hours(12 * visit + 1), cause=Cause.REEXTRACT
        )
        assert again.outcome == "unchanged"


def test_reading_the_stored_version_s_own_page_anew_may_change_all_of_it(archive: Archive) -> None:
    archive.store(a_long_article(), NOW)
    assert archive.store(JUNK, NOW + hours(100), fetched=NOW, cause=Cause.REEXTRACT).outcome == "revision"


@pytest.mark.parametrize(("first", "now"), [(True, False), (None, False), (False, False)])
def test_a_teaser_never_replaces_the_full_text(archive: Archive, first: bool | None, now: bool) -> None:
    archive.store(a_long_article(is_accessible_for_free=first), NOW)
    teaser = a_long_article(text=LONG[:827], body=[Block(text=LONG[:827])], is_accessible_for_free=now, images=[])
    for visit in range(1, 9):
        archive.store(teaser, NOW + hours(12 * visit))
    kept = archive.at(URL)
    assert kept == a_long_article(is_accessible_for_free=now)
    assert archive.why(URL).reason == f"last check: {Reason.TEASER}"


def test_the_change_of_access_is_noted_once(archive: Archive) -> None:
    archive.store(a_long_article(is_accessible_for_free=True), NOW)
    teaser = a_long_article(text=LONG[:827], body=[Block(text=LONG[:827])], is_accessible_for_free=False)
    stored = [archive.store(teaser, NOW + hours(visit)) for visit in (1, 2)]
    assert [(one.outcome, one.changed) for one in stored] == [
        ("revision", ("is_accessible_for_free",)),
        ("unchanged", ()),
    ]
    assert stored[0].article == a_long_article(is_accessible_for_free=False)


def test_a_teaser_with_a_new_headline_changes_the_headline_only(archive: Archive) -> None:
    archive.store(a_long_article(is_accessible_for_free=False), NOW)
    teaser = a_long_article(text=LONG[:827], body=[], is_accessible_for_free=False, headline="Pier to be rebuilt soon")
    assert archive.store(teaser, NOW + hours(1)).changed == ("headline",)
    assert archive.at(URL) == a_long_article(is_accessible_for_free=False, headline="Pier to be rebuilt soon")


def test_a_teaser_need_not_say_that_it_is_not_free(archive: Archive) -> None:
    archive.store(a_long_article(is_accessible_for_free=None), NOW)
    teaser = a_long_article(text=LONG[:827] + " …", body=[], is_accessible_for_free=None)
    assert archive.store(teaser, NOW + hours(1)).outcome == "unchanged"
    assert archive.at(URL) == a_long_article(is_accessible_for_free=None)


def test_the_full_text_of_what_was_a_teaser_replaces_it(archive: Archive) -> None:
    archive.store(a_long_article(text=LONG[:827], is_accessible_for_free=False), NOW)
    assert archive.store(a_long_article(is_accessible_for_free=False), NOW + hours(1)).outcome == "revision"


def test_an_article_whose_page_says_for_a_day_that_there_is_none_is_withdrawn(archive: Archive) -> None:
    archive.store(a_long_article(), NOW)
    withdrawn = []
    for hour in (1, 2, 8, 26):
        archive.record(UrlOutcome(URL, "harbour_post", UrlState.NOT_ARTICLE, Reason.SOFT_404), NOW + hours(hour))
        withdrawn.append(archive.why(URL).withdrawn is not None)
    assert withdrawn == [False, False, False, True]
    assert archive.why(URL).state == "gone"
    assert archive.at(URL) == a_long_article()


@pytest.mark.parametrize("reason", [Reason.PLACEHOLDER, Reason.NO_BODY, Reason.FRONT_PAGE])
def test_a_stored_article_whose_page_is_none_now_is_looked_at_again(archive: Archive, reason: Reason) -> None:
    archive.store(a_long_article(), NOW)
    archive.record(UrlOutcome(URL, "harbour_post", UrlState.NOT_ARTICLE, reason), NOW + hours(1))
    assert archive.why(URL).next_try == "2026-11-22T13:10:00+00:00"


@given(st.text(max_size=60), st.text(max_size=200), st.sampled_from([None, True, False]))
def test_any_page_is_judged(headline: str, text: str, is_free: bool | None) -> None:
    page = a_page(headline, text, is_accessible_for_free=is_free)
    for one, other in ((page, a_long_article()), (a_long_article(), page), (page, page)):
        assert is_suspect(one, other) in (True, False)
        assert is_teaser(one, other) in (True, False)


def test_a_suspect_page_shows_its_state_in_the_words_of_the_archive(open_archive: Callable[..., Archive]) -> None:
    archive = open_archive()
    archive.store(a_long_article(), NOW)
    archive.store(JUNK, NOW + hours(1))
    assert open_archive(read_only=True).why(URL).failures == 1
