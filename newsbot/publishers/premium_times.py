"""SOURCE: Premium Times."""

from newsbot.spiders.publisher import PublisherSpider


class PremiumTimesSpider(PublisherSpider):
    name = "premium_times"
    title = "Premium Times"
    country = "NG"
    language = "en"
    timezone = "Africa/Lagos"
    allowed_domains = ["premiumtimesng.com"]

    feeds = ["https://www.premiumtimesng.com/feed"]
