"""SOURCE: Mallorca Zeitung."""

from newsbot.spiders.publisher import PublisherSpider


class MallorcaZeitungSpider(PublisherSpider):
    name = "mallorca_zeitung"
    title = "Mallorca Zeitung"
    country = "ES"
    language = "de"
    timezone = "Europe/Madrid"
    allowed_domains = ["mallorcazeitung.es"]

    feeds = ["https://www.mallorcazeitung.es/rss/section/28000"]
    news_sitemaps = ["https://www.mallorcazeitung.es/sitemap_google_news_8d82b.xml"]
