"""SOURCE: Business Insider Deutschland."""

from newsbot.spiders.publisher import PublisherSpider


class BusinessInsiderDeSpider(PublisherSpider):
    name = "business_insider_de"
    title = "Business Insider Deutschland"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["businessinsider.de"]

    feeds = ["https://www.businessinsider.de/feed/businessinsider-alle-artikel"]
    sitemaps = ["https://www.businessinsider.de/sitemap_index.xml"]
    news_sitemaps = ["https://www.businessinsider.de/news-sitemap.xml"]
