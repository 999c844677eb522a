"""REQUEST: the canonical form of a URL, which is the identity of an article.

Two addresses are the same article when `canonical` gives the same string for both. What is taken for the same:

- ``http`` and ``https``: written ``https``, as hardly a publisher is left without it. A host with a port of its own, an
  IP address and ``localhost`` keep their scheme, as the other one would be another server.
- tracking and sharing parameters and session ids, the order of other parameters, an empty query, a fragment, user and
  password
- AMP and mobile variants: ``/amp/``, ``.amp.html``, ``?amp=1``, ``amp.`` and ``m.`` hosts, AMP caches
- the forms that browsers take for the same: case of the host, its spelling in another script, a trailing dot, a default
  port, percent-encoding of what needs none, segments of dots
"""

import re
from functools import lru_cache
from urllib.parse import urlunsplit

from newsbot.urls.amp_caches import cached_address
from newsbot.urls.parsing import WebAddress, escaped, web_address, without_dots
from newsbot.urls.sites import BARE_ADDRESS, host_of, is_within, same_site, site_of
from newsbot.urls.tracking import SESSION_IN_PATH, is_tracking

__all__ = ["canonical", "host_of", "is_web_address", "is_within", "same_site", "site_of"]

PLAIN = re.compile(
    r"https://(?!(?:m|mobile|mobil)\.)(?>[a-z0-9]++(?>-++[a-z0-9]++)*+\.){1,9}+[a-z]{2,63}+/"
    r"(?:[\w~-][\w.~-]*+(?>/[\w~-][\w.~-]*+)*+/?)?",
    re.ASCII,
)
"""What is in its canonical form already, if no part of it is called amp, as nearly every address in a sitemap is."""
AMP_BEGINNING = re.compile(r"^(?:/+amp)+/+(?=[^/])")
HTML_ENDING = re.compile(r"\.html?$")
MOBILE_HOST = re.compile(r"^(?:amp|m|mobile|mobil)\.(?=[^.]+\.)")
CACHES_IN_CACHES = 5
REMEMBERED = 2_000
"""Characters of the longest address that is remembered."""


def canonical(url: str) -> str:
    """Return the form of *url* that all addresses of the same article share; never raises.

    What is no web address comes back unchanged but for surrounding whitespace.

    >>> canonical("http://M.Harbour.example:80/story/rain.html?utm_source=x&b=2&a=1#comments")
    'https://www.harbour.example/story/rain.html?a=1&b=2'
    >>> canonical("https://www.harbour.example/story/rain/amp/")
    'https://www.harbour.example/story/rain/'
    """
    return _canonical(url) if len(url) > REMEMBERED else _remembered(url)


def is_web_address(text: str) -> bool:
    """Tell whether *text* is a whole web address, with a host and a port that there may be; never raises.

    >>> is_web_address("http://[::1]:8000/rain"), is_web_address("http://[::1/rain"), is_web_address("https://x:99999/")
    (True, False, False)
    """
    return web_address(text) is not None and host_of(text) != ""


def _canonical(url: str) -> str:
    if "amp" not in url and PLAIN.fullmatch(url):
        return url
    parts = web_address(url)
    for _ in range(CACHES_IN_CACHES):
        cached = cached_address(parts.host, parts.path) if parts and parts.port is None else None
        if not cached:
            break
        parts = web_address(f"{cached}?{parts.query}" if parts else cached)
    return _written(parts) if parts else url.strip()


_remembered = lru_cache(maxsize=4096)(_canonical)
"""A page's links are asked for again and again."""


def _written(parts: WebAddress) -> str:
    scheme, host = parts.scheme, parts.host
    if parts.port is None and not BARE_ADDRESS.fullmatch(host):
        scheme, host = "https", MOBILE_HOST.sub("www.", host)
    netloc = f"[{host}]" if ":" in host else host
    if parts.port is not None:
        netloc = f"{netloc}:{parts.port}"
    return urlunsplit((scheme, netloc, _path(parts.path), _query(parts.query), ""))


def _path(path: str) -> str:
    if ";" in path or "(S(" in path:
        path = without_dots(SESSION_IN_PATH.sub("", path))
    path = "/" + escaped(path).lstrip("/")
    return _without_amp_ending(AMP_BEGINNING.sub("/", path))


def _without_amp_ending(path: str) -> str:
    """Return *path* without ``/amp``, ``.amp`` and the ``.amp`` of ``.amp.html`` at its end, however many."""
    ending = "/" if path.endswith("/") else ""
    end = len(path) - len(ending)
    while True:
        if not ending and (found := HTML_ENDING.search(path, max(0, end - len(".html")), end)):
            ending, end = found[0], found.start()
        if not path.endswith(".amp" if "." in ending else ("/amp", ".amp"), 1, end) or path[end - 5] in "/.":
            return path[:end] + ending
        end -= len("/amp")


def _query(query: str) -> str:
    return "&".join(sorted(pair for pair in escaped(query).split("&") if pair and not is_tracking(pair)))
