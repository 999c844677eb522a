"""SOURCE: Habertürk."""

from newsbot.spiders.publisher import PublisherSpider


class HaberturkSpider(PublisherSpider):
    name = "haberturk"
    title = "Habertürk"
    country = "TR"
    language = "tr"
    timezone = "Europe/Istanbul"
    allowed_domains = ["haberturk.com"]

    sitemaps = ["https://www.haberturk.com/sitemap.xml"]
    news_sitemaps = ["https://www.haberturk.com/sitemap_google_news.xml"]
    article_url = r"-\d{6,}(?:-\w+)?$"
