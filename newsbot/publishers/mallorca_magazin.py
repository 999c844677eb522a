"""SOURCE: Mallorca Magazin."""

from newsbot.spiders.publisher import PublisherSpider


class MallorcaMagazinSpider(PublisherSpider):
    name = "mallorca_magazin"
    title = "Mallorca Magazin"
    country = "ES"
    language = "de"
    timezone = "Europe/Madrid"
    allowed_domains = ["mallorcamagazin.com"]

    sitemaps = ["https://www.mallorcamagazin.com/nachrichten/sitemapIndex.xml"]
    news_sitemaps = ["https://www.mallorcamagazin.com/googlenews.xml"]
