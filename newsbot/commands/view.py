"""BY HAND: `scrapy view URL`, Scrapy's own, which leaves the archive alone and says where no answer comes."""

from scrapy.commands import view

from newsbot.cli.one_page import Fetch


class Command(Fetch, view.Command):
    """Scrapy's `view`."""
