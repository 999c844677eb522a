"""SOURCE: Helsingin Sanomat."""

from newsbot.spiders.publisher import PublisherSpider


class HelsinginSanomatSpider(PublisherSpider):
    name = "helsingin_sanomat"
    title = "Helsingin Sanomat"
    country = "FI"
    language = "fi"
    timezone = "Europe/Helsinki"
    allowed_domains = ["hs.fi"]

    feeds = ["https://www.hs.fi/rss/tuoreimmat.xml"]
