"""REQUEST: which publisher file a page belongs to, by the domain of its address."""

from collections.abc import Collection, Iterable
from typing import Self

from scrapy import Spider
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from newsbot.names import listed_names, names_like
from newsbot.project_spiders import all_spiders
from newsbot.spiders.publisher import PublisherSpider
from newsbot.urls import host_of


class PublishersByDomain:
    """The publishers of a project, asked by address; the most exact of their ``allowed_domains`` counts."""

    def __init__(self, spiders: Iterable[type[Spider]]) -> None:
        self.by_name = {spider.name: spider for spider in spiders if issubclass(spider, PublisherSpider)}
        self._by_domain = {
            domain.lower(): spider for spider in self.by_name.values() for domain in spider.allowed_domains
        }

    @classmethod
    def of_project(cls, settings: BaseSettings) -> Self:
        """Return the publishers of the project that *settings* belong to."""
        return cls(all_spiders(get_spider_loader(settings)))

    def of(self, url: str) -> type[PublisherSpider] | None:
        """Return the publisher whose site *url* is on, None for any other site."""
        domain = host_of(url)
        while domain and domain not in self._by_domain:
            domain = domain.partition(".")[2]
        return self._by_domain.get(domain)

    def named(self, names: str) -> frozenset[str]:
        """Read a list of names out of an argument, ``a,b``; raises UsageError for a name that no publisher has."""
        chosen = frozenset(listed_names(names))
        try:
            self.require(chosen)
        except LookupError as error:
            raise UsageError(str(error)) from None
        return chosen

    def require(self, names: Collection[str]) -> None:
        """Raise LookupError, with who may be meant, for a name that no publisher has."""
        if unknown := sorted(name for name in names if name not in self.by_name):
            raise LookupError(f"unknown publisher {unknown[0]!r}: {names_like(unknown[0], self.by_name)}")
