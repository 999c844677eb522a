"""SOURCE: Het Nieuwsblad."""

from newsbot.spiders.publisher import PublisherSpider


class NieuwsbladSpider(PublisherSpider):
    name = "nieuwsblad"
    title = "Het Nieuwsblad"
    country = "BE"
    language = "nl"
    timezone = "Europe/Brussels"
    allowed_domains = ["nieuwsblad.be"]

    feeds = ["https://www.nieuwsblad.be/rss/"]
    sitemaps = ["https://www.nieuwsblad.be/sitemap.xml"]
    news_sitemaps = ["https://www.nieuwsblad.be/sitemap-news.xml"]
    article_url = r"/cnt/dm\w+|/\d{8,}\.html"
