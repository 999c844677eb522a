"""SOURCE: Index."""

from newsbot.spiders.publisher import PublisherSpider


class IndexHuSpider(PublisherSpider):
    name = "index_hu"
    title = "Index"
    country = "HU"
    language = "hu"
    timezone = "Europe/Budapest"
    allowed_domains = ["index.hu"]

    feeds = ["https://index.hu/24ora/rss/"]
