"""REQUEST: the address of the page that an AMP cache holds, where the cache is one and its name belongs to the page."""

import re
from base64 import b32encode
from collections.abc import Iterator
from hashlib import sha256

from newsbot.urls.parsing import ascii_host, web_address
from newsbot.urls.sites import is_google

AMP_PROJECT = ".cdn.ampproject.org"
CACHED = re.compile(r"^/(?:c|v|amp)/(?:s/)?([^/]+\.[^/]+/.*)$", re.S)
LONGEST_LABEL = 63


def cached_address(host: str, path: str) -> str | None:
    """Return the address that the cache at *host* names in *path*, or None.

    >>> cached_address("harbour-example.cdn.ampproject.org", "/c/s/harbour.example/rain")
    'https://harbour.example/rain'
    >>> cached_address("evil.cdn.ampproject.org", "/c/s/harbour.example/rain")
    """
    of_project = host.endswith(AMP_PROJECT)
    if not of_project and not (path.startswith("/amp/") and is_google(host)):
        return None
    found = CACHED.match(path)
    address = found and web_address(f"https://{found[1]}")
    if not found or not address or (of_project and host.removesuffix(AMP_PROJECT) not in _names_of(address.host)):
        return None
    return f"https://{found[1]}"


def _names_of(origin: str) -> Iterator[str]:
    """Yield the names that the cache may have for the pages of the host *origin*.

    https://amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls: dots are dashes, dashes
    are doubled; where that is no name of a host, it is a hash.

    >>> list(_names_of("x-y.example"))[0], list(_names_of("en-us.example"))[0]
    ('x--y-example', '0-en--us-example-0')
    """
    readable = ".".join(map(_unicode, origin.split(".")))
    name = readable.replace("-", "--").replace(".", "-")
    if name[2:4] == "--":  # which is for encoded names
        name = f"0-{name}-0"
    if len(written := ascii_host(name)) <= LONGEST_LABEL:
        yield written
    for hashed in dict.fromkeys((readable, origin)):
        yield b32encode(sha256(hashed.encode("utf-8", "replace")).digest()).decode().lower().rstrip("=")


def _unicode(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[len("xn--") :].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
