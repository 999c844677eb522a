"""SOURCE: Aftonbladet."""

from newsbot.spiders.publisher import PublisherSpider


class AftonbladetSpider(PublisherSpider):
    name = "aftonbladet"
    title = "Aftonbladet"
    country = "SE"
    language = "sv"
    timezone = "Europe/Stockholm"
    allowed_domains = ["aftonbladet.se"]

    feeds = ["https://rss.aftonbladet.se/rss2/small/pages/sections/senastenytt/"]
    sitemaps = ["https://www.aftonbladet.se/sitemap.xml"]
    news_sitemaps = ["https://www.aftonbladet.se/sitemaps/files/articles-48hrs.xml"]
    article_url = r"/a/\w+"
