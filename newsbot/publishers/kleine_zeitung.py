"""SOURCE: Kleine Zeitung."""

from newsbot.spiders.publisher import PublisherSpider


class KleineZeitungSpider(PublisherSpider):
    name = "kleine_zeitung"
    title = "Kleine Zeitung"
    country = "AT"
    language = "de"
    timezone = "Europe/Vienna"
    allowed_domains = ["kleinezeitung.at"]

    sitemaps = ["https://www.kleinezeitung.at/sitemaps/sitemap_main.xml"]
    news_sitemaps = ["https://www.kleinezeitung.at/news-sitemap"]
