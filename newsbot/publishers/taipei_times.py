"""SOURCE: Taipei Times."""

from newsbot.spiders.publisher import PublisherSpider


class TaipeiTimesSpider(PublisherSpider):
    name = "taipei_times"
    title = "Taipei Times"
    country = "TW"
    language = "en"
    timezone = "Asia/Taipei"
    allowed_domains = ["taipeitimes.com"]

    sitemaps = ["https://www.taipeitimes.com/sitemapIndex.xml"]
    news_sitemaps = ["https://www.taipeitimes.com/sitemap/sitemap.xml"]
