"""SOURCE: Associated Press."""

from newsbot.spiders.publisher import PublisherSpider


class APNewsSpider(PublisherSpider):
    name = "ap_news"
    title = "Associated Press"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["apnews.com"]

    sitemaps = ["https://apnews.com/sitemap.xml"]
    news_sitemaps = ["https://apnews.com/news-sitemap-content.xml"]
    article_url = r"/article/|-[0-9a-f]{32}$"
