"""SOURCE: National Post."""

from newsbot.spiders.publisher import PublisherSpider


class NationalPostSpider(PublisherSpider):
    name = "national_post"
    title = "National Post"
    country = "CA"
    language = "en"
    timezone = "America/Toronto"
    allowed_domains = ["nationalpost.com"]

    feeds = ["https://nationalpost.com/feed"]
    sitemaps = ["https://nationalpost.com/sitemap-old.xml"]
    news_sitemaps = ["https://nationalpost.com/sitemap-news.xml"]
