"""SOURCE: SVT Nyheter."""

from newsbot.spiders.publisher import PublisherSpider


class SvtNyheterSpider(PublisherSpider):
    name = "svt_nyheter"
    title = "SVT Nyheter"
    country = "SE"
    language = "sv"
    timezone = "Europe/Stockholm"
    allowed_domains = ["svt.se"]

    feeds = ["https://www.svt.se/nyheter/rss.xml"]
