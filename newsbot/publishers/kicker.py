"""SOURCE: kicker."""

from newsbot.spiders.publisher import PublisherSpider


class KickerSpider(PublisherSpider):
    name = "kicker"
    title = "kicker"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["kicker.de"]

    feeds = ["https://newsfeed.kicker.de/news/aktuell"]
    news_sitemaps = ["https://newsfeed.kicker.de/googlesitemapnews.xml"]
