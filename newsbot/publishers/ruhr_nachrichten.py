"""SOURCE: Ruhr Nachrichten."""

from newsbot.spiders.publisher import PublisherSpider


class RuhrNachrichtenSpider(PublisherSpider):
    name = "ruhr_nachrichten"
    title = "Ruhr Nachrichten"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["ruhrnachrichten.de"]

    feeds = ["https://www.ruhrnachrichten.de/service/feed/"]
    sitemaps = ["https://www.ruhrnachrichten.de/sitemap_index.xml"]
    news_sitemaps = ["https://www.ruhrnachrichten.de/news-sitemap.xml"]
