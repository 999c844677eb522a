"""SOURCE: มติชน."""

from newsbot.spiders.publisher import PublisherSpider


class MatichonSpider(PublisherSpider):
    name = "matichon"
    title = "มติชน"
    country = "TH"
    language = "th"
    timezone = "Asia/Bangkok"
    allowed_domains = ["matichon.co.th"]

    feeds = ["https://www.matichon.co.th/feed"]
