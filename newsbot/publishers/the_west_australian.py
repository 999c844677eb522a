"""SOURCE: The West Australian."""

from newsbot.spiders.publisher import PublisherSpider


class TheWestAustralianSpider(PublisherSpider):
    name = "the_west_australian"
    title = "The West Australian"
    country = "AU"
    language = "en"
    timezone = "Australia/Perth"
    allowed_domains = ["thewest.com.au"]

    feeds = ["https://thewest.com.au/rss"]
    sitemaps = ["https://thewest.com.au/sitemap.xml"]
    news_sitemaps = ["https://thewest.com.au/news-sitemap.xml"]
