"""SOURCE: Metro."""

from newsbot.spiders.publisher import PublisherSpider


class MetroUkSpider(PublisherSpider):
    name = "metro_uk"
    title = "Metro"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["metro.co.uk"]

    sitemaps = ["https://metro.co.uk/sitemap.xml"]
    news_sitemaps = ["https://metro.co.uk/news-sitemap.xml"]
