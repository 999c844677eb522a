"""SOURCE: Anadolu Ajansı."""

from newsbot.spiders.publisher import PublisherSpider


class AnadoluSpider(PublisherSpider):
    name = "anadolu"
    title = "Anadolu Ajansı"
    country = "TR"
    language = "tr"
    timezone = "Europe/Istanbul"
    allowed_domains = ["aa.com.tr"]

    sections = {
        "gundem": "https://www.aa.com.tr/tr/gundem",
        "dunya": "https://www.aa.com.tr/tr/dunya",
        "ekonomi": "https://www.aa.com.tr/tr/ekonomi",
        "spor": "https://www.aa.com.tr/tr/spor",
        "kultur": "https://www.aa.com.tr/tr/kultur",
    }
    feeds = ["https://www.aa.com.tr/tr/rss/default?cat=guncel"]
    article_url = r"/tr/[\w-]+/[\w-]+/\d{6,}"

    selectors = {"authors": ".detay-spot-category .row > span:first-child"}
