"""SOURCE: AFP Faktencheck."""

from newsbot.spiders.publisher import PublisherSpider


class AfpFaktencheckSpider(PublisherSpider):
    name = "afp_faktencheck"
    title = "AFP Faktencheck"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["faktencheck.afp.com"]

    sitemaps = ["https://faktencheck.afp.com/sitemap.xml"]
    article_url = r"/doc\.afp\.com\.\w+"
