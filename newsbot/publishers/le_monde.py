"""SOURCE: Le Monde."""

from newsbot.spiders.publisher import PublisherSpider


class LeMondeSpider(PublisherSpider):
    name = "le_monde"
    title = "Le Monde"
    country = "FR"
    language = "fr"
    timezone = "Europe/Paris"
    allowed_domains = ["lemonde.fr"]

    sections = {
        "international": "https://www.lemonde.fr/international/",
        "politique": "https://www.lemonde.fr/politique/",
        "societe": "https://www.lemonde.fr/societe/",
        "economie": "https://www.lemonde.fr/economie/",
        "planete": "https://www.lemonde.fr/planete/",
        "sciences": "https://www.lemonde.fr/sciences/",
    }
    sitemaps = ["https://www.lemonde.fr/sitemap_index.xml"]
    news_sitemaps = ["https://www.lemonde.fr/sitemap_news.xml"]
    article_url = r"/article/\d{4}/\d\d/\d\d/|/live/\d{4}/"
