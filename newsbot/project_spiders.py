"""REQUEST: the spider classes that a project has."""

from contextlib import suppress
from typing import Any

from scrapy import Spider
from scrapy.spiderloader import SpiderLoaderProtocol, get_spider_loader

_with_domains: dict[tuple[str, ...], list[Any]] = {}
"""Modules of spiders -> what is in them; loading hundreds takes a while, and a round has as many crawls."""


def all_spiders(loader: SpiderLoaderProtocol) -> list[type[Spider]]:
    """Return all spiders of *loader* that have no mistake in their files."""
    spiders = []
    for name in loader.list():
        with suppress(KeyError):  # told by the loader
            spiders.append(loader.load(name))
    return spiders


def spiders_with_domains(settings: Any) -> list[Any]:
    """Return the spiders of the project that name their domains."""
    modules = tuple(settings.getlist("SPIDER_MODULES"))
    if modules not in _with_domains:
        spiders = all_spiders(get_spider_loader(settings))
        _with_domains[modules] = [spider for spider in spiders if getattr(spider, "allowed_domains", None)]
    return _with_domains[modules]
