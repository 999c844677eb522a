"""SOURCE: 東京新聞."""

from newsbot.spiders.publisher import PublisherSpider


class TokyoShimbunSpider(PublisherSpider):
    name = "tokyo_shimbun"
    title = "東京新聞"
    country = "JP"
    language = "ja"
    timezone = "Asia/Tokyo"
    allowed_domains = ["tokyo-np.co.jp"]

    sections = {
        "national": "https://www.tokyo-np.co.jp/n/national",
        "politics": "https://www.tokyo-np.co.jp/n/politics",
        "economics": "https://www.tokyo-np.co.jp/n/economics",
        "world": "https://www.tokyo-np.co.jp/n/world",
    }
    news_sitemaps = ["https://www.tokyo-np.co.jp/sitemap.xml"]
    article_url = r"/article/\d+"
