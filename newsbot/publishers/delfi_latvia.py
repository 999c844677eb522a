"""SOURCE: Delfi."""

from newsbot.spiders.publisher import PublisherSpider


class DelfiLatviaSpider(PublisherSpider):
    name = "delfi_latvia"
    title = "Delfi"
    country = "LV"
    language = "lv"
    timezone = "Europe/Riga"
    allowed_domains = ["delfi.lv"]

    feeds = ["https://www.delfi.lv/rss/"]
