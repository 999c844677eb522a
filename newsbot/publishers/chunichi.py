"""SOURCE: 中日新聞."""

from newsbot.spiders.publisher import PublisherSpider


class ChunichiSpider(PublisherSpider):
    name = "chunichi"
    title = "中日新聞"
    country = "JP"
    language = "ja"
    timezone = "Asia/Tokyo"
    allowed_domains = ["chunichi.co.jp"]

    news_sitemaps = ["https://www.chunichi.co.jp/sitemap.xml"]
