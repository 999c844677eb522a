"""SOURCE: Der Standard."""

from newsbot.spiders.publisher import PublisherSpider


class DerStandardSpider(PublisherSpider):
    name = "der_standard"
    title = "Der Standard"
    country = "AT"
    language = "de"
    timezone = "Europe/Vienna"
    allowed_domains = ["derstandard.at"]

    feeds = ["https://www.derstandard.at/rss"]
    sitemaps = ["https://www.derstandard.at/sitemaps/sitemap.xml"]
    news_sitemaps = ["https://www.derstandard.at/sitemaps/news.xml"]
    article_url = r"/story/\d+/"
