"""SOURCE: Landesspiegel."""

from newsbot.spiders.publisher import PublisherSpider


class LandesspiegelSpider(PublisherSpider):
    name = "landesspiegel"
    title = "Landesspiegel"
    country = "LI"
    language = "de"
    timezone = "Europe/Vaduz"
    allowed_domains = ["landesspiegel.li"]

    sitemaps = ["https://landesspiegel.li/sitemap-posttype-post.xml"]
    news_sitemaps = ["https://landesspiegel.li/sitemap-news.xml"]
