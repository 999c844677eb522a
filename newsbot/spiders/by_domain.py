"""REQUEST: which publisher file a page belongs to, by the domain of its address."""

from collections.abc import Collection, Iterable

from scrapy import Spider
from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from newsbot.reading import ANY_SITE
from newsbot.spiders.publisher import PublisherSpider
from newsbot.urls import host_of
from newsbot.warc.articles import ArticleReader


class PublishersByDomain:
    """The publishers of a project, asked by address; the most exact of their ``allowed_domains`` counts."""

    def __init__(self, spiders: Iterable[type[Spider]]) -> None:
        publishers = [spider for spider in spiders if issubclass(spider, PublisherSpider)]
        self.names = frozenset(spider.name for spider in publishers) | {ANY_SITE}
        self._by_domain = {domain.lower(): spider for spider in publishers for domain in spider.allowed_domains}

    def of(self, url: str) -> type[PublisherSpider] | None:
        """Return the publisher whose site *url* is on, None for any other site."""
        domain = host_of(url)
        while domain and domain not in self._by_domain:
            domain = domain.partition(".")[2]
        return self._by_domain.get(domain)


def project_reader(settings: BaseSettings, wanted: Collection[str] = ()) -> ArticleReader:
    """Return what reads crawl archives for the publishers of the project that *settings* belong to.

    Raises LookupError for a name in *wanted* that no publisher has.
    """
    loader = get_spider_loader(settings)
    publishers = PublishersByDomain(map(loader.load, loader.list()))
    if unknown := sorted(frozenset(wanted) - publishers.names):
        raise LookupError(f"{','.join(unknown)}: no such publisher; there are {', '.join(sorted(publishers.names))}")
    return ArticleReader(publishers.of, frozenset(wanted), settings.getint("DOWNLOAD_MAXSIZE"))
