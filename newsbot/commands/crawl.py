"""BY HAND: `scrapy crawl PUBLISHER`, Scrapy's own, with one line for a wrong argument and an exit status."""

from scrapy.commands import crawl
from scrapy.exceptions import UsageError

from newsbot.cli.errors import program
from newsbot.cli.one_crawl import OneLineForMistakes


class Command(OneLineForMistakes, crawl.Command):
    """Scrapy's `crawl`."""

    def check_names(self, args: list[str]) -> None:
        if not args:
            raise UsageError(f"name a publisher ({program()} list has them), or site")
        if len(args) > 1:
            raise UsageError(f"takes one; {program()} crawlall --publisher {','.join(args)} crawls several")

    def short_desc(self) -> str:
        return "Crawl a publisher (see `scrapy list`), or `site`"
