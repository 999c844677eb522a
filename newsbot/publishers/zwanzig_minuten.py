"""SOURCE: 20 Minuten."""

from newsbot.spiders.publisher import PublisherSpider


class ZwanzigMinutenSpider(PublisherSpider):
    name = "zwanzig_minuten"
    title = "20 Minuten"
    country = "CH"
    language = "de"
    timezone = "Europe/Zurich"
    allowed_domains = ["20min.ch"]

    sitemaps = ["https://www.20min.ch/sitemaps/de/articles.xml", "https://www.20min.ch/sitemaps/fr/articles.xml"]
    news_sitemaps = ["https://www.20min.ch/sitemaps/de/news.xml", "https://www.20min.ch/sitemaps/fr/news.xml"]

    selectors = {"lead": "[class*='Article_elementLead']"}
