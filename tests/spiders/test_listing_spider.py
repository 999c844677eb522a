"""What the spider makes of one entry, whatever a listing names."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scrapy.crawler import Crawler

from newsbot.sources import Entry
from newsbot.sources.entries import absolute
from newsbot.spiders.publisher import PublisherSpider

OLD = datetime(2019, 1, 1, tzinfo=UTC)


class Harbour(PublisherSpider):
    name = "harbour"


crawler = Crawler(Harbour, {"LOOK_BACK_DAYS": 30})
hosts = st.text(st.sampled_from("ab.ü:[]@0189 %\\é#?/-_\t\n"), max_size=12)
addresses = st.one_of(
    st.text(), st.builds("{}://{}/{}".format, st.sampled_from(["http", "HTTPS", "//"]), hosts, st.text())
)


@settings(max_examples=300)
@given(addresses)
@example("http://x.example:99999999/")
@example("http://\ud800/")
@example("http://x.example/\ud800")
def test_any_address_of_a_listing_gives_one_request_or_none(address):
    url = absolute(address, "https://www.harbour.example/feed.xml")
    if url is None:
        return
    spider = Harbour.from_crawler(crawler)
    spider.look_back_from(datetime.now(UTC))
    requests, reason = spider.article_request(Entry(url), "feeds")
    assert (len(requests), reason) == (1, None)
    assert len(list(spider.listing_request(url, "feeds"))) == 1


LISTED = ["https://www.harbour.example/news/1", "https://www.harbour.example/news/2"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {"article_url": "/article/"},
            "https://www.harbour.example/news/1 is not an article address by article_url = '/art",
        ),
        ({"allowed_domains": ["x.example:80"]}, "news/1 is off site by allowed_domains = ['x.example:80']"),
        ({"article_url": "/1"}, None),
        ({}, None),
    ],
)
def test_a_crawl_in_which_no_entry_fits_the_facts_warns_with_the_first_address_and_the_rule(facts, words, caplog):
    spider: Any = type("Facts", (Harbour,), facts)
    spider = spider.from_crawler(crawler)
    spider.look_back_from(datetime.now(UTC))
    for url in LISTED:
        spider.article_request(Entry(url), "sections")
    spider.closed("finished")
    assert [record.levelname for record in caplog.records] == (["WARNING"] if words else [])
    assert (words or "") in caplog.text


def test_a_crawl_whose_entries_are_only_old_warns_of_nothing(caplog):
    spider = Harbour.from_crawler(crawler)
    spider.look_back_from(datetime.now(UTC))
    spider.article_request(Entry("https://www.harbour.example/2019/01/01/a-story-of-rain", modified=OLD), "sitemaps")
    spider.closed("finished")
    assert caplog.records == []
