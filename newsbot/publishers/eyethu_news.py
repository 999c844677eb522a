"""SOURCE: Eyethu News."""

from newsbot.spiders.publisher import PublisherSpider


class EyethuNewsSpider(PublisherSpider):
    name = "eyethu_news"
    title = "Eyethu News"
    country = "ZA"
    language = "zu"
    timezone = "Africa/Johannesburg"
    allowed_domains = ["eyethunews.co.za"]

    sitemaps = ["https://eyethunews.co.za/sitemap.xml"]
