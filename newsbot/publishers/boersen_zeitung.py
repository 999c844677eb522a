"""SOURCE: Börsen-Zeitung."""

from newsbot.spiders.publisher import PublisherSpider


class BoersenZeitungSpider(PublisherSpider):
    name = "boersen_zeitung"
    title = "Börsen-Zeitung"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["boersen-zeitung.de"]

    sitemaps = ["https://www.boersen-zeitung.de/sitemap/index.xml.gz"]
    news_sitemaps = ["https://www.boersen-zeitung.de/sitemap/news.xml.gz"]
