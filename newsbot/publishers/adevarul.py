"""SOURCE: Adevărul."""

from newsbot.spiders.publisher import PublisherSpider


class AdevarulSpider(PublisherSpider):
    name = "adevarul"
    title = "Adevărul"
    country = "RO"
    language = "ro"
    timezone = "Europe/Bucharest"
    allowed_domains = ["adevarul.ro"]

    feeds = ["http://adevarul.ro/rss/"]
