"""SOURCE: elDiario.es."""

from newsbot.spiders.publisher import PublisherSpider


class EldiarioEsSpider(PublisherSpider):
    name = "eldiario_es"
    title = "elDiario.es"
    country = "ES"
    language = "es"
    timezone = "Europe/Madrid"
    allowed_domains = ["eldiario.es"]

    feeds = ["https://www.eldiario.es/rss/"]
    sitemaps = ["https://www.eldiario.es/sitemap_index_25b87.xml"]
    news_sitemaps = ["https://www.eldiario.es/sitemap_google_news_25b87.xml"]
