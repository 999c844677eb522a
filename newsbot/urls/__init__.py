"""REQUEST: the canonical form of a URL, which is the identity of an article.

Two addresses are the same article when `canonical` gives the same string for both. What is taken for the same:

- ``http`` and ``https``: written ``https``, as hardly a publisher is left without it. A host with a port of its own, an
  IP address and ``localhost`` keep their scheme, as the other one would be another server.
- tracking and sharing parameters, the order of the others, an empty query, a fragment, user and password
- AMP and mobile variants: ``/amp/``, ``.amp.html``, ``?amp=1``, ``amp.`` and ``m.`` hosts, AMP caches
- the case of host and percent-encoding, a trailing dot of the host, a default port
"""

import re
from urllib.parse import quote, urlsplit, urlunsplit

from newsbot.urls.sites import BARE_ADDRESS, host_of, is_google, is_within, plain_host, same_site, site_of

__all__ = ["canonical", "host_of", "is_within", "same_site", "site_of"]

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
    scheme, host = parts.scheme, plain_host(parts.hostname)
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


def _address_in_amp_cache(host: str, path: str) -> str | None:
    if host.endswith(".cdn.ampproject.org") or (path.startswith("/amp/") and is_google(host)):
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
