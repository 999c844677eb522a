"""BY HAND: `scrapy fetch URL`, Scrapy's own, which leaves the archive alone and says where no answer comes."""

from scrapy.commands import fetch

from newsbot.cli.one_page import Fetch


class Command(Fetch, fetch.Command):
    """Scrapy's `fetch`."""
