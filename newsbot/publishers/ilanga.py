"""SOURCE: Ilanga lase Natal."""

from newsbot.spiders.publisher import PublisherSpider


class IlangaSpider(PublisherSpider):
    name = "ilanga"
    title = "Ilanga lase Natal"
    country = "ZA"
    language = "zu"
    timezone = "Africa/Johannesburg"
    allowed_domains = ["ilanganews.co.za"]

    sitemaps = ["https://ilanganews.co.za/wp-sitemap.xml"]
