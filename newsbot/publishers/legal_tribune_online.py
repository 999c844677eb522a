"""SOURCE: Legal Tribune Online."""

from newsbot.spiders.publisher import PublisherSpider


class LegalTribuneOnlineSpider(PublisherSpider):
    name = "legal_tribune_online"
    title = "Legal Tribune Online"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["lto.de"]

    feeds = ["https://www.lto.de/rss/feed.xml"]
    sitemaps = ["https://www.lto.de/sitemap.xml"]
    news_sitemaps = ["https://www.lto.de/googlenews-sitemap.xml"]
