"""SOURCE: Corriere della Sera."""

from newsbot.spiders.publisher import PublisherSpider


class CorriereSpider(PublisherSpider):
    name = "corriere"
    title = "Corriere della Sera"
    country = "IT"
    language = "it"
    timezone = "Europe/Rome"
    allowed_domains = ["corriere.it"]

    feeds = ["https://www.corriere.it/rss/homepage.xml", "https://www.corriere.it/rss/ultimora.xml"]
    sitemaps = ["https://www.corriere.it/rss/sitemap_v2.xml"]
    article_url = r"/\d\d_[a-z]+_\d\d/"
