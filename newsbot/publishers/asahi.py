"""SOURCE: 朝日新聞."""

from newsbot.spiders.publisher import PublisherSpider


class AsahiSpider(PublisherSpider):
    name = "asahi"
    title = "朝日新聞"
    country = "JP"
    language = "ja"
    timezone = "Asia/Tokyo"
    allowed_domains = ["asahi.com"]

    news_sitemaps = ["https://www.asahi.com/sitemap.xml"]
