"""SOURCE: Focus Online."""

from newsbot.spiders.publisher import PublisherSpider


class FocusOnlineSpider(PublisherSpider):
    name = "focus_online"
    title = "Focus Online"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["focus.de"]

    news_sitemaps = ["https://www.focus.de/sitemap_news_ressorts.xml"]
