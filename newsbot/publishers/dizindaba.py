"""SOURCE: Dizindaba."""

from newsbot.spiders.publisher import PublisherSpider


class DizindabaSpider(PublisherSpider):
    name = "dizindaba"
    title = "Dizindaba"
    country = "ZA"
    language = "xh"
    timezone = "Africa/Johannesburg"
    allowed_domains = ["dizindaba.co.za"]

    sitemaps = ["https://dizindaba.co.za/sitemap_index.xml"]
