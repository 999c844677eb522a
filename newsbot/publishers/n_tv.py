"""SOURCE: ntv."""

from newsbot.spiders.publisher import PublisherSpider


class NTvSpider(PublisherSpider):
    name = "n_tv"
    title = "ntv"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["n-tv.de"]

    sitemaps = ["https://www.n-tv.de/sitemap.xml"]
    news_sitemaps = ["https://www.n-tv.de/news.xml"]
