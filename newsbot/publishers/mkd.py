"""SOURCE: МКД.мк."""

from newsbot.spiders.publisher import PublisherSpider


class MkdSpider(PublisherSpider):
    name = "mkd"
    title = "МКД.мк"
    country = "MK"
    language = "mk"
    timezone = "Europe/Skopje"
    allowed_domains = ["mkd.mk"]

    feeds = ["http://www.mkd.mk/feed"]
