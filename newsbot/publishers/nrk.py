"""SOURCE: NRK."""

from newsbot.spiders.publisher import PublisherSpider


class NRKSpider(PublisherSpider):
    name = "nrk"
    title = "NRK"
    country = "NO"
    language = "no"
    timezone = "Europe/Oslo"
    allowed_domains = ["nrk.no"]

    feeds = [
        "https://www.nrk.no/norge/toppsaker.rss",
        "https://www.nrk.no/urix/toppsaker.rss",
        "https://www.nrk.no/sport/toppsaker.rss",
        "https://www.nrk.no/kultur/toppsaker.rss",
        "https://www.nrk.no/livsstil/toppsaker.rss",
        "https://www.nrk.no/viten/toppsaker.rss",
    ]
    sitemaps = ["https://www.nrk.no/sitemap.xml"]
    article_url = r"-1\.\d{6,}"
