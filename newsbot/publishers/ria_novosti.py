"""SOURCE: РИА Новости."""

from newsbot.spiders.publisher import PublisherSpider


class RiaNovostiSpider(PublisherSpider):
    name = "ria_novosti"
    title = "РИА Новости"
    country = "RU"
    language = "ru"
    timezone = "Europe/Moscow"
    allowed_domains = ["ria.ru"]

    feeds = ["https://ria.ru/export/rss2/index.xml"]
