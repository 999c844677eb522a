"""SOURCE: VG."""

from newsbot.spiders.publisher import PublisherSpider


class VerdensGangSpider(PublisherSpider):
    name = "verdens_gang"
    title = "VG"
    country = "NO"
    language = "no"
    timezone = "Europe/Oslo"
    allowed_domains = ["vg.no"]

    sitemaps = ["https://www.vg.no/sitemap.xml"]
    news_sitemaps = ["https://www.vg.no/sitemap/files/articles-48hrs.xml"]
