"""No page replaces or pre-empts the article of another one by naming its address."""

from typing import Any

import pytest

from newsbot.archive import Archive, UrlOutcome
from newsbot.items import Article
from newsbot.states import UrlState
from tests.archive.conftest import NOW, an_article, minutes

X = "https://www.harbour.example/story/pier-is-to-be-rebuilt"
EVIL = "https://evil.example/story/forged"


class File:
    """What the archive knows of a publisher's file."""

    def __init__(self, name: str, *domains: str) -> None:
        self.name = name
        self.allowed_domains = list(domains)


def page(url: str, claimed: str | None = None, headline: str = "", **facts: Any) -> Article:
    """Return the article of the page at *url*, with a headline and a text of its own."""
    words = minutes(url)
    return an_article(
        url.rsplit("/", 1)[-1],
        words,
        url=url,
        canonical_url=claimed or url,
        headline=headline or f"What {url[-4:]} says",
        text=words,
        lead=None,
        **facts,
    )


def addresses(archive: Archive) -> set[str]:
    return {article.canonical_url for article in archive.articles()}


@pytest.mark.parametrize("comes_first", [True, False], ids=["before the article", "after the article"])
def test_another_site_neither_replaces_nor_pre_empts_an_article(archive: Archive, comes_first: bool) -> None:
    true, forged = page(X), page(EVIL, claimed=X, publisher="evil.example")
    for article in (forged, true) if comes_first else (true, forged):
        archive.store(article, NOW)
    assert addresses(archive) == {X, EVIL}
    kept = archive.at(X)
    assert (kept and kept.text, archive.why(X).revision) == (true.text, 1)


def test_a_refused_claim_is_told(archive: Archive) -> None:
    archive.store(page(X), NOW)
    stored = archive.store(page(EVIL, claimed=X), NOW)
    assert (stored.refused, stored.canonical_url) == ("another site", EVIL)
    assert archive.why(EVIL).refused == "another site"
    assert archive.why(X).refused is None


def test_a_refused_claim_leaves_no_mark_on_the_address_that_was_claimed(archive: Archive) -> None:
    archive.store(page(EVIL, claimed=X), NOW)
    assert archive.why(X).state is None


def test_a_page_in_an_amp_cache_has_the_address_of_its_publisher(archive: Archive) -> None:
    cached = page("https://www-harbour-example.cdn.ampproject.org/c/s/www.harbour.example/story/rain", claimed=X)
    assert archive.store(cached, NOW).refused == ""


def test_the_domains_of_one_publishers_file_may_claim_each_others_addresses(archive: Archive) -> None:
    archive.owners.register([File("harbour_post", "harbour.example", "harbour.test"), File("evil", "evil.example")])
    assert archive.store(page("https://harbour.test/a-story-of-rain", claimed=X), NOW).refused == ""
    assert archive.store(page(EVIL, claimed=X), NOW).refused == "another site"


@pytest.mark.parametrize(
    "bogus",
    [
        "https://www.harbour.example/latest-news-from-the-harbour",
        "https://www.harbour.example/news/latest-news-of-today",
        "https://www.harbour.example/?p=1",
        "https://www.harbour.example/story/12345678",
    ],
)
def test_no_article_has_the_address_that_a_template_names_on_all_pages(archive: Archive, bogus: str) -> None:
    pages = [page(f"https://www.harbour.example/story/{n}", claimed=bogus) for n in range(5)]
    stored = [archive.store(article, NOW, aliases=[article.url]).outcome for article in pages * 2]
    assert stored == ["new"] * 5 + ["unchanged"] * 5
    assert {article.canonical_url: article.text for article in archive.articles()} == {
        article.url: article.text for article in pages
    }
    assert [archive.why(article.url).refused for article in pages] == ["another article"] * 5


def test_an_article_keeps_an_address_that_speaks_of_it_whoever_else_claims_it(archive: Archive) -> None:
    first = page("https://www.harbour.example/?id=4711", claimed=X, headline="Pier is to be rebuilt")
    archive.store(first, NOW)
    other = page("https://www.harbour.example/story/rain", claimed=X)
    assert archive.store(other, NOW).refused == "another article"
    assert addresses(archive) == {X, other.url}


def test_the_page_at_an_address_that_a_template_names_has_it(archive: Archive) -> None:
    bogus = "https://www.harbour.example/story/12345678"
    pages = [page(f"https://www.harbour.example/story/{n}", claimed=bogus) for n in range(3)]
    for article in [*pages, page(bogus), *pages]:
        archive.store(article, NOW)
    assert addresses(archive) == {bogus, *(article.url for article in pages)}
    assert {article.number for article in archive.revisions.of(bogus)} == {1}


def test_pictures_and_videos_without_a_text_stay_articles_of_their_own_too(archive: Archive) -> None:
    for number in range(3):
        url = f"https://www.harbour.example/video/{number}"
        video = an_article(url=url, canonical_url=X, headline=f"Film {number}", text="", body=[], lead=None)
        archive.store(video, NOW)
    assert len(list(archive.articles())) == 3


def test_the_article_at_an_address_has_it_also_where_another_page_claimed_it_before(archive: Archive) -> None:
    other = page("https://www.harbour.example/story/rain", claimed=X)
    first = archive.store(other, NOW, aliases=[other.url])
    archive.store(page(X), NOW)
    assert addresses(archive) == {X, other.url}
    moved = archive.at(other.url)
    assert moved
    assert moved.text == other.text
    assert archive.why(other.url).refused == "another article"
    assert archive.database.rows("SELECT article_id FROM url WHERE url = ?", (other.url,))[0][0] == first.article_id
    assert archive.why(X).article == X


def test_an_article_that_moved_is_handed_on_again_under_its_new_address(archive: Archive) -> None:
    archive.store(page("https://www.harbour.example/story/rain", claimed=X), NOW)
    before = archive.database.rows("SELECT max(sequence) FROM article")[0][0]
    archive.store(page(X), NOW)
    changed = archive.database.rows("SELECT canonical_url FROM article WHERE sequence > ?", (before,))
    assert {row[0] for row in changed} == {X, "https://www.harbour.example/story/rain"}


@pytest.mark.parametrize("same", ["headline", "text"])
def test_another_page_of_the_same_article_is_a_version_of_it(archive: Archive, same: str) -> None:
    first = page(X)
    facts = {same: getattr(first, same)}
    second = page("https://www.harbour.example/story/pier-is-to-be-rebuilt-full-page", claimed=X)
    archive.store(first, NOW)
    for name, value in facts.items():
        setattr(second, name, value)
    assert archive.store(second, NOW).canonical_url == X
    assert addresses(archive) == {X}


def test_a_page_that_is_written_anew_is_a_version_of_itself_whatever_it_claims(archive: Archive) -> None:
    url = "https://www.harbour.example/live/today?view=all"
    first, second = page(url, claimed=X), page(url + "&again=1", claimed=X)
    archive.store(first, NOW)
    second.url = url
    assert archive.store(second, NOW).outcome == "revision"


def test_an_update_under_another_address_needs_the_same_site(archive: Archive) -> None:
    victim = page("https://good.github.io/story", publisher="papers")
    longer = page("https://evil.github.io/story", publisher="papers")
    longer.text = f"{victim.text}\n\n{minutes('more')[:200]}"
    archive.store(victim, NOW)
    assert archive.store(longer, NOW).outcome == "new"
    kept = archive.at(victim.canonical_url)
    assert kept
    assert kept.text == victim.text


def test_the_same_text_is_dropped_within_one_site_only(archive: Archive) -> None:
    one, other = page("https://good.github.io/story"), page("https://evil.github.io/story")
    other.text = one.text
    archive.store(one, NOW)
    assert archive.store(other, NOW).outcome == "new"
    again = page("https://good.github.io/again")
    again.text = one.text
    assert archive.store(again, NOW).reason == "same text"


def test_the_state_of_the_claimed_address_stays_that_of_its_own_page(archive: Archive) -> None:
    archive.record(UrlOutcome(X, "harbour_post", UrlState.FAILED, "timeout"), NOW)
    archive.store(page("https://evil.example/story/x", claimed=X), NOW)
    assert archive.why(X).state == "failed"
