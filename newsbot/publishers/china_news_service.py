"""SOURCE: 中国新闻网."""

from newsbot.spiders.publisher import PublisherSpider


class ChinaNewsServiceSpider(PublisherSpider):
    name = "china_news_service"
    title = "中国新闻网"
    country = "CN"
    language = "zh"
    timezone = "Asia/Shanghai"
    allowed_domains = ["chinanews.com.cn"]

    feeds = [
        "https://www.chinanews.com.cn/rss/scroll-news.xml",
        "https://www.chinanews.com.cn/rss/china.xml",
        "https://www.chinanews.com.cn/rss/world.xml",
        "https://www.chinanews.com.cn/rss/society.xml",
        "https://www.chinanews.com.cn/rss/finance.xml",
    ]
