"""SOURCE: BBC."""

from newsbot.spiders.publisher import PublisherSpider


class BBCSpider(PublisherSpider):
    name = "bbc"
    title = "BBC"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["bbc.co.uk", "bbc.com"]

    sections = {
        "uk": "https://www.bbc.com/news/uk",
        "world": "https://www.bbc.com/news/world",
        "politics": "https://www.bbc.com/news/politics",
        "business": "https://www.bbc.com/news/business",
        "technology": "https://www.bbc.com/news/technology",
    }
    sitemaps = ["https://www.bbc.co.uk/sitemaps/https-index-com-archive.xml"]
    news_sitemaps = ["https://www.bbc.co.uk/sitemaps/https-index-uk-news.xml"]
    article_url = r"/news/(?:[\w-]+-\d{8}|articles/\w+)|/sport/.+/articles/\w+"
