"""SOURCE: Braunschweiger Zeitung."""

from newsbot.spiders.publisher import PublisherSpider


class BraunschweigerZeitungSpider(PublisherSpider):
    name = "braunschweiger_zeitung"
    title = "Braunschweiger Zeitung"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["braunschweiger-zeitung.de"]

    feeds = ["https://www.braunschweiger-zeitung.de/rss"]
    sitemaps = ["https://www.braunschweiger-zeitung.de/sitemaps/archive/sitemap-{date:%Y-%m}-p00.xml.gz"]
    news_sitemaps = ["https://www.braunschweiger-zeitung.de/sitemaps/news.xml"]
