"""SOURCE: ynet."""

from newsbot.spiders.publisher import PublisherSpider


class YnetSpider(PublisherSpider):
    name = "ynet"
    title = "ynet"
    country = "IL"
    language = "he"
    timezone = "Asia/Jerusalem"
    allowed_domains = ["ynet.co.il"]

    feeds = ["https://www.ynet.co.il/Integration/StoryRss2.xml"]
