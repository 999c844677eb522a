"""SOURCE: Ziarul de Gardă."""

from newsbot.spiders.publisher import PublisherSpider


class ZiarulDeGardaSpider(PublisherSpider):
    name = "ziarul_de_garda"
    title = "Ziarul de Gardă"
    country = "MD"
    language = "ro"
    timezone = "Europe/Chisinau"
    allowed_domains = ["zdg.md"]

    feeds = ["https://www.zdg.md/feed/atom/"]
