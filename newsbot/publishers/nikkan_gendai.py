"""SOURCE: 日刊ゲンダイ."""

from newsbot.spiders.publisher import PublisherSpider


class NikkanGendaiSpider(PublisherSpider):
    name = "nikkan_gendai"
    title = "日刊ゲンダイ"
    country = "JP"
    language = "ja"
    timezone = "Asia/Tokyo"
    allowed_domains = ["nikkan-gendai.com"]

    sitemaps = ["https://www.nikkan-gendai.com/sitemap.xml"]
