"""SOURCE: CNBC."""

from newsbot.spiders.publisher import PublisherSpider


class CnbcSpider(PublisherSpider):
    name = "cnbc"
    title = "CNBC"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["cnbc.com"]

    sitemaps = ["https://www.cnbc.com/sitemapAll.xml"]
    news_sitemaps = ["https://www.cnbc.com/sitemap_news.xml"]

    selectors = {"lead": ".RenderKeyPoints-list"}
