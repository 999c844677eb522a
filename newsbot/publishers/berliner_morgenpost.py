"""SOURCE: Berliner Morgenpost."""

from newsbot.spiders.publisher import PublisherSpider


class BerlinerMorgenpostSpider(PublisherSpider):
    name = "berliner_morgenpost"
    title = "Berliner Morgenpost"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["morgenpost.de"]

    sitemaps = ["https://www.morgenpost.de/sitemaps/archive/sitemap-{date:%Y-%m}-p00.xml.gz"]
    news_sitemaps = ["https://www.morgenpost.de/sitemaps/news.xml"]
