"""SOURCE: The Namibian."""

from newsbot.spiders.publisher import PublisherSpider


class TheNamibianSpider(PublisherSpider):
    name = "the_namibian"
    title = "The Namibian"
    country = "NA"
    language = "en"
    timezone = "Africa/Windhoek"
    allowed_domains = ["namibian.com.na"]

    feeds = ["https://www.namibian.com.na/feed/"]
    sitemaps = ["https://namibian.com.na/sitemap_index.xml"]
