"""SOURCE: CBC News."""

from newsbot.spiders.publisher import PublisherSpider


class CbcNewsSpider(PublisherSpider):
    name = "cbc_news"
    title = "CBC News"
    country = "CA"
    language = "en"
    timezone = "America/Toronto"
    allowed_domains = ["cbc.ca"]

    feeds = [
        "https://www.cbc.ca/webfeed/rss/rss-topstories",
        "https://www.cbc.ca/webfeed/rss/rss-world",
        "https://www.cbc.ca/webfeed/rss/rss-canada",
    ]
