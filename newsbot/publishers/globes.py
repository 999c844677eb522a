"""SOURCE: גלובס."""

from newsbot.spiders.publisher import PublisherSpider


class GlobesSpider(PublisherSpider):
    name = "globes"
    title = "גלובס"
    country = "IL"
    language = "he"
    timezone = "Asia/Jerusalem"
    allowed_domains = ["globes.co.il"]

    feeds = ["http://www.globes.co.il/webservice/rss/rssfeeder.asmx/FeederNode?iID=585"]
