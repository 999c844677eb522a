"""SOURCE: Canada.com."""

from newsbot.spiders.publisher import PublisherSpider


class CanadaComSpider(PublisherSpider):
    name = "canada_com"
    title = "Canada.com"
    country = "CA"
    language = "en"
    timezone = "America/Toronto"
    allowed_domains = ["canada.com"]

    feeds = ["https://o.canada.com/feed"]
    sitemaps = ["https://o.canada.com/sitemap-old.xml"]
    news_sitemaps = ["https://o.canada.com/sitemap-news.xml"]
