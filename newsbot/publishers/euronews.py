"""SOURCE: Euronews."""

from newsbot.spiders.publisher import PublisherSpider


class EuronewsSpider(PublisherSpider):
    name = "euronews"
    title = "Euronews"
    country = "FR"
    language = "en"
    timezone = "Europe/Paris"
    allowed_domains = ["www.euronews.com"]

    sitemaps = ["https://www.euronews.com/sitemaps/en/articles.xml"]
    news_sitemaps = ["https://www.euronews.com/sitemaps/en/latest-news.xml"]
