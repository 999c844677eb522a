"""SOURCE: Hamburger Abendblatt."""

from newsbot.spiders.publisher import PublisherSpider


class AbendblattSpider(PublisherSpider):
    name = "abendblatt"
    title = "Hamburger Abendblatt"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["abendblatt.de"]

    feeds = ["https://www.abendblatt.de/rss"]
    sitemaps = ["https://www.abendblatt.de/sitemaps/archive/sitemap-{date:%Y-%m}-p00.xml.gz"]
    news_sitemaps = ["https://www.abendblatt.de/sitemaps/news.xml"]
    article_url = r"article\d+"

    drop = ["h3:contains('recherchiert')", "h3:contains('recherchiert') + ul"]
