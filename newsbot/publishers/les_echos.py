"""SOURCE: Les Echos."""

from newsbot.spiders.publisher import PublisherSpider


class LesEchosSpider(PublisherSpider):
    name = "les_echos"
    title = "Les Echos"
    country = "FR"
    language = "fr"
    timezone = "Europe/Paris"
    allowed_domains = ["lesechos.fr"]

    sitemaps = ["https://sitemap.lesechos.fr/sitemap_index.xml"]
    news_sitemaps = ["https://www.lesechos.fr/sitemap_news.xml"]
    article_url = r"-\d{6,}$"
