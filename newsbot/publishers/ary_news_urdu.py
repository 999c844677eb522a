"""SOURCE: اے آر وائی نیوز."""

from newsbot.spiders.publisher import PublisherSpider


class AryNewsUrduSpider(PublisherSpider):
    name = "ary_news_urdu"
    title = "اے آر وائی نیوز"
    country = "PK"
    language = "ur"
    timezone = "Asia/Karachi"
    allowed_domains = ["urdu.arynews.tv"]

    feeds = ["https://urdu.arynews.tv/feed/"]
