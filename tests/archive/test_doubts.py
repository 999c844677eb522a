"""New pages that may be no articles: the same at several addresses, or with nothing of what a listing named."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.archive import Archive, Stored
from newsbot.archive.doubts import is_doubtful
from newsbot.items import Article, Block
from newsbot.sources import Entry
from newsbot.sources.headline_match import are_alike, is_about, likeness
from newsbot.states import Cause, Reason
from tests.archive.conftest import NOW, an_article, minutes

SITE = "https://harbour.example/"
HOUR = timedelta(hours=1)
OUTAGES = [
    ("Dolgozunk az oldalon", "Hamarosan visszatérünk. Kérjük, nézzen vissza később!"),
    ("ただいま準備中です", "しばらくしてからもう一度お試しください。"),
    ("Tuko kazini", "Tovuti yetu itarudi hivi karibuni. Asante kwa subira yako."),
    ("Welcome back", minutes("a long form to fill in ")),
]


def a_page(slug: str, headline: str, text: str, **facts: Any) -> Article:
    url = SITE + slug
    return Article(url, url, "harbour_post", headline=headline, body=[Block(text=text)], text=text, **facts)


def visit(archive: Archive, page: Article, title: str | None, hours: float = 0, **arguments: Any) -> Stored:
    """Store *page* as a crawl does which a listing led there, so many hours after NOW."""
    now = NOW + hours * HOUR
    if archive.urls.at(page.canonical_url) is None:
        archive.urls.find(page.canonical_url, Entry(page.url, title=title), page.publisher, None, now)
    return archive.store(page, now, **arguments)


@pytest.mark.parametrize(("headline", "text"), OUTAGES)
def test_what_several_addresses_show_is_no_article_of_any(archive: Archive, headline: str, text: str) -> None:
    titles = {"4711": "Pier to be rebuilt", "4712": "Fog closes the harbour", "4713": "Ferry to sail again"}
    outcomes = [
        visit(archive, a_page(slug, headline, text), title, hours).reason
        for hours in (0, 2, 8)
        for slug, title in titles.items()
    ]
    assert outcomes == [Reason.SEEN_ONCE, *[Reason.REPEATED] * 8]
    assert list(archive.articles()) == []


def test_addresses_with_words_in_common_are_no_addresses_of_one_article(archive: Archive) -> None:
    pages = [a_page(f"storm-over-the-pier-{number}", *OUTAGES[0]) for number in (1, 2)]
    reasons = [visit(archive, page, "Storm over the pier", hours).reason for hours in (0, 1) for page in pages]
    assert reasons == [Reason.SEEN_ONCE, *[Reason.REPEATED] * 3]


def test_what_was_stored_of_an_outage_that_met_one_address_is_none_of_the_next(archive: Archive) -> None:
    for hours in (0, 1):
        visit(archive, a_page("4711", *OUTAGES[0]), "Pier to be rebuilt", hours)
    late = NOW + timedelta(days=30)
    archive.urls.find(SITE + "4712", Entry(SITE + "4712", title="Fog"), "harbour_post", None, late)
    assert archive.store(a_page("4712", *OUTAGES[0]), late).reason == Reason.REPEATED


def test_the_article_is_stored_when_its_address_shows_it(archive: Archive) -> None:
    for slug in ("4711", "4712"):
        visit(archive, a_page(slug, *OUTAGES[0]), "Pier to be rebuilt")
    article = an_article("4711")
    assert visit(archive, article, None, 1).outcome == "new"
    assert visit(archive, a_page("4712", *OUTAGES[0]), None, 2).reason == Reason.REPEATED


def test_a_flash_is_an_article_when_it_is_seen_the_same_twice(archive: Archive) -> None:
    flash = a_page("4711", "Ferry sinks", "The ferry to the island has sunk, says the coast guard.")
    assert visit(archive, flash, "Ferry sinks").reason == Reason.SEEN_ONCE
    assert visit(archive, flash, "Ferry sinks", 1).outcome == "new"


def test_a_flash_that_was_another_before_is_seen_once_only(archive: Archive) -> None:
    visit(archive, a_page("4711", "Ferry sinks", "The ferry has sunk."), "Ferry sinks")
    other = a_page("4711", "Ferry sinks", "The ferry has not sunk, says the coast guard.")
    assert visit(archive, other, "Ferry sinks", 1).reason == Reason.SEEN_ONCE


def test_a_flash_with_its_own_date_is_an_article_at_once(archive: Archive) -> None:
    provenance = {"date_published": "time element"}
    flash = a_page("4711", "Ferry sinks", "The ferry has sunk.", date_published=NOW, provenance=provenance)
    assert visit(archive, flash, "Ferry sinks").outcome == "new"


def test_a_date_that_only_the_listing_gives_is_no_witness(archive: Archive) -> None:
    provenance = {"date_published": "listing, offset assumed"}
    junk = a_page("4711", *OUTAGES[0], date_published=NOW, provenance=provenance)
    assert visit(archive, junk, "Pier to be rebuilt").reason == Reason.SEEN_ONCE


def test_shells_with_the_headline_of_their_article_are_none(archive: Archive) -> None:
    shells = [
        a_page(slug, title, f"{title} Un moment, on charge tout.") for slug, title in (("1", "Fog"), ("2", "Rain"))
    ]
    reasons = [visit(archive, shell, shell.headline, hours).reason for hours in (0, 1) for shell in shells]
    assert reasons == [Reason.SEEN_ONCE, Reason.REPEATED, Reason.REPEATED, Reason.REPEATED]


@pytest.mark.parametrize("headline", ["Weather", "Live", "天気"])
def test_recurring_headlines_with_different_texts_are_news(archive: Archive, headline: str) -> None:
    for slug in ("4711", "4712", "4713"):
        assert visit(archive, a_page(slug, headline, minutes(slug)), headline).outcome == "new"


def test_one_article_at_two_addresses_is_a_duplicate_as_ever(archive: Archive) -> None:
    text = minutes("pier")
    visit(archive, a_page("news/4711", "Pier to be rebuilt", text), "Pier to be rebuilt")
    again = visit(archive, a_page("local/9999", "Pier to be rebuilt", text), "Pier to be rebuilt")
    assert (again.outcome, again.reason) == ("duplicate", Reason.SAME_TEXT)


def test_a_flash_at_two_addresses_is_stored_once(archive: Archive) -> None:
    pages = [a_page(slug, "Ferry sinks", "The ferry has sunk.") for slug in ("news/4711", "local/9999")]
    outcomes = [visit(archive, page, "Ferry sinks", hours).outcome for hours in (0, 1) for page in pages]
    assert outcomes == ["not_article", "not_article", "new", "duplicate"]


def test_what_known_articles_show_instead_of_themselves_is_no_new_article(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    known = an_article().canonical_url
    junk = a_page("4711", *OUTAGES[0])
    archive.store(a_page(known.removeprefix(SITE), *OUTAGES[0]), NOW + HOUR)
    assert visit(archive, junk, "Fog closes the harbour", 1).reason == Reason.REPEATED


def test_many_addresses_that_lead_to_one_page_have_no_article(archive: Archive) -> None:
    for slug in ("4711", "4712"):
        url = SITE + slug
        archive.urls.find(url, Entry(url, title=f"{slug} boats"), "harbour_post", None, NOW)
    outage = a_page("status", *OUTAGES[0])
    reasons = [archive.store(outage, NOW + HOUR, aliases=[SITE + slug]).reason for slug in ("4711", "4712", "4711")]
    assert reasons == [Reason.SEEN_ONCE, Reason.REPEATED, Reason.REPEATED]


def test_a_page_that_is_asked_for_by_hand_need_not_be_seen_twice(archive: Archive) -> None:
    assert archive.store(a_page("4711", "Ferry sinks", "The ferry has sunk."), NOW).outcome == "new"


def test_a_kept_page_that_is_read_again_is_no_second_visit(archive: Archive) -> None:
    flash = a_page("4711", "Ferry sinks", "The ferry has sunk.")
    visit(archive, flash, "Ferry sinks")
    for _ in range(3):
        stored = archive.store(flash, NOW + 9 * HOUR, fetched=NOW, cause=Cause.REEXTRACT)
        assert stored.reason == Reason.SEEN_ONCE


def test_doubts_outlive_the_process(open_archive: Callable[..., Archive]) -> None:
    for slug, reason in (("4711", Reason.SEEN_ONCE), ("4712", Reason.REPEATED)):
        assert visit(open_archive(), a_page(slug, *OUTAGES[0]), "Fog closes the harbour").reason == reason


@given(st.text(max_size=60), st.text(max_size=60) | st.none(), st.text(max_size=200), st.text(max_size=60))
def test_any_page_is_judged(headline: str, title: str | None, text: str, url: str) -> None:
    assert is_doubtful(a_page("a", headline, text), title, url) in (True, False)
    assert is_about(headline, title, url) in (True, False, None)
    assert are_alike(url, url)
    assert 0 <= likeness(headline, text) <= 1
