"""BY HAND: the publishers that a command is about, chosen by name, country or language."""

import argparse
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from newsbot.names import listed_names, names_like

if TYPE_CHECKING:
    from newsbot.spiders.publisher import PublisherSpider


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose publishers."""
    # --publishers is how the option was spelled up to 0.1.
    add = partial(parser.add_argument, type=_named)
    add("--publisher", "--publishers", dest="publishers", metavar="A,B", help="only these")
    add("--country", metavar="DE", help="only those of this country (two letters; several with commas)")
    add("--language", metavar="de", help="only those in this language (several with commas)")


def _named(value: str) -> str:
    """Read an option that lists names: what an empty variable of a script leaves is no wish for all."""
    if not listed_names(value):
        raise argparse.ArgumentTypeError("no name is given")
    return value


def refuse(args: list[str]) -> None:
    """Raise UsageError for what is no option."""
    if args:
        raise UsageError(f"takes options only; did you mean --publisher {','.join(args)}?")


def choose(opts: argparse.Namespace) -> bool:
    """Tell whether any of the options is given."""
    return bool(opts.publishers or opts.country or opts.language)


def chosen(settings: BaseSettings, opts: argparse.Namespace) -> list[type["PublisherSpider"]]:
    """Return the publishers that the options choose, by name; raises UsageError where they choose none."""
    known = publishers(settings)
    names = set(listed_names(opts.publishers)) or set(known)
    for name in sorted(names - set(known)):
        raise UsageError(f"unknown publisher {name!r}: {names_like(name, known)}")
    countries, languages = (
        set(listed_names(text)) for text in ((opts.country or "").upper(), (opts.language or "").lower())
    )
    require("country", countries, {publisher.country.upper() for publisher in known.values()})
    require("language", languages, set().union(*map(languages_of, known.values())))
    found = [
        publisher
        for name, publisher in sorted(known.items())
        if name in names
        and (not countries or publisher.country.upper() in countries)
        and (not languages or languages_of(publisher) & languages)
    ]
    if not found:
        raise UsageError("no publisher is of that name, country and language")
    return found


def languages_of(publisher: type["PublisherSpider"]) -> set[str]:
    """Return what a publisher's language may be called: ``de-AT`` is ``de`` too."""
    language = publisher.language.lower()
    return {language, language.split("-")[0]}


def require(what: str, asked: set[str], known: set[str]) -> None:
    """Raise UsageError for a country or language that no publisher is of."""
    if unknown := sorted(asked - known):
        there_are = ", ".join(sorted(known - {""})) or "none"
        raise UsageError(f"no publisher of {what} {', '.join(unknown)}; there are: {there_are}")


def publishers(settings: BaseSettings) -> dict[str, type["PublisherSpider"]]:
    """Return the spiders of all publisher files, the project's and the shipped ones; `site` has none."""
    from newsbot.project_spiders import all_spiders
    from newsbot.spiders.publisher import PublisherSpider

    return {
        spider.name: spider
        for spider in all_spiders(get_spider_loader(settings))
        if issubclass(spider, PublisherSpider) and not spider.__module__.startswith("newsbot.spiders.")
    }


def broken(settings: BaseSettings) -> dict[str, str]:
    """Return publisher -> the mistake for which its file was left out."""
    return dict(getattr(get_spider_loader(settings), "broken", {}))


def intervals(chosen: Iterable[type["PublisherSpider"]]) -> dict[str, timedelta | None]:
    """Return the interval that each publisher file fixes, None where it is learned; raises UsageError naming it."""
    from newsbot.scheduling.due import interval_of

    fixed: dict[str, timedelta | None] = {}
    for publisher in chosen:
        try:
            fixed[publisher.name] = interval_of(publisher.every) if publisher.every else None
        except ValueError as error:
            raise UsageError(f"publisher {publisher.name}: every = {error}") from None
    return fixed
