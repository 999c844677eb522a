"""SOURCE: :newstime."""

from newsbot.spiders.publisher import PublisherSpider


class NewstimeSpider(PublisherSpider):
    name = "newstime"
    title = ":newstime"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["prosieben.de", "sat1.de", "joyn.de"]

    sections = {
        "politik": "https://www.prosieben.de/serien/newstime/politik",
        "wirtschaft": "https://www.prosieben.de/serien/newstime/wirtschaft",
        "panorama": "https://www.prosieben.de/serien/newstime/panorama",
        "wissen": "https://www.prosieben.de/serien/newstime/wissen",
        "sport": "https://www.prosieben.de/serien/newstime/sport",
    }
    article_url = r"/newstime/news/[\w-]+-\d+"
