"""SOURCE: GameStar."""

from newsbot.spiders.publisher import PublisherSpider


class GamestarSpider(PublisherSpider):
    name = "gamestar"
    title = "GameStar"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["gamestar.de"]

    sitemaps = ["https://www.gamestar.de/artikel_archiv_index.xml"]
    news_sitemaps = ["https://www.gamestar.de/sitemapnews.xml"]

    drop = [".article-content p.info"]
