"""SOURCE: ሪፖርተር."""

from newsbot.spiders.publisher import PublisherSpider


class EthiopianReporterSpider(PublisherSpider):
    name = "ethiopian_reporter"
    title = "ሪፖርተር"
    country = "ET"
    language = "am"
    timezone = "Africa/Addis_Ababa"
    allowed_domains = ["ethiopianreporter.com"]

    feeds = ["https://www.ethiopianreporter.com/feed/"]
