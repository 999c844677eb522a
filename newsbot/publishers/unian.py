"""SOURCE: УНІАН."""

from newsbot.spiders.publisher import PublisherSpider


class UnianSpider(PublisherSpider):
    name = "unian"
    title = "УНІАН"
    country = "UA"
    language = "uk"
    timezone = "Europe/Kyiv"
    allowed_domains = ["unian.ua", "unian.net"]

    feeds = ["https://rss.unian.net/site/news_ukr.rss"]
