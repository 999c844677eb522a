"""SOURCE: TechRadar."""

from newsbot.spiders.publisher import PublisherSpider


class TechradarSpider(PublisherSpider):
    name = "techradar"
    title = "TechRadar"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["techradar.com"]

    sitemaps = ["https://www.techradar.com/sitemap.xml"]
    news_sitemaps = ["https://www.techradar.com/sitemap-news.xml"]
