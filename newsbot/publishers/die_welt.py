"""SOURCE: Die Welt."""

from newsbot.spiders.publisher import PublisherSpider


class DieWeltSpider(PublisherSpider):
    name = "die_welt"
    title = "Die Welt"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["welt.de"]

    feeds = ["https://www.welt.de/feeds/latest.rss"]
    sitemaps = ["https://www.welt.de/sitemaps/sitemap/sitemap.xml"]
    news_sitemaps = ["https://www.welt.de/sitemaps/newssitemap/newssitemap.xml"]
