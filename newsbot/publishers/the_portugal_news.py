"""SOURCE: The Portugal News."""

from newsbot.spiders.publisher import PublisherSpider


class ThePortugalNewsSpider(PublisherSpider):
    name = "the_portugal_news"
    title = "The Portugal News"
    country = "PT"
    language = "en"
    timezone = "Europe/Lisbon"
    allowed_domains = ["theportugalnews.com"]

    sitemaps = ["https://www.theportugalnews.com/sitemap-news.xml"]
