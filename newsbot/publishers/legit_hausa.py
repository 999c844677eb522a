"""SOURCE: Legit.ng Hausa."""

from newsbot.spiders.publisher import PublisherSpider


class LegitHausaSpider(PublisherSpider):
    name = "legit_hausa"
    title = "Legit.ng Hausa"
    country = "NG"
    language = "ha"
    timezone = "Africa/Lagos"
    allowed_domains = ["hausa.legit.ng"]

    sitemaps = ["https://hausa.legit.ng/legit/sitemap/hausa/sitemap.xml"]
    news_sitemaps = ["https://hausa.legit.ng/legit/sitemap/hausa/news.xml"]
