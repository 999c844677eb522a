"""SOURCE: Il Giornale."""

from newsbot.spiders.publisher import PublisherSpider


class IlGiornaleSpider(PublisherSpider):
    name = "il_giornale"
    title = "Il Giornale"
    country = "IT"
    language = "it"
    timezone = "Europe/Rome"
    allowed_domains = ["ilgiornale.it"]

    feeds = ["https://www.ilgiornale.it/feed.xml"]
    sitemaps = ["https://www.ilgiornale.it/sitemap/indice.xml"]
    news_sitemaps = ["https://www.ilgiornale.it/sitemap/google-news.xml"]
