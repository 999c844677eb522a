"""SOURCE: The Times of India."""

from newsbot.spiders.publisher import PublisherSpider


class TimesOfIndiaSpider(PublisherSpider):
    name = "times_of_india"
    title = "The Times of India"
    country = "IN"
    language = "en"
    timezone = "Asia/Kolkata"
    allowed_domains = ["timesofindia.indiatimes.com"]

    feeds = [
        "https://timesofindia.indiatimes.com/rssfeedstopstories.cms",
        "https://timesofindia.indiatimes.com/rssfeedmostrecent.cms",
    ]
    news_sitemaps = [
        "https://timesofindia.indiatimes.com/sitemap/today",
        "https://timesofindia.indiatimes.com/sitemap/yesterday",
    ]
