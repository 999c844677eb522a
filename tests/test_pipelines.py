"""What a crawl hands on once, with or without an archive."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.spiders import Spider
from scrapy.utils.test import get_crawler

from newsbot.archive_writer import ArchiveWriter
from newsbot.items import Article
from newsbot.pipelines import DeduplicatePipeline, why_no_article
from newsbot.states import Reason
from newsbot.urls.claims import refusal_in
from tests.archive.conftest import NOW, minutes

SITE = "https://www.harbour.example"
BOGUS = f"{SITE}/latest-news-of-the-harbour"


class AnySpider(Spider):
    name = "any"


@pytest.fixture(params=["", "newsbot.db"], ids=["without an archive", "with an archive"])
def crawler(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Crawler]:
    archive = str(tmp_path / request.param) if request.param else ""
    settings = {"ARCHIVE": archive, "EXTENSIONS": {"newsbot.archive_writer.ArchiveWriter": 0}}
    crawler = get_crawler(AnySpider, settings | {"RECHECK_HOURS": [], "RETRY_HOURS": []})
    yield crawler
    if kept := ArchiveWriter.of(crawler).archive:
        kept.close()


def page(path: str, claimed: str | None = None, **facts: Any) -> Article:
    url = f"{SITE}/{path}"
    values = {"headline": f"Of {path}", "text": minutes(path), "publisher": "harbour_post"}
    return Article(url=url, canonical_url=claimed or url, **values | facts)


def handed_on(crawler: Crawler, *articles: Article) -> list[Article]:
    pipeline, kept = DeduplicatePipeline.from_crawler(crawler), []
    for article in articles:
        try:
            kept.append(pipeline.process_item(article))
        except DropItem:
            continue
    return kept


@pytest.mark.parametrize(("days", "reason"), [(2, None), (3, Reason.DATE_IN_FUTURE)])
def test_a_date_is_in_the_future_by_when_the_page_was_fetched(days: int, reason: str | None):
    article = page("story", date_published=NOW + timedelta(days))
    assert why_no_article(article, NOW) == reason
    assert why_no_article(article, NOW + timedelta(days=1)) is None


def test_pages_that_all_name_one_address_are_all_handed_on(crawler: Crawler):
    pages = [page(f"story/{number}", claimed=BOGUS) for number in range(3)]
    assert len(handed_on(crawler, *pages)) == 3


def test_a_page_that_comes_again_is_handed_on_once(crawler: Crawler):
    assert len(handed_on(crawler, page("story"), page("story", headline="Anew", text=minutes("anew")))) == 1


@pytest.mark.parametrize("same", ["headline", "text"])
def test_another_page_of_the_same_article_is_handed_on_once(crawler: Crawler, same: str):
    first = page("story")
    other = page("story/print", claimed=first.canonical_url, **{same: getattr(first, same)})
    assert handed_on(crawler, first, other) == [first]


@pytest.mark.parametrize("crawler", [""], indirect=True)
def test_without_an_archive_the_claim_to_anothers_address_is_dropped_and_told(crawler: Crawler):
    first, second = handed_on(crawler, page("story"), page("another", claimed=f"{SITE}/story"))
    assert (second.canonical_url, refusal_in(second.provenance)) == (f"{SITE}/another", "another article")
    assert refusal_in(first.provenance) is None


@pytest.mark.parametrize("crawler", [""], indirect=True)
def test_without_an_archive_the_same_text_is_handed_on_once_a_site(crawler: Crawler):
    one, other = page("one"), page("other", text=minutes("one"))
    elsewhere = Article("https://evil.example/a", "https://evil.example/a", "harbour_post", headline="A", text=one.text)
    assert handed_on(crawler, one, other, elsewhere) == [one, elsewhere]
