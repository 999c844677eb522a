"""BY HAND, and by cron: whom `crawlall` follows: whom FOLLOW names, else one's own and whom the archive knows."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from newsbot.cli.publisher_options import broken, languages_of, publishers, require
from newsbot.names import names_like

if TYPE_CHECKING:
    from newsbot.archive import Archive
    from newsbot.spiders.publisher import PublisherSpider

SHIPPED = "newsbot.publishers"


def followed(settings: BaseSettings, archive: "Archive | None") -> list[type["PublisherSpider"]]:
    """Return whom the setting FOLLOW names, by name; raises UsageError for what is none.

    Without it: the publishers of the project's own files, and the shipped ones that *archive* has crawled, so that a
    newer newsbot with more publisher files starts no crawl that nobody asked for.
    """
    known = publishers(settings)
    if wanted := [entry.strip() for entry in settings.getlist("FOLLOW") if entry.strip()]:
        left_out = broken(settings)
        names = set().union(*(_named(entry, known) for entry in wanted if entry not in left_out))
    else:
        crawled = set(archive.crawls.publishers()) if archive else set()
        names = {name for name, spider in known.items() if name in crawled or not _is_shipped(spider)}
    return [known[name] for name in sorted(names)]


def somebody(publishers: list[type["PublisherSpider"]]) -> list[type["PublisherSpider"]]:
    """Return *publishers*; raises UsageError where that is nobody."""
    if not publishers:
        raise UsageError(
            'nobody is followed yet: name publishers in settings.py, such as FOLLOW = ["bbc", "country:DE",'
            ' "language:sw"] (scrapy list has all), or crawl one',
        )
    return publishers


def _is_shipped(spider: type["PublisherSpider"]) -> bool:
    return spider.__module__.startswith(f"{SHIPPED}.")


def _named(entry: str, known: dict[str, type["PublisherSpider"]]) -> Collection[str]:
    """Return the names of those of the *known* publishers whom one entry of FOLLOW names."""
    what, colon, value = (part.strip() for part in entry.partition(":"))
    try:
        if colon and what == "country":
            require("country", {value.upper()}, {spider.country.upper() for spider in known.values()})
            return [name for name, spider in known.items() if spider.country.upper() == value.upper()]
        if colon and what == "language":
            require("language", {value.lower()}, set().union(*map(languages_of, known.values())))
            return [name for name, spider in known.items() if value.lower() in languages_of(spider)]
    except UsageError as error:
        raise UsageError(f"FOLLOW: {error}") from None
    if colon:
        raise UsageError(f"FOLLOW: {entry!r} is no name, country:DE or language:de")
    if entry not in known:
        raise UsageError(f"FOLLOW: unknown publisher {entry!r}: {names_like(entry, known)}")
    return [entry]
