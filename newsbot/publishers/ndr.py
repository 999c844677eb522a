"""SOURCE: Norddeutscher Rundfunk."""

from newsbot.spiders.publisher import PublisherSpider


class NdrSpider(PublisherSpider):
    name = "ndr"
    title = "Norddeutscher Rundfunk"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["ndr.de"]

    sitemaps = [
        "https://www.ndr.de/index~sitemap_f-sitemap--ndr--info--100.xml",
        "https://www.ndr.de/index~sitemap_f-sitemap--ndr--niedersachsen--100.xml",
        "https://www.ndr.de/index~sitemap_f-sitemap--ndr--schleswig--holstein--100.xml",
        "https://www.ndr.de/index~sitemap_f-sitemap--ndr--mecklenburg--vorpommern--100.xml",
        "https://www.ndr.de/index~sitemap_f-sitemap--ndr--hamburg--100.xml",
        "https://www.ndr.de/index~sitemap_f-sitemap--ndr--sport--100.xml",
        "https://www.ndr.de/index~sitemap_f-sitemap--ndr--kultur--100.xml",
        "https://www.ndr.de/index~sitemap_f-sitemap--ndr--geschichte--100.xml",
    ]
    news_sitemaps = ["https://www.ndr.de/news-102~news.xml"]
