"""SOURCE: LRT."""

from newsbot.spiders.publisher import PublisherSpider


class LRTSpider(PublisherSpider):
    name = "lrt"
    title = "LRT"
    country = "LT"
    language = "lt"
    timezone = "Europe/Vilnius"
    allowed_domains = ["lrt.lt"]

    feeds = ["https://www.lrt.lt/?rss"]
    sitemaps = ["https://www.lrt.lt/servisai/sitemap/sitemap-index.xml"]
    article_url = r"/naujienos/[\w-]+/\d+/\d+/"

    selectors = {"authors": "meta[property='lrt_authors']::attr(content)"}
    drop = [".article-content > blockquote"]
