"""SOURCE: Israel-Nachrichten."""

from newsbot.spiders.publisher import PublisherSpider


class IsraelNachrichtenSpider(PublisherSpider):
    name = "israel_nachrichten"
    title = "Israel-Nachrichten"
    country = "IL"
    language = "de"
    timezone = "Asia/Jerusalem"
    allowed_domains = ["israel-nachrichten.org"]

    sitemaps = ["https://www.israel-nachrichten.org/wp-sitemap.xml"]
