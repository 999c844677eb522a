"""BY HAND: the sites that `scrapy follow` is asked for: each once, under a name that no publisher has."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from scrapy.exceptions import UsageError

from newsbot.cli.numbers import plural
from newsbot.cli.site_facts import name_of
from newsbot.sources.opml import Subscriptions, read_opml
from newsbot.terminal import print_error
from newsbot.urls import host_of, is_web_address, site_of

FILES = (".opml", ".xml")


class Site(NamedTuple):
    """A site that is to be followed."""

    url: str
    feeds: tuple[str, ...] = ()
    title: str | None = None
    name: str = ""


def named_by(argument: str) -> Iterator[Site]:
    """Yield the sites that an argument of the command names, of a list one for each of its feeds."""
    if Path(argument).is_file():
        try:
            listed = read_opml(Path(argument).read_bytes())
        except (ValueError, OSError) as error:
            raise UsageError(f"{argument}: {error}") from None
        if listed.left_out:
            print_error(f"{argument}: {in_words(listed)}")
        if not listed.taken:
            raise UsageError(f"{argument}: the list names no feed and no site")
        for one in listed.taken:
            yield Site(one.site, (one.feed,) if one.feed else (), one.title)
        return
    if argument.endswith(FILES) or argument.startswith((".", "/")):
        raise UsageError(f"there is no file {argument}")
    is_whole = "://" in argument
    url = argument if is_whole else f"https://{argument}/"
    is_word = not is_whole and not any(mark in argument for mark in ".:/")
    if is_word or " " in url or not is_web_address(url):
        raise UsageError(f"{argument} is no address and no file")
    yield Site(url)


def in_words(listed: Subscriptions) -> str:
    """Return how many of a list's feeds are taken, and why the others are not.

    >>> in_words(Subscriptions([], {"without a whole address": 2, "named before": 1}))
    '0 of 3 feeds taken, 2 are left out (without a whole address), 1 is left out (named before)'
    """
    number = len(listed.taken) + sum(listed.left_out.values())
    others = (f"{count:,} {'is' if count == 1 else 'are'} left out ({why})" for why, count in listed.left_out.items())
    return ", ".join([f"{len(listed.taken):,} of {plural(number, 'feed')} taken", *others])


def each_once(sites: Iterable[Site]) -> list[Site]:
    """Return *sites*, those of one domain as one that has the feeds of all.

    >>> each_once([Site("https://a.example/", ("https://a.example/1",)), Site("https://www.a.example/", ("https://a.example/2",))])
    [Site(url='https://a.example/', feeds=('https://a.example/1', 'https://a.example/2'), title=None, name='')]
    """
    found: dict[str, Site] = {}
    for site in sites:
        domain = site_of(site.url) or host_of(site.url)
        first = found.setdefault(domain, site._replace(feeds=()))
        found[domain] = first._replace(feeds=tuple(dict.fromkeys(first.feeds + site.feeds)))
    return list(found.values())


def with_names(sites: Iterable[Site], taken: Collection[str]) -> Iterator[Site]:
    """Yield *sites* with a name each, by the domain, which none of the others and none of *taken* has.

    >>> [site.name for site in with_names([Site("https://post.example/"), Site("https://post.co.uk/")], {"mirror"})]
    ['post', 'post_co_uk']
    """
    names = set(taken)
    for site in sites:
        whole = name_of(site.url, whole=True)
        numbered = (f"{whole}_{number}" for number in count(2))
        name = next(name for name in chain([name_of(site.url), whole], numbered) if name not in names)
        names.add(name)
        yield site._replace(name=name)
