"""SOURCE: The Province."""

from newsbot.spiders.publisher import PublisherSpider


class TheProvinceSpider(PublisherSpider):
    name = "the_province"
    title = "The Province"
    country = "CA"
    language = "en"
    timezone = "America/Vancouver"
    allowed_domains = ["theprovince.com"]

    feeds = ["https://theprovince.com/feed"]
    sitemaps = ["https://theprovince.com/sitemap-old.xml"]
    news_sitemaps = ["https://theprovince.com/sitemap-news.xml"]
