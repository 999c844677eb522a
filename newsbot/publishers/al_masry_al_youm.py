"""SOURCE: المصري اليوم."""

from newsbot.spiders.publisher import PublisherSpider


class AlMasryAlYoumSpider(PublisherSpider):
    name = "al_masry_al_youm"
    title = "المصري اليوم"
    country = "EG"
    language = "ar"
    timezone = "Africa/Cairo"
    allowed_domains = ["almasryalyoum.com"]

    feeds = ["https://www.almasryalyoum.com/rss/rssfeed"]
