"""BY HAND: what the commands share that run one spider: one line for a mistake, and an exit status."""

import argparse
from collections.abc import Mapping
from typing import Any

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError

from newsbot.cli.command import InOwnWords
from newsbot.cli.credentials import refuse_wrong_credentials
from newsbot.cli.errors import INTERRUPTED, one_line_for_mistakes
from newsbot.states.crawl_ends import FinishReason

LEFT_OUT = "{} is left out, as its file has a mistake"


class OneLineForMistakes(InOwnWords):
    """For commands that run spiders: a mistake of the user is one line, and a crawl that ends badly a status.

    A spider class may have `check_arguments`, which raises UsageError; nothing is started then.
    """

    arguments: Mapping[str, str] = {}
    started: Crawler | None = None

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        self.arguments = opts.spargs

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        self.check_names(args)
        refuse_wrong_credentials(self.settings)
        super().run(args, opts)  # type: ignore[misc]
        if self.started and self.started.stats and self.started.stats.get_value("newsbot/failure"):
            self.exitcode = 1  # also where the disk was full only when the crawl had ended

    def check_names(self, args: list[str]) -> None:
        """Raise UsageError where *args* do not say what to run."""

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        from newsbot.downloader.browser import is_installed, not_installed

        loader = self.crawler_process.spider_loader  # type: ignore[attr-defined]
        if isinstance(spidercls, str):
            spidercls = spider_called(spidercls, loader)
        if check := getattr(spidercls, "check_arguments", None):
            check(self.arguments)
        if getattr(spidercls, "javascript", False) and not is_installed():
            raise UsageError(not_installed())
        crawler: Crawler = super()._create_crawler(spidercls)  # type: ignore[misc]
        crawler.signals.connect(self._note_end, signals.spider_closed)
        self.started = crawler
        return crawler

    def _note_end(self, spider: Spider, reason: str) -> None:
        from newsbot.scheduling.due import something_came, something_was_asked_for

        counts = spider.crawler.stats.get_stats()
        if FinishReason.of(reason) == FinishReason.SHUTDOWN:
            self.exitcode = INTERRUPTED
        elif not FinishReason.of(reason).is_complete or (
            something_was_asked_for(counts) and not something_came(counts)
        ):
            self.exitcode = 1


def spider_called(name: str, loader: Any) -> type[Spider]:
    """Return the spider of that name; raises UsageError with the names that may have been meant."""
    from newsbot.names import names_like

    if name == "warc":  # a spider up to 0.1
        raise UsageError("crawl archives are read by `scrapy ingest FILES [-O articles.jsonl]`")
    if name in getattr(loader, "broken", {}):
        raise UsageError(LEFT_OUT.format(name))
    if name not in loader.list():
        raise UsageError(f"unknown publisher {name!r}: {names_like(name, loader.list())}")
    try:
        spider: type[Spider] = loader.load(name)
    except KeyError:  # told by the loader
        raise UsageError(LEFT_OUT.format(name)) from None
    return spider
