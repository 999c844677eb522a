"""SOURCE: Frankfurter Allgemeine Zeitung."""

from newsbot.spiders.publisher import PublisherSpider


class FazSpider(PublisherSpider):
    name = "faz"
    title = "Frankfurter Allgemeine Zeitung"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["faz.net"]

    feeds = [
        "https://www.faz.net/rss/aktuell",
        "https://www.faz.net/rss/aktuell/politik",
        "https://www.faz.net/rss/aktuell/sport",
        "https://www.faz.net/rss/aktuell/wirtschaft/",
        "https://www.faz.net/rss/aktuell/gesellschaft/",
    ]
    sitemaps = ["https://www.faz.net/sitemap-index.xml"]
    news_sitemaps = ["https://www.faz.net/sitemap-news.xml"]
