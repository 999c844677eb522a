"""SOURCE: ஒன்இந்தியா தமிழ்."""

from newsbot.spiders.publisher import PublisherSpider


class OneindiaTamilSpider(PublisherSpider):
    name = "oneindia_tamil"
    title = "ஒன்இந்தியா தமிழ்"
    country = "IN"
    language = "ta"
    timezone = "Asia/Kolkata"
    allowed_domains = ["tamil.oneindia.com"]

    feeds = ["https://tamil.oneindia.com/rss/feeds/oneindia-tamil-fb.xml"]
