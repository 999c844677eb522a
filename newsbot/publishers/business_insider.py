"""SOURCE: Business Insider."""

from newsbot.spiders.publisher import PublisherSpider


class BusinessInsiderSpider(PublisherSpider):
    name = "business_insider"
    title = "Business Insider"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["businessinsider.com"]

    sitemaps = ["https://www.businessinsider.com/sitemap/{date:%Y-%m}.xml"]
    news_sitemaps = ["https://www.businessinsider.com/sitemap/google-news.xml"]

    selectors = {"body": ".slideshow-intro-content .content-lock-content, .slide-layout"}
