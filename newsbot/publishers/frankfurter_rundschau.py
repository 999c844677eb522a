"""SOURCE: Frankfurter Rundschau."""

from newsbot.spiders.publisher import PublisherSpider


class FrankfurterRundschauSpider(PublisherSpider):
    name = "frankfurter_rundschau"
    title = "Frankfurter Rundschau"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["fr.de"]

    feeds = ["https://fr.de/rssfeed.rdf"]
    sitemaps = ["https://www.fr.de/sitemap-index.xml"]
    news_sitemaps = ["https://www.fr.de/news.xml"]
