"""SOURCE: 産経新聞."""

from newsbot.spiders.publisher import PublisherSpider


class SankeiSpider(PublisherSpider):
    name = "sankei"
    title = "産経新聞"
    country = "JP"
    language = "ja"
    timezone = "Asia/Tokyo"
    allowed_domains = ["sankei.com"]

    news_sitemaps = ["https://www.sankei.com/feeds/sitemapindex-category/?outputType=xml"]
    article_url = r"/article/\d{8}-[A-Z0-9]+/"
