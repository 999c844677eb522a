"""SOURCE: Lesotho Times."""

from newsbot.spiders.publisher import PublisherSpider


class LesothoTimesSpider(PublisherSpider):
    name = "lesotho_times"
    title = "Lesotho Times"
    country = "LS"
    language = "en"
    timezone = "Africa/Maseru"
    allowed_domains = ["lestimes.com"]

    sitemaps = ["https://lestimes.com/sitemap_index.xml"]
