"""SOURCE: 매일경제."""

from newsbot.spiders.publisher import PublisherSpider


class MaeilBusinessSpider(PublisherSpider):
    name = "maeil_business"
    title = "매일경제"
    country = "KR"
    language = "ko"
    timezone = "Asia/Seoul"
    allowed_domains = ["mk.co.kr"]

    sitemaps = ["https://www.mk.co.kr/sitemap/latest-articles/", "https://www.mk.co.kr/sitemap/daily-articles/"]
    article_url = r"/news/[\w-]+/\d+"
