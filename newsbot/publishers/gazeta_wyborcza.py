"""SOURCE: Gazeta Wyborcza."""

from newsbot.spiders.publisher import PublisherSpider


class GazetaWyborczaSpider(PublisherSpider):
    name = "gazeta_wyborcza"
    title = "Gazeta Wyborcza"
    country = "PL"
    language = "pl"
    timezone = "Europe/Warsaw"
    allowed_domains = ["wyborcza.pl"]

    feeds = ["https://wyborcza.pl/pub/rss/najnowsze_wyborcza.xml"]
