"""SOURCE: Occupy Democrats."""

from newsbot.spiders.publisher import PublisherSpider


class OccupyDemocratsSpider(PublisherSpider):
    name = "occupy_democrats"
    title = "Occupy Democrats"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["occupydemocrats.com"]

    sitemaps = ["https://occupydemocrats.com/sitemap.xml"]
