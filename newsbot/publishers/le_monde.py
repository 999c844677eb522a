"""SOURCE: Le Monde."""

from newsbot.spiders.publisher import PublisherSpider


class LeMondeSpider(PublisherSpider):
    name = "le_monde"
    title = "Le Monde"
    country = "FR"
    language = "fr"
    timezone = "Europe/Paris"
    allowed_domains = ["lemonde.fr"]

    sitemaps = ["https://www.lemonde.fr/sitemap_index.xml"]
    news_sitemaps = ["https://www.lemonde.fr/sitemap_news.xml"]
