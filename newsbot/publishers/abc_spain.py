"""SOURCE: ABC."""

from newsbot.spiders.publisher import PublisherSpider


class AbcSpainSpider(PublisherSpider):
    name = "abc_spain"
    title = "ABC"
    country = "ES"
    language = "es"
    timezone = "Europe/Madrid"
    allowed_domains = ["abc.es"]

    feeds = ["https://www.abc.es/rss/2.0/espana/", "https://www.abc.es/rss/2.0/portada/"]
    news_sitemaps = ["https://www.abc.es/sitemap.xml"]
