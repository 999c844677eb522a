"""What the archive says of a publisher's addresses to those who judge others: which were articles, and which none."""

from datetime import timedelta

import pytest

from newsbot.archive import Archive, UrlOutcome, known_addresses
from newsbot.states import Reason, UrlState
from tests.archive.conftest import NOW, an_article

PAPER, SITE = "harbour_post", "https://harbour.example"


def refuse(archive: Archive, path: str, reason: str = Reason.NO_BODY, publisher: str = PAPER, hours: int = 0) -> None:
    outcome = UrlOutcome(SITE + path, publisher, UrlState.NOT_ARTICLE, reason)
    archive.record(outcome, NOW + timedelta(hours=hours))


def test_articles_and_pages_that_are_none_are_known_each_by_its_address(archive: Archive) -> None:
    archive.store(an_article("pier"), NOW, aliases=[SITE + "/short/pier"])
    refuse(archive, "/gallery/boats")
    expected = {SITE + "/pier": True, SITE + "/short/pier": True, SITE + "/gallery/boats": False}
    assert archive.known_addresses(PAPER) == expected


def test_of_another_publisher_nothing_is_known(archive: Archive) -> None:
    archive.store(an_article("pier"), NOW)
    refuse(archive, "/gallery/boats", publisher="other")
    assert archive.known_addresses("third") == {}


@pytest.mark.parametrize("reason", [Reason.SOFT_404, Reason.CONSENT_WALL, Reason.REPEATED, Reason.LATER_PAGE])
def test_outages_walls_and_later_pages_tell_nothing_of_other_addresses(archive: Archive, reason: str) -> None:
    refuse(archive, "/gallery/boats", reason)
    assert archive.known_addresses(PAPER) == {}


def test_the_later_pages_of_an_article_are_no_articles(archive: Archive) -> None:
    archive.store(an_article("pier"), NOW, parts={SITE + "/pier/2": "page 2"})
    assert archive.known_addresses(PAPER) == {SITE + "/pier": True}


def test_the_newest_are_known(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_addresses, "ARTICLES_AT_MOST", 2)
    monkeypatch.setattr(known_addresses, "OTHERS_AT_MOST", 2)
    for day in range(4):
        archive.store(an_article(f"pier-{day}", date_published=NOW - timedelta(days=day)), NOW)
        refuse(archive, f"/gallery/{day}", hours=day)
    expected = {"/pier-0": True, "/pier-1": True, "/gallery/3": False, "/gallery/2": False}
    assert archive.known_addresses(PAPER) == {SITE + path: is_one for path, is_one in expected.items()}


def test_both_are_found_by_an_index_however_many_others_there_are(archive: Archive) -> None:
    explain = "EXPLAIN" if archive.database.is_far else "EXPLAIN QUERY PLAN"
    if archive.database.is_far:
        archive.database.write("SET enable_seqscan = off")
        archive.database.write("SET enable_bitmapscan = off")
    asked = ((known_addresses.NEWEST_ARTICLES, (PAPER, 9, 9)), (known_addresses.NEWEST_OTHERS, (PAPER, 9)))
    articles, others = (
        " ".join(str(row[-1]) for row in archive.database.rows(f"{explain} {sql}", values)) for sql, values in asked
    )
    assert "article_of_publisher" in articles
    assert "url_of_article" in articles
    assert "url_no_article" in others
    assert "B-TREE FOR ORDER" not in articles + others
    assert "Sort Key" not in articles + others
