"""SOURCE: The Clinic."""

from newsbot.spiders.publisher import PublisherSpider


class TheClinicSpider(PublisherSpider):
    name = "the_clinic"
    title = "The Clinic"
    country = "CL"
    language = "es-CL"
    timezone = "America/Santiago"
    allowed_domains = ["theclinic.cl"]

    feeds = ["https://www.theclinic.cl/feed/"]
