"""SOURCE: Sportschau."""

from newsbot.spiders.publisher import PublisherSpider


class SportschauSpider(PublisherSpider):
    name = "sportschau"
    title = "Sportschau"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["sportschau.de"]

    feeds = ["https://www.sportschau.de/index~rss2.xml"]
    sitemaps = ["https://www.sportschau.de/index~sitemap_p-0.xml"]
    news_sitemaps = ["https://www.sportschau.de/kompakt-sp-100~news.xml"]
