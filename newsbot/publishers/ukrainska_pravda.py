"""SOURCE: Українська правда."""

from newsbot.spiders.publisher import PublisherSpider


class UkrainskaPravdaSpider(PublisherSpider):
    name = "ukrainska_pravda"
    title = "Українська правда"
    country = "UA"
    language = "uk"
    timezone = "Europe/Kyiv"
    allowed_domains = ["pravda.com.ua"]

    sitemaps = ["https://www.pravda.com.ua/sitemap/sitemap-archive.xml"]
    news_sitemaps = ["https://www.pravda.com.ua/sitemap/sitemap-news.xml"]
