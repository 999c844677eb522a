"""SOURCE: The i Paper."""

from newsbot.spiders.publisher import PublisherSpider


class TheIPaperSpider(PublisherSpider):
    name = "the_i_paper"
    title = "The i Paper"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["inews.co.uk"]

    sitemaps = ["https://inews.co.uk/sitemap.xml"]
    news_sitemaps = ["https://inews.co.uk/sitemap.xml?yyyy={date:%Y}&mm={date:%m}&dd={date:%d}"]
