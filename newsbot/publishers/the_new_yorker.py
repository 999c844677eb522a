"""SOURCE: The New Yorker."""

from newsbot.spiders.publisher import PublisherSpider


class TheNewYorkerSpider(PublisherSpider):
    name = "the_new_yorker"
    title = "The New Yorker"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["newyorker.com"]

    sitemaps = ["https://www.newyorker.com/sitemap.xml"]
    news_sitemaps = ["https://www.newyorker.com/feed/google-news-sitemap-feed/sitemap-google-news"]
