"""SOURCE: ANTARA."""

from newsbot.spiders.publisher import PublisherSpider


class AntaraSpider(PublisherSpider):
    name = "antara"
    title = "ANTARA"
    country = "ID"
    language = "id"
    timezone = "Asia/Jakarta"
    allowed_domains = ["antaranews.com"]

    feeds = ["https://www.antaranews.com/rss/terkini.xml"]
