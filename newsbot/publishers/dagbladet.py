"""SOURCE: Dagbladet."""

from newsbot.spiders.publisher import PublisherSpider


class DagbladetSpider(PublisherSpider):
    name = "dagbladet"
    title = "Dagbladet"
    country = "NO"
    language = "no"
    timezone = "Europe/Oslo"
    allowed_domains = ["dagbladet.no", "db.no"]

    news_sitemaps = ["https://www.dagbladet.no/sitemap"]
