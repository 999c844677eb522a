"""SOURCE: t-online."""

from newsbot.spiders.publisher import PublisherSpider


class TOnlineSpider(PublisherSpider):
    name = "t_online"
    title = "t-online"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["t-online.de"]

    feeds = [
        "https://www.t-online.de/nachrichten/feed.rss",
        "https://www.t-online.de/nachrichten/ukraine/feed.rss",
        "https://www.t-online.de/themen/corona/feed.rss",
        "https://www.t-online.de/nachrichten/panorama/feed.rss",
        "https://www.t-online.de/sport/feed.rss",
        "https://www.t-online.de/sport/fussball/feed.rss",
        "https://www.t-online.de/unterhaltung/feed.rss",
        "https://www.t-online.de/digital/feed.rss",
        "https://www.t-online.de/finanzen/feed.rss",
        "https://www.t-online.de/mobilitaet/feed.rss",
        "https://www.t-online.de/gesundheit/feed.rss",
        "https://www.t-online.de/leben/feed.rss",
    ]
