"""SOURCE: Vogue Germany."""

from newsbot.spiders.publisher import PublisherSpider


class VogueGermanySpider(PublisherSpider):
    name = "vogue_germany"
    title = "Vogue Germany"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["vogue.de"]

    feeds = ["https://www.vogue.de/feed/rss"]
    sitemaps = ["https://www.vogue.de/sitemap.xml"]
    news_sitemaps = ["https://www.vogue.de/feed/sitemap-news/sitemap-google-news"]
