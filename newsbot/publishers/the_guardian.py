"""SOURCE: The Guardian."""

from newsbot.spiders.publisher import PublisherSpider


class TheGuardianSpider(PublisherSpider):
    name = "the_guardian"
    title = "The Guardian"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["theguardian.com"]

    news_sitemaps = ["https://www.theguardian.com/sitemaps/news.xml"]
