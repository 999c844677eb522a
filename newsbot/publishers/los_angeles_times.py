"""SOURCE: Los Angeles Times."""

from newsbot.spiders.publisher import PublisherSpider


class LosAngelesTimesSpider(PublisherSpider):
    name = "los_angeles_times"
    title = "Los Angeles Times"
    country = "US"
    language = "en"
    timezone = "America/Los_Angeles"
    allowed_domains = ["latimes.com"]

    sitemaps = ["https://www.latimes.com/sitemap.xml"]
    news_sitemaps = ["https://www.latimes.com/news-sitemap.xml"]
