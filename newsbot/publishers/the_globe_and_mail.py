"""SOURCE: The Globe and Mail."""

from newsbot.spiders.publisher import PublisherSpider


class TheGlobeAndMailSpider(PublisherSpider):
    name = "the_globe_and_mail"
    title = "The Globe and Mail"
    country = "CA"
    language = "en"
    timezone = "America/Toronto"
    allowed_domains = ["theglobeandmail.com"]

    news_sitemaps = ["https://www.theglobeandmail.com/arc/outboundfeeds/news-sitemap-index/?outputType=xml"]
    article_url = r"/article-"
