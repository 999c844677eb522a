"""SOURCE: Luxemburger Wort."""

from newsbot.spiders.publisher import PublisherSpider


class LuxemburgerWortSpider(PublisherSpider):
    name = "luxemburger_wort"
    title = "Luxemburger Wort"
    country = "LU"
    language = "de"
    timezone = "Europe/Luxembourg"
    allowed_domains = ["wort.lu"]

    feeds = ["https://www.wort.lu/de/rss"]
    sitemaps = ["https://www.wort.lu/sitemap.xml"]
    news_sitemaps = ["https://www.wort.lu/sitemap-news.xml"]
    article_url = r"/\d{6,}\.html"
