"""SOURCE: दैनिक भास्कर."""

from newsbot.spiders.publisher import PublisherSpider


class DainikBhaskarSpider(PublisherSpider):
    name = "dainik_bhaskar"
    title = "दैनिक भास्कर"
    country = "IN"
    language = "hi"
    timezone = "Asia/Kolkata"
    allowed_domains = ["bhaskar.com"]

    news_sitemaps = ["https://www.bhaskar.com/sitemaps-v1--sitemap-google-news-index.xml"]
    article_url = r"/news/.+-\d{6,}\.html"
