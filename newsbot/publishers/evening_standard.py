"""SOURCE: The Standard."""

from newsbot.spiders.publisher import PublisherSpider


class EveningStandardSpider(PublisherSpider):
    name = "evening_standard"
    title = "The Standard"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["standard.co.uk"]

    feeds = ["https://www.standard.co.uk/rss"]
    sitemaps = ["https://www.standard.co.uk/sitemap.xml"]
