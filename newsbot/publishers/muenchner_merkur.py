"""SOURCE: Münchner Merkur."""

from newsbot.spiders.publisher import PublisherSpider


class MuenchnerMerkurSpider(PublisherSpider):
    name = "muenchner_merkur"
    title = "Münchner Merkur"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["merkur.de"]

    feeds = ["https://www.merkur.de/welt/rssfeed.rdf"]
    sitemaps = ["https://www.merkur.de/sitemap-index.xml"]
    news_sitemaps = ["https://www.merkur.de/news.xml"]
