"""SOURCE: Financial Post."""

from newsbot.spiders.publisher import PublisherSpider


class FinancialPostSpider(PublisherSpider):
    name = "financial_post"
    title = "Financial Post"
    country = "CA"
    language = "en"
    timezone = "America/Toronto"
    allowed_domains = ["financialpost.com"]

    feeds = ["https://financialpost.com/feed"]
    sitemaps = ["https://financialpost.com/sitemap-old.xml"]
    news_sitemaps = ["https://financialpost.com/sitemap-news.xml"]
