"""SOURCE: Коммерсантъ."""

from newsbot.spiders.publisher import PublisherSpider


class KommersantSpider(PublisherSpider):
    name = "kommersant"
    title = "Коммерсантъ"
    country = "RU"
    language = "ru"
    timezone = "Europe/Moscow"
    allowed_domains = ["kommersant.ru"]

    feeds = ["https://www.kommersant.ru/RSS/news.xml"]
    sitemaps = ["https://www.kommersant.ru/sitemaps/all_docs_sitemap.xml"]
    news_sitemaps = ["https://www.kommersant.ru/sitemaps/sitemap_news.xml"]
