"""SOURCE: Wochenblatt."""

from newsbot.spiders.publisher import PublisherSpider


class WochenblattParaguaySpider(PublisherSpider):
    name = "wochenblatt_paraguay"
    title = "Wochenblatt"
    country = "PY"
    language = "de"
    timezone = "America/Asuncion"
    allowed_domains = ["wochenblatt.cc"]

    sitemaps = ["https://wochenblatt.cc/sitemap_index.xml"]

    drop = [".hentry > p[style*=background]"]
