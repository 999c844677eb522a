"""SOURCE: NTV."""

from newsbot.spiders.publisher import PublisherSpider


class NtvTurkeySpider(PublisherSpider):
    name = "ntv_turkey"
    title = "NTV"
    country = "TR"
    language = "tr"
    timezone = "Europe/Istanbul"
    allowed_domains = ["ntv.com.tr"]

    feeds = ["https://www.ntv.com.tr/gundem.rss"]
    sitemaps = ["https://www.ntv.com.tr/sitemaps"]
    news_sitemaps = ["https://www.ntv.com.tr/sitemaps/news-sitemap.xml"]
