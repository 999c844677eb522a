"""SOURCE: Neue Zürcher Zeitung."""

from newsbot.spiders.publisher import PublisherSpider


class NZZSpider(PublisherSpider):
    name = "nzz"
    title = "Neue Zürcher Zeitung"
    country = "CH"
    language = "de"
    timezone = "Europe/Zurich"
    allowed_domains = ["nzz.ch"]

    sitemaps = ["https://www.nzz.ch/sitemap.xml"]
    news_sitemaps = ["https://www.nzz.ch/sitemap/news0.xml"]
    article_url = r"\bld\.\d+"
