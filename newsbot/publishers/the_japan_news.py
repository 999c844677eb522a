"""SOURCE: The Japan News."""

from newsbot.spiders.publisher import PublisherSpider


class TheJapanNewsSpider(PublisherSpider):
    name = "the_japan_news"
    title = "The Japan News"
    country = "JP"
    language = "en"
    timezone = "Asia/Tokyo"
    allowed_domains = ["japannews.yomiuri.co.jp"]

    sitemaps = ["https://japannews.yomiuri.co.jp/sitemap.xml"]
    news_sitemaps = ["https://japannews.yomiuri.co.jp/sitemap-news.xml"]
