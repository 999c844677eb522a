"""SOURCE: La Vanguardia."""

from newsbot.spiders.publisher import PublisherSpider


class LaVanguardiaSpider(PublisherSpider):
    name = "la_vanguardia"
    title = "La Vanguardia"
    country = "ES"
    language = "es"
    timezone = "Europe/Madrid"
    allowed_domains = ["lavanguardia.com"]

    feeds = ["https://www.lavanguardia.com/rss/home.xml", "https://www.lavanguardia.com/rss/internacional.xml"]
    sitemaps = ["https://www.lavanguardia.com/sitemap-noticias-{date:%Y%m}.xml.gz"]
    news_sitemaps = [
        "https://www.lavanguardia.com/sitemap-google-news.xml",
        "https://www.lavanguardia.com/sitemap-news-agencias.xml",
    ]
