"""SOURCE: The Telegraph."""

from newsbot.spiders.publisher import PublisherSpider


class TheTelegraphSpider(PublisherSpider):
    name = "the_telegraph"
    title = "The Telegraph"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["telegraph.co.uk"]

    sitemaps = ["https://www.telegraph.co.uk/sitemap.xml"]
    news_sitemaps = ["https://www.telegraph.co.uk/custom/daily-news/sitemap.xml"]
