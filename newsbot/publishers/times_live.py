"""SOURCE: TimesLIVE."""

from newsbot.spiders.publisher import PublisherSpider


class TimesLiveSpider(PublisherSpider):
    name = "times_live"
    title = "TimesLIVE"
    country = "ZA"
    language = "en"
    timezone = "Africa/Johannesburg"
    allowed_domains = ["timeslive.co.za"]

    feeds = ["https://www.timeslive.co.za/arc/outboundfeeds/google-news-feed/"]
    sitemaps = [
        "https://www.timeslive.co.za/arc/outboundfeeds/sitemap-index/",
        "https://www.timeslive.co.za/arc/outboundfeeds/sitemap-section-index/",
    ]
    news_sitemaps = ["https://www.timeslive.co.za/arc/outboundfeeds/sitemap-news-index/"]
