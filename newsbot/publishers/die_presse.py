"""SOURCE: Die Presse."""

from newsbot.spiders.publisher import PublisherSpider


class DiePresseSpider(PublisherSpider):
    name = "die_presse"
    title = "Die Presse"
    country = "AT"
    language = "de"
    timezone = "Europe/Vienna"
    allowed_domains = ["diepresse.com"]

    sitemaps = ["https://www.diepresse.com/sitemap"]
    news_sitemaps = ["https://www.diepresse.com/news-sitemap"]
