"""SOURCE: Deutsche Welle."""

from newsbot.spiders.publisher import PublisherSpider


class DeutscheWelleSpider(PublisherSpider):
    name = "deutsche_welle"
    title = "Deutsche Welle"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["dw.com"]

    feeds = ["https://rss.dw.com/xml/rss-de-all", "https://rss.dw.com/xml/rss-en-all"]
    sitemaps = ["https://www.dw.com/de/article-sitemap.xml", "https://www.dw.com/en/article-sitemap.xml"]
    news_sitemaps = ["https://www.dw.com/de/news-sitemap.xml", "https://www.dw.com/en/news-sitemap.xml"]
