"""SOURCE: Durban Local."""

from newsbot.spiders.publisher import PublisherSpider


class DurbanLocalSpider(PublisherSpider):
    name = "durban_local"
    title = "Durban Local"
    country = "ZA"
    language = "en"
    timezone = "Africa/Johannesburg"
    allowed_domains = ["durbanlocal.co.za"]

    sitemaps = ["https://durbanlocal.co.za/sitemap/"]
