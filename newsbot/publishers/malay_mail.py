"""SOURCE: Malay Mail."""

from newsbot.spiders.publisher import PublisherSpider


class MalayMailSpider(PublisherSpider):
    name = "malay_mail"
    title = "Malay Mail"
    country = "MY"
    language = "en"
    timezone = "Asia/Kuala_Lumpur"
    allowed_domains = ["malaymail.com"]

    feeds = ["https://www.malaymail.com/feed/rss/"]
    sitemaps = ["https://www.malaymail.com/sitemap.xml"]
