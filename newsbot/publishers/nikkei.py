"""SOURCE: 日本経済新聞."""

from newsbot.spiders.publisher import PublisherSpider


class NikkeiSpider(PublisherSpider):
    name = "nikkei"
    title = "日本経済新聞"
    country = "JP"
    language = "ja"
    timezone = "Asia/Tokyo"
    allowed_domains = ["www.nikkei.com"]

    news_sitemaps = ["https://www.nikkei.com/sitemap.xml"]
