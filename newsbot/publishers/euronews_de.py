"""SOURCE: Euronews Deutsch."""

from newsbot.spiders.publisher import PublisherSpider


class EuronewsDeSpider(PublisherSpider):
    name = "euronews_de"
    title = "Euronews Deutsch"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["de.euronews.com"]

    sitemaps = ["https://de.euronews.com/sitemaps/de/articles.xml"]
    news_sitemaps = ["https://de.euronews.com/sitemaps/de/latest-news.xml"]
