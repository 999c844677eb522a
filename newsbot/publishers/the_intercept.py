"""SOURCE: The Intercept."""

from newsbot.spiders.publisher import PublisherSpider


class TheInterceptSpider(PublisherSpider):
    name = "the_intercept"
    title = "The Intercept"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["theintercept.com"]

    feeds = ["https://theintercept.com/feed/?lang=en"]
    sitemaps = ["https://theintercept.com/sitemap_index.xml"]
