"""SOURCE: The Washington Times."""

from newsbot.spiders.publisher import PublisherSpider


class WashingtonTimesSpider(PublisherSpider):
    name = "washington_times"
    title = "The Washington Times"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["washingtontimes.com"]

    feeds = ["https://www.washingtontimes.com/rss/headlines/news/politics/"]
    sitemaps = [
        "https://www.washingtontimes.com/sitemap-stories.xml",
        "https://www.washingtontimes.com/sitemap-entries.xml",
    ]
