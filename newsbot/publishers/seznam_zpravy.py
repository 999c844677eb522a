"""SOURCE: Seznam Zprávy."""

from newsbot.spiders.publisher import PublisherSpider


class SeznamZpravySpider(PublisherSpider):
    name = "seznam_zpravy"
    title = "Seznam Zprávy"
    country = "CZ"
    language = "cs"
    timezone = "Europe/Prague"
    allowed_domains = ["seznamzpravy.cz"]

    feeds = ["https://www.seznamzpravy.cz/rss"]
    sitemaps = ["https://www.seznamzpravy.cz/sitemaps/sitemap_articles.xml"]
    news_sitemaps = ["https://www.seznamzpravy.cz/sitemaps/sitemap_news.xml"]
    article_url = r"/clanek/[\w-]+-\d+"

    drop = ["[class*='mol-post-card']"]
