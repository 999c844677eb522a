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

from newsbot.urls.parsing import WebAddress, escaped, web_address
from newsbot.urls.sites import BARE_ADDRESS, host_of, is_google, is_within, same_site, site_of
from newsbot.urls.tracking import SESSION_IN_PATH, is_tracking

__all__ = ["canonical", "host_of", "is_within", "same_site", "site_of"]

AMP_ENDING = re.compile(r"(?<=[^/])(?:/amp(?=/?$)|\.amp(?=\.html?$)|\.amp$)")
AMP_CACHE_PATH = re.compile(r"^/(?:c|v|amp)/(?:s/)?([^/]+\.[^/]+/.*)$", re.S)
MOBILE_HOST = re.compile(r"^(?:amp|m|mobile|mobil)\.(?=[^.]+\.)")
CACHES_IN_CACHES = 5


@lru_cache(maxsize=4096)
def canonical(url: str) -> str:
    """Return the form of *url* that all addresses of the same article share; never raises.

    What is no web address comes back unchanged but for surrounding whitespace.

    >>> canonical("http://M.Harbour.example:80/story/rain.html?utm_source=x&b=2&a=1#comments")
    'https://www.harbour.example/story/rain.html?a=1&b=2'
    >>> canonical("https://www.harbour.example/story/rain/amp/")
    'https://www.harbour.example/story/rain/'
    """
    parts = web_address(url)
    for _ in range(CACHES_IN_CACHES):
        cached = _address_in_amp_cache(parts.host, parts.path) if parts else None
        if not cached:
            break
        parts = web_address(f"{cached}?{parts.query}" if parts else cached)
    return _written(parts) if parts else url.strip()


def _written(parts: WebAddress) -> str:
    scheme, host = parts.scheme, parts.host
    if parts.port is None and not BARE_ADDRESS.fullmatch(host):
        scheme, host = "https", MOBILE_HOST.sub("www.", host)
    netloc = f"[{host}]" if ":" in host else host
    if parts.port is not None:
        netloc = f"{netloc}:{parts.port}"
    return urlunsplit((scheme, netloc, _path(parts.path), _query(parts.query), ""))


def _address_in_amp_cache(host: str, path: str) -> str | None:
    if host.endswith(".cdn.ampproject.org") or (path.startswith("/amp/") and is_google(host)):
        found = AMP_CACHE_PATH.match(path)
        return f"https://{found[1]}" if found else None
    return None


def _path(path: str) -> str:
    if ";" in path or "(S(" in path:
        path = SESSION_IN_PATH.sub("", path)
    path = "/" + escaped(path).lstrip("/")
    plain = None
    while plain != path:
        plain = path
        if path.startswith("/amp/") and len(path) > len("/amp/"):
            path = "/" + path.removeprefix("/amp/").lstrip("/")
        path = AMP_ENDING.sub("", path)
    return path


def _query(query: str) -> str:
    return "&".join(sorted(pair for pair in escaped(query).split("&") if pair and not is_tracking(pair)))
