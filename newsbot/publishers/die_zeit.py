"""SOURCE: Die Zeit."""

from newsbot.spiders.publisher import PublisherSpider


class DieZeitSpider(PublisherSpider):
    name = "die_zeit"
    title = "Die Zeit"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["zeit.de"]

    feeds = ["https://newsfeed.zeit.de/news/index"]
    sitemaps = ["https://www.zeit.de/gsitemaps/index.xml"]
    news_sitemaps = ["https://www.zeit.de/gsitemaps/index.xml?date={date:%Y-%m-%d}&unit=days&period=1"]
