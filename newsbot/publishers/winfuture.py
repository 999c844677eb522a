"""SOURCE: WinFuture."""

from newsbot.spiders.publisher import PublisherSpider


class WinfutureSpider(PublisherSpider):
    name = "winfuture"
    title = "WinFuture"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["winfuture.de"]

    feeds = ["https://static.winfuture.de/feeds/WinFuture-News-rss2.0.xml"]
    sitemaps = ["https://winfuture.de/sitemap.xml"]
    news_sitemaps = ["https://winfuture.de/sitemap-latest-news.xml.gz"]
