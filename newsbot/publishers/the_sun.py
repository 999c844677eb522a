"""SOURCE: The Sun."""

from newsbot.spiders.publisher import PublisherSpider


class TheSunSpider(PublisherSpider):
    name = "the_sun"
    title = "The Sun"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["thesun.co.uk"]

    sitemaps = ["https://www.thesun.co.uk/sitemap.xml"]
    news_sitemaps = ["https://www.thesun.co.uk/news-sitemap.xml"]
