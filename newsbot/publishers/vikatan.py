"""SOURCE: விகடன்."""

from newsbot.spiders.publisher import PublisherSpider


class VikatanSpider(PublisherSpider):
    name = "vikatan"
    title = "விகடன்"
    country = "IN"
    language = "ta"
    timezone = "Asia/Kolkata"
    allowed_domains = ["vikatan.com"]

    feeds = ["https://www.vikatan.com/stories.rss"]
