"""SOURCE: The Citizen."""

from newsbot.spiders.publisher import PublisherSpider


class TheCitizenSpider(PublisherSpider):
    name = "the_citizen"
    title = "The Citizen"
    country = "ZA"
    language = "en"
    timezone = "Africa/Johannesburg"
    allowed_domains = ["citizen.co.za"]

    sitemaps = ["https://www.citizen.co.za/sitemap_index.xml"]
