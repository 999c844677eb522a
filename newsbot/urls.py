"""REQUEST: the canonical form of a URL, which is the identity of an article.

Two addresses are the same article when `canonical` gives the same string for both. What is taken for the same:

- ``http`` and ``https``: written ``https``, as hardly a publisher is left without it. A host with a port of its own, an
  IP address and ``localhost`` keep their scheme, as the other one would be another server.
- tracking and sharing parameters, the order of the others, an empty query, a fragment, user and password
- AMP and mobile variants: ``/amp/``, ``.amp.html``, ``?amp=1``, ``amp.`` and ``m.`` hosts, AMP caches
- the case of host and percent-encoding, a trailing dot of the host, a default port
"""

import re
from collections.abc import Iterable
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

TRACKING = frozenset(
    "_ga _gl amp assetid cmp cmpid dclid emc fbclid ftag gbraid gclid gclsrc guccounter guce_referrer "
    "guce_referrer_sig icid igsh igshid int_cmp int_source ito maca mc_cid mc_eid mkt_tok msclkid ncid ns_campaign "
    "ns_mchannel ns_source ocid ref ref_src ref_url referer referrer rss s_cid share sharetype smid smtyp spm "
    "src_medium srsltid taid traffic_source trk twclid vero_id via wbraid wt.mc wt_mc wt_zmc wtmc xtor yclid "
    "ysclid".split()
)
TRACKING_PREFIXES = ("utm_", "at_", "pk_", "mtm_", "hsa_", "itm_", "fb_", "oly_")
READ_IN = re.compile(r"[^=]+=(?:rss|feed|newsletter)\d?(?:[_-].*)?|outputtype=(?:valid_)?amp", re.I)
"""Parameters that say where a link was read or how it is to be shown, not what it leads to (``source=rss``)."""
AMP_ENDING = re.compile(r"(?<=[^/])(?:/amp(?=/?$)|\.amp(?=\.html?$)|\.amp$)")
AMP_CACHE_PATH = re.compile(r"^/(?:c|v|amp)/(?:s/)?([^/]+\.[^/]+/.*)$", re.S)
MOBILE_HOST = re.compile(r"^(?:amp|m|mobile|mobil)\.(?=[^.]+\.)")
BARE_ADDRESS = re.compile(r"[\d.]+|.*:.*|localhost")
SECOND_LEVEL = frozenset("ac co com edu gob gov go gouv ne net nom or org".split())
DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str:
    """Return the form of *url* that all addresses of the same article share; never raises.

    What is no web address comes back unchanged but for surrounding whitespace.

    >>> canonical("http://M.Harbour.example:80/story/rain.html?utm_source=x&b=2&a=1#comments")
    'https://www.harbour.example/story/rain.html?a=1&b=2'
    >>> canonical("https://www.harbour.example/story/rain/amp/")
    'https://www.harbour.example/story/rain/'
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    scheme, host = parts.scheme, _host(parts.hostname)
    if scheme not in DEFAULT_PORTS or not host:
        return url
    if cached := _address_in_amp_cache(host, parts.path):
        return canonical(cached)
    if port == DEFAULT_PORTS[scheme]:
        port = None
    if port is None and not BARE_ADDRESS.fullmatch(host):
        scheme, host = "https", MOBILE_HOST.sub("www.", host)
    netloc = f"[{host}]" if ":" in host else host
    if port is not None:
        netloc = f"{netloc}:{port}"
    return urlunsplit((scheme, netloc, _path(parts.path), _query(parts.query), ""))


def canonical_of(page_url: str, declared: str | None) -> str:
    """Return the identity of the page at *page_url* that declares *declared* (its ``rel=canonical``) to be its address.

    A declared address is believed if it is on the same site and neither the front page nor a section above the page:
    templates that name one of these on every article are common, and would make one article of all.

    >>> canonical_of("https://www.harbour.example/story/rain?page=all", "/story/rain")
    'https://www.harbour.example/story/rain'
    >>> canonical_of("https://www.harbour.example/story/rain", "https://www.harbour.example/")
    'https://www.harbour.example/story/rain'
    """
    own = canonical(page_url)
    if not declared or declared == page_url:
        return own
    try:
        named = canonical(urljoin(page_url, declared.strip()))
    except ValueError:
        return own
    return named if same_site(own, named) and not _is_above(named, own) else own


def host_of(url: str) -> str:
    """Return the host of *url* in lower case; empty where there is none.

    >>> host_of("https://WWW.Harbour.example:8080/a")
    'www.harbour.example'
    """
    try:
        return _host(urlsplit(url).hostname)
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
    """Tell whether two addresses have the same registered domain."""
    return site_of(one) == site_of(other) != ""


def site_of(url: str) -> str:
    """Return the registered domain of *url*'s host, without a list of all public suffixes.

    >>> site_of("https://news.bbc.co.uk/a"), site_of("https://m.faz.net/"), site_of("http://127.0.0.1:80/")
    ('bbc.co.uk', 'faz.net', '127.0.0.1')
    """
    host = host_of(url)
    if BARE_ADDRESS.fullmatch(host):
        return host
    labels = host.split(".")
    country_code = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL
    return ".".join(labels[-3 if country_code else -2 :])


def _host(hostname: str | None) -> str:
    host = (hostname or "").rstrip(".").lower()
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host


def _address_in_amp_cache(host: str, path: str) -> str | None:
    if host.endswith(".cdn.ampproject.org") or (host.startswith("www.google.") and path.startswith("/amp/")):
        found = AMP_CACHE_PATH.match(path)
        return f"https://{found[1]}" if found else None
    return None


def _path(path: str) -> str:
    path = "/" + _escaped(path).lstrip("/")
    plain = None
    while plain != path:
        plain = path
        if path.startswith("/amp/") and len(path) > len("/amp/"):
            path = "/" + path.removeprefix("/amp/").lstrip("/")
        path = AMP_ENDING.sub("", path)
    return path


def _query(query: str) -> str:
    return "&".join(sorted(pair for pair in _escaped(query).split("&") if pair and not _is_tracking(pair)))


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES) or READ_IN.fullmatch(pair) is not None


def _escaped(text: str) -> str:
    """Percent-encode what must be, in upper case, and nothing else."""
    if "%" in text:
        text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
        text = re.sub(r"%[0-9A-Fa-f]{2}", _escape, text)
    return quote(text, safe="/:@!$&'()*+,;=?~%", errors="replace")


def _escape(found: re.Match[str]) -> str:
    character = chr(int(found[0][1:], 16))
    return character if character.isascii() and (character.isalnum() or character in "-._~") else found[0].upper()


def _is_above(named: str, own: str) -> bool:
    """Tell whether *named* is the front page, or a section whose addresses begin like *own*."""
    above, below = urlsplit(named), urlsplit(own)
    path = above.path.rstrip("/")
    if above.query or (path == below.path.rstrip("/") and path):
        return False
    if not path:
        return below.path != "/" or below.query != ""
    last = path.rpartition("/")[2]
    is_section = last.count("-") < 2 and not re.search(r"[\d.%]", last)
    return is_section and below.path.startswith(path + "/")
