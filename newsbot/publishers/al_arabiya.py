"""SOURCE: العربية."""

from newsbot.spiders.publisher import PublisherSpider


class AlArabiyaSpider(PublisherSpider):
    name = "al_arabiya"
    title = "العربية"
    country = "SA"
    language = "ar"
    timezone = "Asia/Riyadh"
    allowed_domains = ["alarabiya.net"]

    feeds = ["https://www.alarabiya.net/.mrss/ar.xml"]
