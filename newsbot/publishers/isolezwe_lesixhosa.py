"""SOURCE: I'solezwe lesiXhosa."""

from newsbot.spiders.publisher import PublisherSpider


class IsolezweLesixhosaSpider(PublisherSpider):
    name = "isolezwe_lesixhosa"
    title = "I'solezwe lesiXhosa"
    country = "ZA"
    language = "xh"
    timezone = "Africa/Johannesburg"
    allowed_domains = ["isolezwelesixhosa.co.za"]

    sitemaps = ["https://isolezwelesixhosa.co.za/sitemap/"]
