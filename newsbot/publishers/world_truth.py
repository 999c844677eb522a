"""SOURCE: WorldTruth.TV."""

from newsbot.spiders.publisher import PublisherSpider


class WorldTruthSpider(PublisherSpider):
    name = "world_truth"
    title = "WorldTruth.TV"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["worldtruth.tv"]

    feeds = ["https://feeds.feedburner.com/ConsciousnessTv"]
