"""SOURCE: Fox News."""

from newsbot.spiders.publisher import PublisherSpider


class FoxNewsSpider(PublisherSpider):
    name = "fox_news"
    title = "Fox News"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["foxnews.com"]

    feeds = [
        "https://moxie.foxnews.com/google-publisher/latest.xml",
        "https://moxie.foxnews.com/google-publisher/world.xml",
        "https://moxie.foxnews.com/google-publisher/politics.xml",
        "https://moxie.foxnews.com/google-publisher/us.xml",
        "https://moxie.foxnews.com/google-publisher/travel.xml",
        "https://moxie.foxnews.com/google-publisher/opinion.xml",
        "https://moxie.foxnews.com/google-publisher/tech.xml",
        "https://moxie.foxnews.com/google-publisher/science.xml",
        "https://moxie.foxnews.com/google-publisher/health.xml",
    ]
    sitemaps = ["https://www.foxnews.com/sitemap.xml"]
    news_sitemaps = ["https://www.foxnews.com/sitemap.xml?type=news"]
