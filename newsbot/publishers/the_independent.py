"""SOURCE: The Independent."""

from newsbot.spiders.publisher import PublisherSpider


class TheIndependentSpider(PublisherSpider):
    name = "the_independent"
    title = "The Independent"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["independent.co.uk"]

    sitemaps = ["https://www.independent.co.uk/sitemap.xml"]
    news_sitemaps = ["https://www.independent.co.uk/sitemaps/googlenews"]

    drop = ["amp-live-list"]
