"""SOURCE: Clarín."""

from newsbot.spiders.publisher import PublisherSpider


class ClarinSpider(PublisherSpider):
    name = "clarin"
    title = "Clarín"
    country = "AR"
    language = "es-AR"
    timezone = "America/Argentina/Buenos_Aires"
    allowed_domains = ["clarin.com"]

    feeds = ["https://www.clarin.com/rss/lo-ultimo/"]
