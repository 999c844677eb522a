"""SOURCE: ORF.at."""

from newsbot.spiders.publisher import PublisherSpider


class OrfSpider(PublisherSpider):
    name = "orf"
    title = "ORF.at"
    country = "AT"
    language = "de"
    timezone = "Europe/Vienna"
    allowed_domains = ["orf.at"]

    feeds = ["https://rss.orf.at/news.xml"]
