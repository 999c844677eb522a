"""SOURCE: Nature."""

from newsbot.spiders.publisher import PublisherSpider


class NatureSpider(PublisherSpider):
    name = "nature"
    title = "Nature"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["nature.com"]

    feeds = ["https://www.nature.com/nature.rss"]
    sitemaps = ["https://www.nature.com/sitemap.xml"]
    news_sitemaps = ["https://www.nature.com/latest-news/sitemap.xml"]
