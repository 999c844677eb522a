"""SOURCE: Correctiv."""

from newsbot.spiders.publisher import PublisherSpider


class CorrectivSpider(PublisherSpider):
    name = "correctiv"
    title = "Correctiv"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["correctiv.org"]

    feeds = ["https://correctiv.org/feed/", "https://correctiv.org/en/feed/"]
    sitemaps = ["https://www.correctiv.org/sitemap_index.xml"]
