"""SOURCE: The Washington Free Beacon."""

from newsbot.spiders.publisher import PublisherSpider


class WashingtonFreeBeaconSpider(PublisherSpider):
    name = "washington_free_beacon"
    title = "The Washington Free Beacon"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["freebeacon.com"]

    sitemaps = ["https://freebeacon.com/wp-sitemap.xml"]
