"""BY HAND: `scrapy shell`, Scrapy's own, which leaves the archive alone."""

from scrapy.commands import shell

from newsbot.cli.one_page import Look


class Command(Look, shell.Command):
    """Scrapy's `shell`."""
