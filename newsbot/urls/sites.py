"""REQUEST: what a site is: the registrable domain of a host, by the public suffix list with its private part."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsbot.urls.parsing import ascii_host

if TYPE_CHECKING:
    from tldextract import TLDExtract

FRONT_PAGE = re.compile(
    r"\s*+(?:(?:https?:)?//[^/?#]++)?/?(?:(?:index|default|home)\.\w{2,5}|[a-z]{2}/)?\s*", re.IGNORECASE
)
"""An address as written in a link that leads to a front page, or to that of a language; nothing, too."""
BARE_ADDRESS = re.compile(r"[\d.]+|.*:.*|localhost")
PLAIN_HOST = re.compile(r"https?://([a-z0-9.-]{1,253})(?:[/?#]|$)", re.ASCII)
"""What nearly all addresses begin with; it takes a fifth of the time."""
HOSTS_REMEMBERED = 20_000
SHARED_HOSTS = (
    "wordpress.com substack.com medium.com tumblr.com livejournal.com over-blog.com canalblog.com typepad.com "
    "beehiiv.com ghost.io jimdofree.com weebly.com squarespace.com webnode.com godaddysites.com tistory.com "
    "seesaa.net exblog.jp blog.fc2.com blog.jp blog.ir".split()
)
"""Hosts that give each user a name of its own below theirs, and are not in the list."""


def host_of(url: str) -> str:
    """Return the host of *url* in lower case; empty where there is none.

    >>> host_of("https://WWW.Harbour.example:8080/a")
    'www.harbour.example'
    """
    if plain := PLAIN_HOST.match(url):
        return plain[1].rstrip(".")
    try:
        return ascii_host(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def is_within(url: str, domains: Iterable[str]) -> bool:
    """Tell whether *url* is on one of *domains* or on a host below one.

    >>> is_within("https://sport.harbour.example/a", ["harbour.example"])
    True
    """
    host = host_of(url)
    return any(host == domain or host.endswith("." + domain) for domain in domains)


def same_site(one: str, other: str) -> bool:
    """Tell whether two addresses have the same registrable domain."""
    return site_of(one) == site_of(other) != ""


def site_of(url: str) -> str:
    """Return the registrable domain of *url*'s host; below a shared host, such as ``github.io``, each name is its own.

    >>> site_of("https://news.bbc.co.uk/a"), site_of("https://m.faz.net/"), site_of("http://127.0.0.1:80/")
    ('bbc.co.uk', 'faz.net', '127.0.0.1')
    >>> site_of("https://www.ponte.jor.br/"), site_of("https://good.github.io/a"), site_of("https://github.io/")
    ('ponte.jor.br', 'good.github.io', 'github.io')
    """
    return _registrable(host_of(url))


def is_google(host: str) -> bool:
    """Tell whether *host* is ``www.google.`` and a public suffix, such as Google's own hosts have.

    >>> is_google("www.google.co.uk"), is_google("www.google.evil.example"), is_google("www.google.github.io")
    (True, False, False)
    """
    if not host.startswith("www.google."):
        return False
    found = _suffixes()(host, include_psl_private_domains=False)
    return bool(found.suffix) and (found.subdomain, found.domain) == ("www", "google")


@lru_cache(maxsize=HOSTS_REMEMBERED)
def _registrable(host: str) -> str:
    if BARE_ADDRESS.fullmatch(host) or "." not in host:
        return host
    found = _suffixes()(host)
    if found.suffix:
        return f"{found.domain}.{found.suffix}" if found.domain else host
    return ".".join(host.split(".")[-2:])  # a name that no list knows, such as those of a local network


@cache
def _suffixes() -> "TLDExtract":
    """Return the reader of the list that comes with tldextract: no network, no file written."""
    from tldextract import TLDExtract

    return TLDExtract(
        suffix_list_urls=(), cache_dir=None, extra_suffixes=SHARED_HOSTS, include_psl_private_domains=True
    )
