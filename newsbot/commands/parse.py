"""BY HAND: `scrapy parse URL`, Scrapy's own, which also reads pages of sites without a publisher file."""

import argparse
import warnings

from scrapy.commands import parse
from scrapy.exceptions import ScrapyDeprecationWarning
from scrapy.http import Request

from newsbot.cli.one_crawl import OneLineForMistakes, spider_called
from newsbot.cli.one_page import NO_ANSWER, refuse_no_address
from newsbot.states import ANY_SITE


class Command(OneLineForMistakes, parse.Command):
    """Scrapy's `parse`."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        # Scrapy 2.19 warns of what its own `parse` does.
        warnings.filterwarnings("ignore", r".* returned a Deferred", ScrapyDeprecationWarning)
        super().run(args, opts)

    def check_names(self, args: list[str]) -> None:
        for page in args:
            refuse_no_address(page)

    def start_parsing(self, url: str, opts: argparse.Namespace) -> None:
        super().start_parsing(url, opts)
        if not self.first_response and not self.exitcode:
            self.exitcode = NO_ANSWER

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        # A look at a page is no crawl: it is not kept, and does not wait until the publisher's crawl is over.
        self.settings.set("ARCHIVE", "", priority="cmdline")  # type: ignore[union-attr]

    def set_spidercls(self, url: str, opts: argparse.Namespace) -> None:
        loader = self.crawler_process.spider_loader  # type: ignore[union-attr]
        if opts.spider:
            spider_called(opts.spider, loader)
        if not opts.spider and not loader.find_by_request(Request(url)):
            opts.spider = ANY_SITE
        if opts.spider == ANY_SITE:
            opts.spargs.setdefault("url", url)
        super().set_spidercls(url, opts)
