"""SOURCE: Schweizer Radio und Fernsehen."""

from newsbot.spiders.publisher import PublisherSpider


class SrfSpider(PublisherSpider):
    name = "srf"
    title = "Schweizer Radio und Fernsehen"
    country = "CH"
    language = "de"
    timezone = "Europe/Zurich"
    allowed_domains = ["srf.ch"]

    feeds = ["https://www.srf.ch/news/bnf/rss/1646"]
    sitemaps = ["https://www.srf.ch/new-news-sitemap"]
    news_sitemaps = ["https://www.srf.ch/sitemaps/newsmap/news/index.xml"]
