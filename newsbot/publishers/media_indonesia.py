"""SOURCE: Media Indonesia."""

from newsbot.spiders.publisher import PublisherSpider


class MediaIndonesiaSpider(PublisherSpider):
    name = "media_indonesia"
    title = "Media Indonesia"
    country = "ID"
    language = "id"
    timezone = "Asia/Jakarta"
    allowed_domains = ["mediaindonesia.com"]

    sitemaps = ["https://mediaindonesia.com/sitemap.xml"]
    article_url = r"/[\w-]+/\d{5,}/"
