"""BY HAND: `scrapy runspider FILE`, Scrapy's own, with one line for a wrong argument."""

from scrapy.commands import runspider

from newsbot.commands.crawl import OneLineForMistakes


class Command(OneLineForMistakes, runspider.Command):
    """Scrapy's `runspider`."""
