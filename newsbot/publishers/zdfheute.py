"""SOURCE: ZDFheute."""

from newsbot.spiders.publisher import PublisherSpider


class ZdfheuteSpider(PublisherSpider):
    name = "zdfheute"
    title = "ZDFheute"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["zdfheute.de", "zdf.de"]

    feeds = ["https://www.zdf.de/rss/zdf/nachrichten"]
    sitemaps = ["https://www.zdf.de/sitemap.xml"]
    news_sitemaps = ["https://www.zdf.de/news-sitemap.xml"]
