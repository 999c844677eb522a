"""SOURCE: CNN Indonesia."""

from newsbot.spiders.publisher import PublisherSpider


class CnnIndonesiaSpider(PublisherSpider):
    name = "cnn_indonesia"
    title = "CNN Indonesia"
    country = "ID"
    language = "id"
    timezone = "Asia/Jakarta"
    allowed_domains = ["cnnindonesia.com"]

    feeds = ["https://www.cnnindonesia.com/nasional/rss", "https://www.cnnindonesia.com/ekonomi/rss"]
