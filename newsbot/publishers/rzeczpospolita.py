"""SOURCE: Rzeczpospolita."""

from newsbot.spiders.publisher import PublisherSpider


class RzeczpospolitaSpider(PublisherSpider):
    name = "rzeczpospolita"
    title = "Rzeczpospolita"
    country = "PL"
    language = "pl"
    timezone = "Europe/Warsaw"
    allowed_domains = ["rp.pl"]

    sitemaps = ["https://www.rp.pl/sitemaps/sitemap.xml"]
    news_sitemaps = ["https://www.rp.pl/sitemaps/news-sitemap.xml"]
    article_url = r"/art\d+-"
