"""SOURCE: HabariLeo."""

from newsbot.spiders.publisher import PublisherSpider


class HabariLeoSpider(PublisherSpider):
    name = "habari_leo"
    title = "HabariLeo"
    country = "TZ"
    language = "sw"
    timezone = "Africa/Dar_es_Salaam"
    allowed_domains = ["habarileo.co.tz"]

    sitemaps = ["https://habarileo.co.tz/sitemap.xml"]
