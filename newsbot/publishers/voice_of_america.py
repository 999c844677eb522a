"""SOURCE: Voice of America."""

from newsbot.spiders.publisher import PublisherSpider


class VoiceOfAmericaSpider(PublisherSpider):
    name = "voice_of_america"
    title = "Voice of America"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["voanews.com"]

    sitemaps = ["https://www.voanews.com/sitemap.xml"]
