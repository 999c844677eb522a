"""SOURCE: Postimees."""

from newsbot.spiders.publisher import PublisherSpider


class PostimeesSpider(PublisherSpider):
    name = "postimees"
    title = "Postimees"
    country = "EE"
    language = "et"
    timezone = "Europe/Tallinn"
    allowed_domains = ["postimees.ee"]

    feeds = ["http://www.postimees.ee/rss/"]
