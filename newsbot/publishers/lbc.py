"""SOURCE: LBCI."""

from newsbot.spiders.publisher import PublisherSpider


class LBCSpider(PublisherSpider):
    name = "lbc"
    title = "LBCI"
    country = "LB"
    language = "ar"
    timezone = "Asia/Beirut"
    allowed_domains = ["lbcgroup.tv"]

    news_sitemaps = ["https://www.lbcgroup.tv/newssitemap.xml"]
    article_url = r"/news/.+/\d{5,}/.+/(?:ar|en)"
