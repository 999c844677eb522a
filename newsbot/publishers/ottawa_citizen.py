"""SOURCE: Ottawa Citizen."""

from newsbot.spiders.publisher import PublisherSpider


class OttawaCitizenSpider(PublisherSpider):
    name = "ottawa_citizen"
    title = "Ottawa Citizen"
    country = "CA"
    language = "en"
    timezone = "America/Toronto"
    allowed_domains = ["ottawacitizen.com"]

    sitemaps = ["https://ottawacitizen.com/sitemap-old.xml"]
    news_sitemaps = ["https://ottawacitizen.com/sitemap-news.xml"]
