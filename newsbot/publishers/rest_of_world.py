"""SOURCE: Rest of World."""

from newsbot.spiders.publisher import PublisherSpider


class RestOfWorldSpider(PublisherSpider):
    name = "rest_of_world"
    title = "Rest of World"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["restofworld.org"]

    feeds = ["https://restofworld.org/feed/latest/"]
    sitemaps = ["https://restofworld.org/sitemap.xml"]
