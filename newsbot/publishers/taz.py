"""SOURCE: taz."""

from newsbot.spiders.publisher import PublisherSpider


class TazSpider(PublisherSpider):
    name = "taz"
    title = "taz"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["taz.de"]

    sitemaps = ["https://taz.de/sitemap-index.xml"]
    news_sitemaps = ["https://taz.de/sitemap-google-news.xml"]
