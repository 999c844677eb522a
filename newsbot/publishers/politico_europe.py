"""SOURCE: Politico Europe."""

from newsbot.spiders.publisher import PublisherSpider


class PoliticoEuropeSpider(PublisherSpider):
    name = "politico_europe"
    title = "Politico Europe"
    country = "BE"
    language = "en"
    timezone = "Europe/Brussels"
    allowed_domains = ["politico.eu"]

    feeds = ["https://www.politico.eu/feed/"]
    sitemaps = ["https://www.politico.eu/sitemap.xml"]
    news_sitemaps = ["https://www.politico.eu/news-sitemap.xml"]
