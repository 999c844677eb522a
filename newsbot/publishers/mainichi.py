"""SOURCE: 毎日新聞."""

from newsbot.spiders.publisher import PublisherSpider


class MainichiSpider(PublisherSpider):
    name = "mainichi"
    title = "毎日新聞"
    country = "JP"
    language = "ja"
    timezone = "Asia/Tokyo"
    allowed_domains = ["mainichi.jp"]

    feeds = ["https://mainichi.jp/rss/etc/mainichi-flash.rss"]
    article_url = r"/articles/\d{8}/"
