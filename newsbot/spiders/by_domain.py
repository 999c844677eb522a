"""REQUEST: which publisher file a page belongs to, by the domain of its address."""

from collections.abc import Iterable

from scrapy import Spider
from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from newsbot.spiders.publisher import PublisherSpider
from newsbot.urls import host_of


class PublishersByDomain:
    """The publishers of a project, asked by address; the most exact of their ``allowed_domains`` counts."""

    def __init__(self, spiders: Iterable[type[Spider]]) -> None:
        publishers = [spider for spider in spiders if issubclass(spider, PublisherSpider)]
        self.names = frozenset(spider.name for spider in publishers)
        self._by_domain = {domain.lower(): spider for spider in publishers for domain in spider.allowed_domains}

    def of(self, url: str) -> type[PublisherSpider] | None:
        """Return the publisher whose site *url* is on, None for any other site."""
        domain = host_of(url)
        while domain and domain not in self._by_domain:
            domain = domain.partition(".")[2]
        return self._by_domain.get(domain)


def project_publishers(settings: BaseSettings) -> PublishersByDomain:
    """Return the publishers of the project that *settings* belong to."""
    loader = get_spider_loader(settings)
    return PublishersByDomain(map(loader.load, loader.list()))
