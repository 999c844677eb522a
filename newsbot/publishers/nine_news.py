"""SOURCE: 9News."""

from newsbot.spiders.publisher import PublisherSpider


class NineNewsSpider(PublisherSpider):
    name = "nine_news"
    title = "9News"
    country = "AU"
    language = "en"
    timezone = "Australia/Sydney"
    allowed_domains = ["9news.com.au", "nine.com.au"]

    feeds = ["https://www.nine.com.au/rss/feed.xml"]
    sitemaps = ["https://www.nine.com.au/sitemaps/nine-sitemaps-articles.xml"]
