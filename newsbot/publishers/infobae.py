"""SOURCE: Infobae."""

from newsbot.spiders.publisher import PublisherSpider


class InfobaeSpider(PublisherSpider):
    name = "infobae"
    title = "Infobae"
    country = "AR"
    language = "es-AR"
    timezone = "America/Argentina/Buenos_Aires"
    allowed_domains = ["infobae.com"]

    feeds = ["https://www.infobae.com/feeds/rss/"]
