"""SOURCE: Der Tagesspiegel."""

from newsbot.spiders.publisher import PublisherSpider


class TagesspiegelSpider(PublisherSpider):
    name = "tagesspiegel"
    title = "Der Tagesspiegel"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["tagesspiegel.de"]

    sitemaps = ["https://www.tagesspiegel.de/contentexport/static/sitemap-index_{date:%Y}.xml"]
    news_sitemaps = ["https://www.tagesspiegel.de/news.xml"]
