"""SOURCE: الشرق الأوسط."""

from newsbot.spiders.publisher import PublisherSpider


class AsharqAlAwsatSpider(PublisherSpider):
    name = "asharq_al_awsat"
    title = "الشرق الأوسط"
    country = "SA"
    language = "ar"
    timezone = "Asia/Riyadh"
    allowed_domains = ["aawsat.com"]

    feeds = ["https://aawsat.com/feed"]
