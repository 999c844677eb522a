"""SOURCE: ANSA."""

from newsbot.spiders.publisher import PublisherSpider


class AnsaSpider(PublisherSpider):
    name = "ansa"
    title = "ANSA"
    country = "IT"
    language = "it"
    timezone = "Europe/Rome"
    allowed_domains = ["ansa.it"]

    feeds = ["https://www.ansa.it/sito/ansait_rss.xml"]
