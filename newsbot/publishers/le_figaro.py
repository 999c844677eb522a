"""SOURCE: Le Figaro."""

from newsbot.spiders.publisher import PublisherSpider


class LeFigaroSpider(PublisherSpider):
    name = "le_figaro"
    title = "Le Figaro"
    country = "FR"
    language = "fr"
    timezone = "Europe/Paris"
    allowed_domains = ["lefigaro.fr"]

    feeds = ["https://www.lefigaro.fr/rss/figaro_actualites.xml", "https://www.lefigaro.fr/rss/figaro_flash-actu.xml"]
    sitemaps = ["https://sitemaps.lefigaro.fr/lefigaro.fr/articles.xml"]
    news_sitemaps = ["https://www.lefigaro.fr/sitemap_news.xml"]
