"""SOURCE: BalkanWeb."""

from newsbot.spiders.publisher import PublisherSpider


class BalkanwebSpider(PublisherSpider):
    name = "balkanweb"
    title = "BalkanWeb"
    country = "AL"
    language = "sq"
    timezone = "Europe/Tirane"
    allowed_domains = ["balkanweb.com"]

    feeds = ["http://www.balkanweb.com/site/feed/"]
