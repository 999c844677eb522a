"""One run after another over the demo publisher, whose server counts what it is asked."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newsbot.archive import Archive
from newsbot.demo import DemoPublisher, newsroom
from newsbot.demo.paper import Answer
from newsbot.demo.spider import HarbourPostSpider
from tests.conftest import DATABASES, lent_address
from tests.crawling import ADDRESS, archive_of, crawl, few_stories, files_in, visit

SLUG = "harbour-wall-vote"
FOG = ("Thick fog has closed the harbour since the morning. " * 9,)
JUST_NOW = timedelta(minutes=42)
"""After SLUG was published, 37 minutes before the first visit: a date further in the future would not be believed."""
SECTIONS: dict[str, Any] = {"sources": "sections"}
FEEDS: dict[str, Any] = {"sources": "feeds"}
TRACKING = "utm_source=rss&utm_medium=feed"
"""What the paper's RSS feed puts behind its addresses."""


either = pytest.mark.parametrize("folder", DATABASES, indirect=True)
"""Of tests in which each kind of statement is run on either database; a crawl takes its time."""


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder whose archive is a file in it, or, where that is asked for, a database."""
    database = getattr(request, "param", "sqlite")
    with lent_address(database, tmp_path) as address:
        if database != "sqlite":
            (tmp_path / ADDRESS).write_text(address)
        yield tmp_path


@pytest.fixture
def whole_paper() -> Iterator[DemoPublisher]:
    with DemoPublisher() as paper:
        del paper.stories["container-line-brief"]  # of two articles with one text, the first to arrive is stored
        yield paper


@pytest.fixture
def paper(whole_paper: DemoPublisher) -> DemoPublisher:
    """The paper of the last two days."""
    few_stories(whole_paper)
    return whole_paper


def stored(folder: Path) -> dict[str, str | None]:
    """Return the stored articles: address -> headline."""
    with Archive(archive_of(folder), read_only=True) as archive:
        return {article.canonical_url: article.headline for article in archive.articles()}


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]


def let_pauses_pass(folder: Path) -> None:
    """Make due what is due at any time, as if the time had come."""
    with Archive(archive_of(folder)) as archive:
        archive.database.write("UPDATE url SET next_try = first_seen WHERE next_try IS NOT NULL")


@either
def test_the_first_run_stores_every_article_once_in_archive_and_lines(whole_paper: DemoPublisher, folder: Path) -> None:
    first = visit(whole_paper, folder)
    articles = stored(folder)
    assert whole_paper.url_of(SLUG) in articles
    assert len(articles) == first.stats["newsbot/stored"] >= 38
    assert sorted(str(line["canonical_url"]) for line in lines(folder)) == sorted(articles)
    assert set(first.requests.values()) == {1}


@either
def test_a_second_run_asks_for_robots_txt_and_each_listing_once_and_for_no_article(
    paper: DemoPublisher, folder: Path
) -> None:
    visit(paper, folder)
    before = stored(folder)
    second = visit(paper, folder)
    assert second.articles == []
    assert second.requests["/robots.txt"] == 1
    assert set(second.requests.values()) == {1}
    read = {path for path, status in second.answers if status == 200}
    assert read == {"/robots.txt", "/sitemap.xml", "/sitemaps/archive.xml"}  # indexes, whose parts may change alone
    assert stored(folder) == before
    assert len(lines(folder)) == len(before)


def test_a_server_without_validators_is_asked_no_more(folder: Path) -> None:
    with DemoPublisher(validators=False) as paper:
        visit(paper, folder)
        second = visit(paper, folder)
    assert second.articles == []
    assert second.stats["newsbot/listing/unchanged"] == 14


def test_only_what_is_new_is_fetched(paper: DemoPublisher, folder: Path) -> None:
    visit(paper, folder)
    story = paper.publish(
        "fog", "Fog closes the harbour", ("Thick fog has closed the harbour since the morning. " * 9,)
    )
    second = visit(paper, folder)
    assert second.articles == [story.path]
    assert stored(folder)[paper.url_of("fog")] == "Fog closes the harbour"
    assert lines(folder)[-1]["headline"] == "Fog closes the harbour"


@either
def test_a_changed_article_becomes_one_revision_with_what_changed(paper: DemoPublisher, folder: Path) -> None:
    visit(paper, folder)
    body = paper.stories[SLUG].body
    more = (*body, "The mayor was not there, and sent her deputy.")
    paper.change(SLUG, JUST_NOW, headline="Council votes again", body=more)
    second = visit(paper, folder)
    assert second.articles == [paper.stories[SLUG].path]
    with Archive(archive_of(folder), read_only=True) as archive:
        older, newer = archive.revisions.of(paper.url_of(SLUG))
    assert newer.article.text == older.article.text + "\n\nThe mayor was not there, and sent her deputy."
    assert (older.number, newer.number, newer.article.headline) == (1, 2, "Council votes again")
    assert {"headline", "text", "body", "date_modified"} <= set(newer.changed)
    assert lines(folder)[-1]["headline"] == "Council votes again"


def test_a_change_that_one_listing_tells_is_seen_although_another_that_tells_none_is_read_before(
    paper: DemoPublisher, folder: Path
) -> None:
    feeds_in_turn: dict[str, Any] = {"settings": {"CONCURRENT_REQUESTS": 1}, "sources": "feeds"}  # RSS is the first
    visit(paper, folder, **feeds_in_turn)
    paper.change(SLUG, headline="Council votes again")
    second = visit(paper, folder, **feeds_in_turn)
    assert list(second.requests).index("/feed.xml") < list(second.requests).index("/atom.xml")
    assert second.articles == [paper.stories[SLUG].path]
    assert stored(folder)[paper.url_of(SLUG)] == "Council votes again"


def test_another_run_after_the_change_makes_no_further_revision(paper: DemoPublisher, folder: Path) -> None:
    visit(paper, folder)
    paper.change(SLUG, headline="Council votes again")
    visit(paper, folder)
    assert visit(paper, folder).articles == []


def test_changed_teasers_and_white_space_make_no_revision(paper: DemoPublisher, folder: Path) -> None:
    visit(paper, folder)
    count = len(lines(folder))
    paper.redecorate(SLUG)
    second = visit(paper, folder)
    assert second.articles == [paper.stories[SLUG].path]
    with Archive(archive_of(folder), read_only=True) as archive:
        assert len(archive.revisions.of(paper.url_of(SLUG))) == 1
        assert archive.why(paper.url_of(SLUG)).reason == "unchanged"
    assert len(lines(folder)) == count


NOTICE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"


@pytest.mark.parametrize(
    ("headline", "text"),
    [("We'll be back soon", "Our site is down for maintenance."), ("Fatal error", "Call to undefined function f().")],
)
def test_an_outage_that_is_answered_with_200_replaces_no_article(
    paper: DemoPublisher, folder: Path, monkeypatch: pytest.MonkeyPatch, headline: str, text: str
) -> None:
    visit(paper, folder)
    before, answer = stored(folder), paper.answer
    outage = Answer(NOTICE.format(headline, text))
    monkeypatch.setattr(paper, "answer", lambda target: outage if ".html" in target else answer(target))
    for _ in range(3):
        let_pauses_pass(folder)
        assert visit(paper, folder).articles
        assert before.items() <= stored(folder).items()
    monkeypatch.undo()
    let_pauses_pass(folder)
    visit(paper, folder)
    with Archive(archive_of(folder), read_only=True) as archive:
        assert archive.why(paper.url_of(SLUG)).reason == "unchanged"


def test_a_removal_notice_on_a_page_that_calls_itself_an_article_changes_no_text_and_is_told(
    paper: DemoPublisher, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(paper, folder)
    address, answer = paper.url_of(SLUG), paper.answer
    facts = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Council votes", "url": address}
    script = f'<script type="application/ld+json">{json.dumps(facts)}</script>'
    notice = Answer(script + NOTICE.format("Council votes", "This article has been removed."))
    monkeypatch.setattr(paper, "answer", lambda target: notice if SLUG in target else answer(target))
    let_pauses_pass(folder)
    visit(paper, folder)
    with Archive(archive_of(folder), read_only=True) as archive:
        why, kept = archive.why(address), archive.at(address)
    assert (why.state, why.reason) == ("stored", "last check: soft 404")
    assert kept
    assert len(kept.text) > 900


@either
def test_of_pages_without_a_body_a_tenth_is_looked_at_again_and_all_once_one_has_it(
    whole_paper: DemoPublisher, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = whole_paper.answer
    broken = Answer("<html><head><title>The Harbour Post</title></head><body><h1>A headline</h1></body></html>")
    monkeypatch.setattr(whole_paper, "answer", lambda target: broken if ".html" in target else answer(target))
    first = visit(whole_paper, folder)
    let_pauses_pass(folder)
    second = visit(whole_paper, folder)
    assert stored(folder) == {}
    assert len(second.articles) == max(1, (sum(second.requests.values()) - len(second.articles)) // 10)
    monkeypatch.undo()
    let_pauses_pass(folder)
    third = visit(whole_paper, folder)
    assert set(first.articles) <= set(third.articles)
    assert whole_paper.url_of(SLUG) in stored(folder)


@either
def test_what_the_facts_kept_from_being_read_is_read_when_they_change(paper: DemoPublisher, folder: Path) -> None:
    class Strict(HarbourPostSpider):
        article_url = "/nothing-is-here/"

    crawl(Strict, files_in(folder), base=paper.base)
    assert stored(folder) == {}
    gone = paper.stories[SLUG]
    listed = paper.newest
    paper.newest = lambda section=None: [story for story in listed(section) if story.slug != SLUG]  # type: ignore[method-assign]
    second = visit(paper, folder)
    assert gone.path in second.articles
    assert len(stored(folder)) > 8
    assert visit(paper, folder).articles == []


@either
def test_an_article_that_is_gone_is_marked_and_kept(paper: DemoPublisher, folder: Path) -> None:
    visit(paper, folder)
    other = next(story for story in paper.newest() if story.slug != SLUG)
    gone = {404: paper.stories[SLUG], 410: other}
    for status, story in gone.items():
        paper.delete(story.slug, status)
    let_pauses_pass(folder)
    visit(paper, folder)
    with Archive(archive_of(folder), read_only=True) as archive:
        for status, story in gone.items():
            why = archive.why(paper.base + story.path)
            assert (why.state, why.reason) == ("gone", f"HTTP {status}")
            assert why.withdrawn
    assert {paper.base + story.path for story in gone.values()} <= stored(folder).keys()
    let_pauses_pass(folder)
    assert {story.path for story in gone.values()}.isdisjoint(visit(paper, folder).articles)


@either
def test_a_failing_article_is_stored_once_it_is_healthy_and_its_pause_is_over(
    paper: DemoPublisher, folder: Path
) -> None:
    paper.fail(SLUG)
    address, path = paper.url_of(SLUG), paper.stories[SLUG].path
    visit(paper, folder)
    assert address not in stored(folder)
    paper.heal(SLUG)
    assert path not in visit(paper, folder).articles
    let_pauses_pass(folder)
    assert path in visit(paper, folder).articles  # though every listing is unchanged
    assert address in stored(folder)


def test_a_failing_article_keeps_its_reason(paper: DemoPublisher, folder: Path) -> None:
    paper.fail(SLUG, 503)
    visit(paper, folder)
    with Archive(archive_of(folder), read_only=True) as archive:
        why = archive.why(paper.url_of(SLUG))
    assert (why.state, why.reason, why.failures) == ("failed", "HTTP 503", 1)
    assert why.listing
    assert why.listing.startswith(paper.base)


def test_young_articles_are_checked_again_and_stay_as_they_are(paper: DemoPublisher, folder: Path) -> None:
    visit(paper, folder)
    count = len(lines(folder))
    let_pauses_pass(folder)
    second = visit(paper, folder)
    addresses = {paper.url_of(s.slug) for s in paper.stories.values() if paper.now - s.published < timedelta(hours=70)}
    young = {address.removeprefix(paper.base) for address in addresses & stored(folder).keys()}
    assert len(young) > 8
    assert young <= set(second.articles)
    assert second.stats["newsbot/stored/unchanged"] >= len(young)
    assert len(lines(folder)) == count


def test_an_article_found_at_an_address_with_tracking_is_checked_again_once_whoever_else_names_it(
    paper: DemoPublisher, folder: Path
) -> None:
    others = ["/feed.rdf", "/atom.xml", "/feed.json", "/news-sitemap.xml", "/sitemap.xml"]
    paper.troubles |= dict.fromkeys([*others, *(f"/{section}/" for section in newsroom.SECTIONS)], 500)
    first = visit(paper, folder)
    assert {target.partition("?")[2] for target in first.requests if ".html" in target} == {TRACKING}
    paper.troubles.clear()
    let_pauses_pass(folder)
    second = visit(paper, folder)
    assert set(first.articles) <= set(second.articles)
    assert len(second.articles) == len(set(second.articles))


@either
@pytest.mark.parametrize("arguments", [{}, SECTIONS], ids=["all sources", "sections only"])
def test_what_was_found_and_not_read_is_read_by_the_next_run(
    paper: DemoPublisher, folder: Path, arguments: dict[str, Any]
) -> None:
    visit(paper, folder, limit="3", **arguments)
    assert len(stored(folder)) == 3
    visit(paper, folder, **arguments)
    visit(paper, folder / "undisturbed", **arguments)
    assert stored(folder) == stored(folder / "undisturbed")
    assert len(lines(folder)) == len(stored(folder))


def test_a_walk_stops_at_the_first_page_on_which_everything_is_known(whole_paper: DemoPublisher, folder: Path) -> None:
    first = visit(whole_paper, folder, **SECTIONS)
    assert "/politics/?page=3" in first.requests
    whole_paper.publish("fog", "Fog closes the harbour", FOG)
    second = visit(whole_paper, folder, **SECTIONS)
    assert [path for path in second.requests if path.startswith("/politics/?")] == ["/politics/?page=2"]


@either
def test_a_walk_that_broke_off_is_walked_again_to_its_end(whole_paper: DemoPublisher, folder: Path) -> None:
    whole_paper.troubles["/politics/?page=2"] = 500
    broken = visit(whole_paper, folder, **SECTIONS)
    assert "/politics/?page=3" not in broken.requests
    whole_paper.troubles.clear()
    assert "/politics/?page=3" in visit(whole_paper, folder, **SECTIONS).requests
    assert "/politics/?page=2" not in visit(whole_paper, folder, **SECTIONS).requests


def test_a_walk_ends_at_a_page_that_has_not_changed(whole_paper: DemoPublisher, folder: Path) -> None:
    visit(whole_paper, folder, **SECTIONS)
    whole_paper.delete(whole_paper.newest("politics")[0].slug)
    whole_paper.publish("fog", "Fog closes the harbour", FOG)  # page 1 is another, page 2 is not
    second = visit(whole_paper, folder, **SECTIONS)
    assert ("/politics/?page=2", 304) in second.answers
    assert not [path for path in visit(whole_paper, folder, **SECTIONS).requests if "page=" in path]


def test_what_one_run_filtered_the_next_may_want(paper: DemoPublisher, folder: Path) -> None:
    visit(paper, folder, since=f"{paper.now - timedelta(hours=12):%Y-%m-%dT%H:%M}")
    some = len(stored(folder))
    visit(paper, folder)
    assert 0 < some < len(stored(folder))


def test_without_an_archive_the_lines_are_as_good(paper: DemoPublisher, tmp_path: Path) -> None:
    visit(paper, tmp_path, {"ARCHIVE": ""})
    with_archive = tmp_path / "with"
    visit(paper, with_archive)
    assert {line["text"] for line in lines(tmp_path)} == {line["text"] for line in lines(with_archive)}
    assert not (tmp_path / "newsbot.db").exists()


def test_a_feed_that_is_none_any_more_fails_in_each_run(
    paper: DemoPublisher, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(paper, folder, **FEEDS)
    answer = paper.answer
    page = Answer("<!doctype html><html><head><title>Harbour Post</title></head><body><h1>Welcome</h1></body></html>")
    monkeypatch.setattr(paper, "answer", lambda target: page if target == "/feed.xml" else answer(target))
    failed = [visit(paper, folder, **FEEDS).stats["newsbot/listing/failed"] for _ in range(2)]
    assert failed == [1, 1]
    monkeypatch.undo()
    assert visit(paper, folder, **FEEDS).stats["newsbot/listing/unchanged"] == 4
