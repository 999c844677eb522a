"""SOURCE: The Nation."""

from newsbot.spiders.publisher import PublisherSpider


class TheNationSpider(PublisherSpider):
    name = "the_nation"
    title = "The Nation"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["thenation.com"]

    sitemaps = ["https://www.thenation.com/sitemap_index.xml"]
    news_sitemaps = ["https://www.thenation.com/news-sitemap.xml"]
