"""SOURCE: Rheinische Post."""

from newsbot.spiders.publisher import PublisherSpider


class RheinischePostSpider(PublisherSpider):
    name = "rheinische_post"
    title = "Rheinische Post"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["rp-online.de"]

    feeds = ["https://rp-online.de/feed.rss"]
    sitemaps = ["https://rp-online.de/sitemap.xml"]
    news_sitemaps = ["https://rp-online.de/sitemap-news.xml"]

    selectors = {"lead": "[data-cy='intro']"}
