"""SOURCE: hessenschau.de."""

from newsbot.spiders.publisher import PublisherSpider


class HessenschauSpider(PublisherSpider):
    name = "hessenschau"
    title = "hessenschau.de"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["hessenschau.de"]

    feeds = ["https://www.hessenschau.de/index.rss"]
    sitemaps = ["https://www.hessenschau.de/indexsitemap.nc.xml", "https://www.hessenschau.de/sitemap.nc.xml"]
