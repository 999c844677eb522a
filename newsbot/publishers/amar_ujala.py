"""SOURCE: अमर उजाला."""

from newsbot.spiders.publisher import PublisherSpider


class AmarUjalaSpider(PublisherSpider):
    name = "amar_ujala"
    title = "अमर उजाला"
    country = "IN"
    language = "hi"
    timezone = "Asia/Kolkata"
    allowed_domains = ["amarujala.com"]

    feeds = ["https://www.amarujala.com/rss/breaking-news.xml"]
