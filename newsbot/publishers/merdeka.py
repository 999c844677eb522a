"""SOURCE: Merdeka.com."""

from newsbot.spiders.publisher import PublisherSpider


class MerdekaSpider(PublisherSpider):
    name = "merdeka"
    title = "Merdeka.com"
    country = "ID"
    language = "id"
    timezone = "Asia/Jakarta"
    allowed_domains = ["merdeka.com"]

    feeds = ["http://www.merdeka.com/feed/"]
