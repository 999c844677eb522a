"""SOURCE: Der Spiegel."""

from newsbot.spiders.publisher import PublisherSpider


class SpiegelSpider(PublisherSpider):
    name = "spiegel"
    title = "Der Spiegel"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["spiegel.de"]

    sections = {
        "politik": "https://www.spiegel.de/politik/deutschland/",
        "ausland": "https://www.spiegel.de/ausland/",
        "wirtschaft": "https://www.spiegel.de/wirtschaft/",
        "panorama": "https://www.spiegel.de/panorama/",
        "sport": "https://www.spiegel.de/sport/",
        "wissenschaft": "https://www.spiegel.de/wissenschaft/",
    }
    feeds = ["https://www.spiegel.de/schlagzeilen/index.rss"]
    sitemaps = ["https://www.spiegel.de/sitemap.xml"]
    news_sitemaps = ["https://www.spiegel.de/sitemaps/news-de.xml"]
    article_url = r"-a-[0-9a-f]{8}-[0-9a-f-]{27}"

    selectors = {
        "kicker": "[data-area='intro'] h2 > span:first-child:not(:last-child)",
        "headline": "[data-area='intro'] h2 > span:last-child",
    }
