"""SOURCE: Süddeutsche Zeitung."""

from newsbot.spiders.publisher import PublisherSpider


class SueddeutscheZeitungSpider(PublisherSpider):
    name = "sueddeutsche_zeitung"
    title = "Süddeutsche Zeitung"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["sueddeutsche.de"]

    feeds = ["https://rss.sueddeutsche.de/alles"]
