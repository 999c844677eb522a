"""Articles of several pages: all pages become one article, and none of them another one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsbot import Archive
from newsbot.commands.why import lines
from newsbot.urls import canonical
from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import MischievousServer, rss
from tests.several_pages import HEADLINE, PATH, address, html, numbers_in, page, text_of


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        for number in (1, 2, 3):
            server.answer(address(number), page(number, 3))
        server.answer_xml("/feed", rss(server.base + PATH))
        yield server


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "newsbot.db"


def follow(server: MischievousServer, archive: Path | str = "", **more: Any) -> Heard:
    facts = {"feeds": [server.base + "/feed"], "allowed_domains": ["127.0.0.1"]}
    return crawl(facts, more.pop("arguments", None), ARCHIVE=str(archive), RETRY_TIMES=0, **more)


def why(archive: Path, url: str) -> str:
    with Archive(archive) as kept:
        return "\n".join(lines(kept, url))


def due_now(archive: Path) -> None:
    """Let the next crawl ask for every address that is due at some time, and for the listings."""
    with Archive(archive) as kept:
        kept.database.write("UPDATE url SET next_try = '2026-01-01T00:00:00Z' WHERE next_try IS NOT NULL")


def test_all_pages_of_an_article_become_one_in_their_order(server, archive):
    heard = follow(server, archive)
    (article,) = heard.articles
    assert numbers_in(article) == [1, 2, 3]
    assert [block["text"] for block in article["body"]] == article["text"].split("\n\n")
    assert article["provenance"]["text"] == "pages 1 to 3"
    assert article["url"] == server.base + PATH
    assert [server.requests[address(number)] for number in (1, 2, 3)] == [1, 1, 1]


def test_the_images_of_all_pages_are_the_articles(server):
    figure = "<figure><img src='/pictures/{}.jpg' width='900' height='600'><figcaption>The wall</figcaption></figure>"
    for number in (1, 2):
        server.answer(address(number), page(number, 2, text=figure.format(number) + text_of(number)))
    (article,) = follow(server).articles
    assert [image["url"].rpartition("/")[2] for image in article["images"]] == ["1.jpg", "2.jpg"]


def test_why_says_of_a_later_page_which_article_it_is_of(server, archive):
    follow(server, archive)
    assert f"stored as page 2 of {server.base}{PATH}, version 1" in why(archive, server.base + address(2))
    assert "pages       pages 1 to 3" in why(archive, server.base + PATH)


@pytest.mark.parametrize("named", [(2,), (2, 1), (1, 2), (3, 2, 1)])
def test_a_later_page_that_a_listing_names_is_no_article_of_its_own(server, archive, named):
    server.answer_xml("/feed", rss(*(server.base + address(number) for number in named)))
    (article,) = follow(server, archive).articles
    assert numbers_in(article) == [1, 2, 3]
    with Archive(archive) as kept:
        assert [one.canonical_url for one in kept.articles()] == [canonical(server.base + PATH)]
        assert len(kept.revisions.of(canonical(server.base + PATH))) == 1
    assert "stored as page 2 of" in why(archive, server.base + address(2))
    follow(server, archive)
    due_now(archive)
    assert follow(server, archive).articles == []


def test_a_later_page_that_is_come_across_when_the_article_is_stored_is_noted_as_its_part(server, archive):
    server.answer(PATH, page(1, 2))
    server.answer(address(2), page(2, 2))
    follow(server, archive)
    server.answer_xml("/feed", rss(server.base + address(2) + "/"))
    server.answer(address(2) + "/", page(2, 2))
    heard = follow(server, archive)
    assert heard.articles == []
    assert "stored as page 2 of" in why(archive, server.base + address(2) + "/")


@pytest.mark.parametrize("failure", [404, 500])
def test_an_article_whose_page_fails_is_stored_with_what_is_there_and_completed_later(server, archive, failure):
    server.answer(address(3), "no", status=failure)
    (article,) = follow(server, archive).articles
    assert numbers_in(article) == [1, 2]
    assert article["provenance"]["text"] == f"pages 1 to 2 of 3, page 3 is missing: HTTP {failure}"
    assert f"page 3 is missing: HTTP {failure}" in why(archive, server.base + PATH)
    server.answer(address(3), page(3, 3))
    due_now(archive)
    (article,) = follow(server, archive).articles
    assert numbers_in(article) == [1, 2, 3]
    assert "missing" not in why(archive, server.base + PATH)


def test_a_passing_fault_of_a_page_shortens_no_article(server, archive):
    follow(server, archive)
    server.answer(PATH, page(1, 3, text="<p>The council met again on Monday about the wall.</p>" + text_of(1)))
    server.answer(address(2), "no", status=503)
    due_now(archive)
    follow(server, archive)
    with Archive(archive) as kept:
        (stored,) = kept.articles()
        assert numbers_in(stored) == [1, 2, 3]
    server.answer(address(2), page(2, 3))
    due_now(archive)
    (article,) = follow(server, archive).articles
    assert article["text"].startswith("The council met again")
    assert numbers_in(article) == [1, 2, 3]


@pytest.mark.parametrize("changed", [1, 2, 3])
def test_a_check_sees_a_change_of_any_page(server, archive, changed):
    follow(server, archive)
    due_now(archive)
    assert follow(server, archive).articles == []
    text = "<p>The council met again on Monday about the wall.</p>" + text_of(changed)
    server.answer(address(changed), page(changed, 3, text=text))
    due_now(archive)
    (article,) = follow(server, archive).articles
    assert "The council met again" in article["text"]
    assert numbers_in(article) == [1, 2, 3]
    with Archive(archive) as kept:
        assert len(kept.revisions.of(canonical(server.base + PATH))) == 2


def test_an_article_that_grows_a_page_gets_a_revision(server, archive):
    follow(server, archive)
    for number in range(1, 5):
        server.answer(address(number), page(number, 4))
    due_now(archive)
    (article,) = follow(server, archive).articles
    assert numbers_in(article) == [1, 2, 3, 4]


def test_what_is_offered_on_one_page_is_asked_for_first(server, archive):
    link = f"<a href='{PATH}?page=all'>View as single page</a>"
    server.answer(PATH, page(1, 3, extra=link))
    server.answer(PATH + "?page=all", html(HEADLINE, "".join(map(text_of, (1, 2, 3)))))
    (article,) = follow(server, archive).articles
    assert numbers_in(article) == [1, 2, 3]
    assert article["canonical_url"] == canonical(server.base + PATH)
    assert article["provenance"]["text"] == f"all pages, from {server.base}{PATH}?page=all"
    assert server.requests[address(2)] == 0
    assert "stored as page 2 of" in why(archive, server.base + address(2))


@pytest.mark.parametrize("status", [200, 404])
def test_one_page_that_is_none_is_passed_over(server, status):
    server.answer(PATH, page(1, 3, extra=f"<a href='{PATH}?page=all'>Full article</a>"))
    server.answer(PATH + "?page=all", html("Subscribe to read on", text_of(9)), status=status)
    (article,) = follow(server).articles
    assert numbers_in(article) == [1, 2, 3]


def test_another_headline_ends_the_article(server, archive):
    server.answer(address(2), page(2, 3, headline="Council meets on Monday about the ferry"))
    (article,) = follow(server, archive).articles
    assert numbers_in(article) == [1]
    assert "never seen" in why(archive, server.base + address(2))


def test_a_series_whose_parts_have_headlines_of_their_own_are_articles(server):
    server.answer(address(2), page(2, 2, headline="Council meets on Monday about the ferry"))
    server.answer(PATH, html(HEADLINE, text_of(1)))
    server.answer_xml("/feed", rss(server.base + address(2), server.base + PATH))
    assert sorted(article["headline"] for article in follow(server).articles) == [
        "Council meets on Monday about the ferry",
        HEADLINE,
    ]


# Hostile pages


def test_of_ten_thousand_pages_twenty_are_read(server):
    for number in range(1, 25):
        more = f"<a rel='next' href='{address(number + 1)}'>Next</a><a href='{address(10_000)}'>10000</a>"
        server.answer(address(number), html(HEADLINE, text_of(number), more))
    (article,) = follow(server).articles
    assert numbers_in(article) == list(range(1, 21))
    assert server.requests[address(21)] == 0
    assert article["provenance"]["text"].endswith("of 10000, the others are left")


def test_a_server_that_gives_the_first_page_for_every_number_is_asked_once(server):
    for number in range(2, 30):
        server.answer(
            address(number), html(HEADLINE, text_of(1), f"<a rel='next' href='{address(number + 1)}'>Next</a>")
        )
    server.answer(PATH, html(HEADLINE, text_of(1), f"<a rel='next' href='{address(2)}'>Next</a>"))
    (article,) = follow(server).articles
    assert numbers_in(article) == [1]
    assert server.requests[address(3)] == 0


def test_pages_that_name_each_other_as_the_next_are_each_read_once(server):
    server.answer(PATH, html(HEADLINE, text_of(1), f"<a rel='next' href='{address(2)}'>Next</a>"))
    server.answer(
        address(2), html(HEADLINE, text_of(2), f"<a rel='next' href='{PATH}'>Next</a><a rel='prev' href='{PATH}'>1</a>")
    )
    (article,) = follow(server).articles
    assert numbers_in(article) == [1, 2]
    assert server.requests[PATH] == server.requests[address(2)] == 1


def test_a_next_page_on_another_host_is_not_asked_for(server):
    elsewhere = server.base.replace("127.0.0.1", "localhost")
    server.answer(PATH, html(HEADLINE, text_of(1), f"<a rel='next' href='{elsewhere}{address(2)}'>2</a>"))
    (article,) = follow(server).articles
    assert "text" not in article["provenance"]
    assert server.requests[address(2)] == 0


def test_a_page_that_redirects_to_the_first_ends_the_article(server):
    server.redirect(address(2), PATH)
    (article,) = follow(server).articles
    assert numbers_in(article) == [1]


def test_the_limit_counts_an_article_of_several_pages_once(server):
    assert len(follow(server, arguments={"limit": "1"}).articles) == 1
