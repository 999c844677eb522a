"""SOURCE: TechCrunch."""

from newsbot.spiders.publisher import PublisherSpider


class TechcrunchSpider(PublisherSpider):
    name = "techcrunch"
    title = "TechCrunch"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["techcrunch.com"]

    sitemaps = ["https://techcrunch.com/sitemap_index.xml"]
    news_sitemaps = ["https://techcrunch.com/news-sitemap.xml"]
