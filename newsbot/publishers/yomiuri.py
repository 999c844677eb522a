"""SOURCE: 読売新聞."""

from newsbot.spiders.publisher import PublisherSpider


class YomiuriSpider(PublisherSpider):
    name = "yomiuri"
    title = "読売新聞"
    country = "JP"
    language = "ja"
    timezone = "Asia/Tokyo"
    allowed_domains = ["www.yomiuri.co.jp"]

    sitemaps = ["https://www.yomiuri.co.jp/sitemap.xml"]
    news_sitemaps = ["https://www.yomiuri.co.jp/sitemap-news-latest.xml"]
