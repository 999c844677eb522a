"""SOURCE: 한국일보."""

from newsbot.spiders.publisher import PublisherSpider


class HankookIlboSpider(PublisherSpider):
    name = "hankook_ilbo"
    title = "한국일보"
    country = "KR"
    language = "ko"
    timezone = "Asia/Seoul"
    allowed_domains = ["hankookilbo.com"]

    news_sitemaps = ["https://www.hankookilbo.com/sitemap/latest-articles"]
