"""SOURCE: Freie Presse."""

from newsbot.spiders.publisher import PublisherSpider


class FreiePresseSpider(PublisherSpider):
    name = "freie_presse"
    title = "Freie Presse"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["freiepresse.de"]

    feeds = [
        "https://www.freiepresse.de/rss/rss_chemnitz.php",
        "https://www.freiepresse.de/rss/rss_erzgebirge.php",
        "https://www.freiepresse.de/rss/rss_mittelsachsen.php",
        "https://www.freiepresse.de/rss/rss_vogtland.php",
        "https://www.freiepresse.de/rss/rss_zwickau.php",
        "https://www.freiepresse.de/rss/rss_politik.php",
        "https://www.freiepresse.de/rss/rss_wirtschaft.php",
        "https://www.freiepresse.de/rss/rss_kultur.php",
        "https://www.freiepresse.de/rss/rss_sport.php",
        "https://www.freiepresse.de/rss/rss_sachsen.php",
        "https://www.freiepresse.de/rss/rss_regional.php",
    ]
    sitemaps = ["https://www.freiepresse.de/sitemaps/articles_last2years.xml"]
