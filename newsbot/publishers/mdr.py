"""SOURCE: Mitteldeutscher Rundfunk."""

from newsbot.spiders.publisher import PublisherSpider


class MdrSpider(PublisherSpider):
    name = "mdr"
    title = "Mitteldeutscher Rundfunk"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["mdr.de"]

    feeds = ["https://www.mdr.de/nachrichten/index-rss.xml"]
    sitemaps = ["https://www.mdr.de/sitemap-index-100.xml"]
    news_sitemaps = ["https://www.mdr.de/news-sitemap.xml"]
