"""What the spider makes of one entry, whatever a listing names."""

from datetime import UTC, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st
from scrapy.crawler import Crawler

from newsbot.sources import Entry
from newsbot.sources.entries import absolute
from newsbot.spiders.publisher import PublisherSpider


class Harbour(PublisherSpider):
    name = "harbour"


crawler = Crawler(Harbour, {"LOOK_BACK_DAYS": 30})
hosts = st.text(st.sampled_from("ab.ü:[]@0189 %\\é#?/-_\t\n"), max_size=12)
addresses = st.one_of(
    st.text(), st.builds("{}://{}/{}".format, st.sampled_from(["http", "HTTPS", "//"]), hosts, st.text())
)


@settings(max_examples=300, deadline=None)
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
