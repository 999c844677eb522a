"""SOURCE: tportal."""

from newsbot.spiders.publisher import PublisherSpider


class TportalSpider(PublisherSpider):
    name = "tportal"
    title = "tportal"
    country = "HR"
    language = "hr"
    timezone = "Europe/Zagreb"
    allowed_domains = ["tportal.hr"]

    feeds = ["http://www.tportal.hr/rss/naslovnicarss.xml"]
