"""SOURCE: The Gateway Pundit."""

from newsbot.spiders.publisher import PublisherSpider


class TheGatewayPunditSpider(PublisherSpider):
    name = "the_gateway_pundit"
    title = "The Gateway Pundit"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["thegatewaypundit.com"]

    sitemaps = ["https://www.thegatewaypundit.com/sitemap.xml"]

    drop = [".code-block", ".entry-content p > img ~ em"]
