"""SOURCE: Euronews français."""

from newsbot.spiders.publisher import PublisherSpider


class EuronewsFrSpider(PublisherSpider):
    name = "euronews_fr"
    title = "Euronews français"
    country = "FR"
    language = "fr"
    timezone = "Europe/Paris"
    allowed_domains = ["fr.euronews.com"]

    sitemaps = ["https://fr.euronews.com/sitemaps/fr/articles.xml"]
    news_sitemaps = ["https://fr.euronews.com/sitemaps/fr/latest-news.xml"]
