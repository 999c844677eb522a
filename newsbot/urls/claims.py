"""REQUEST: which address a page has, where it declares another one than it was found at (``rel=canonical``)."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote, urljoin, urlsplit

from newsbot.urls import canonical
from newsbot.urls.sites import host_of, is_within, same_site

PLACEHOLDER = re.compile(
    r"(?:^|[/=])(?:undefined|null|none|nan|false|true|[45]\d\d|error|(?:page-)?not-?found|log-?in|sign-?in)(?=[./?&]|$)"
    r"|\{\{|\}\}|\$\{|%>|%%|\[\[|\{[a-z_. -]+\}|<(?:[\w?%/!]|$)|\[object |/https?:/",
    re.IGNORECASE,
)
"""What templates write where they have no address, or put one address behind another."""
FRONT_PAGE = re.compile(
    r"(?:/[a-z]{2}(?:[-_][a-z]{2})?)?(?:/(?:index|home|default|start|startseite)(?:\.\w{2,5})?)?/?", re.I
)
STAGING = frozenset(
    "admin author backend backoffice beta build ci cms demo dev devel develop development draft edit editor editorial "
    "int internal intranet local localhost node origin preprod preview prod production qa sandbox stage staging stg "
    "test testing tst uat wp".split()
)
"""Parts of the names of hosts on which publishers try out their pages, or have them made."""
ID_PARAMETER = re.compile(
    r"(?:^|&)(?:\w*id|a|p|n|no|nr|num|idx|art|article|artikel|cod|news|item|slug|story|ref|t|q)=[^&]|=[^&=]*\d{3}", re.I
)
REFUSED = "declared address refused: "
"""In the provenance of `canonical_url`, before the reason."""
LONGEST_ADDRESS = 8_000
WORDS_OF_A_HEADLINE, DIGITS_OF_AN_ID, LENGTH_OF_AN_OPAQUE_ID = 3, 3, 8


def with_refusal(provenance: Mapping[str, str], reason: str) -> dict[str, str]:
    """Return *provenance* of an article with the *reason* why it has not the address that its page declares.

    >>> with_refusal({"canonical_url": "page"}, "another site")
    {'canonical_url': 'page, declared address refused: another site'}
    """
    source = provenance.get("canonical_url", "page").partition(f", {REFUSED}")[0]
    return {**provenance, "canonical_url": f"{source}, {REFUSED}{reason}"}


def refusal_in(provenance: Mapping[str, str]) -> str | None:
    """Return why the address that a page declares was refused, as an article's *provenance* has it, or None.

    >>> refusal_in({"canonical_url": "page, declared address refused: another site"})
    'another site'
    """
    return provenance.get("canonical_url", "").partition(REFUSED)[2] or None


def canonical_of(page_url: str, declared: str | None, domains: Iterable[str] = ()) -> str:
    """Return the identity of the page at *page_url* that declares *declared* (its ``rel=canonical``) to be its address.

    *domains* are those of the publisher that the page belongs to. `why_refused` says what is not believed.

    >>> canonical_of("https://www.harbour.example/story/rain?page=all", "/story/rain")
    'https://www.harbour.example/story/rain'
    >>> canonical_of("https://www.harbour.example/story/rain", "https://www.harbour.example/")
    'https://www.harbour.example/story/rain'
    """
    if not declared or declared == page_url or why_refused(page_url, declared, domains):
        return canonical(page_url)
    return canonical(_in_full(page_url, declared))


def why_refused(page_url: str, declared: str | None, domains: Iterable[str] = ()) -> str | None:
    """Return why *declared* is not believed to be the address of the page at *page_url*, or None if it is.

    Templates that name the front page, a section, a placeholder or a staging host on every article are common, and
    would make one article of a whole site; and no site may name an address of another one as its own.
    """
    if not declared:
        return None
    own = canonical(page_url)
    if len(declared) > LONGEST_ADDRESS:
        return "no address"
    try:
        named = canonical(_in_full(page_url, declared))
    except ValueError:
        return "no address"
    if named == own:
        return None
    if not same_site(own, named) and not (is_within(own, domains) and is_within(named, domains)):
        return "another site"
    if _is_staging(host_of(named), host_of(own)):
        return "a staging host"
    return _why_no_article(named, own)


def _in_full(page_url: str, declared: str) -> str:
    """Return the address that *declared* is on the page at *page_url*; some write none but the host before the path."""
    declared = declared.strip()
    host = declared.partition("/")[0].lower()
    has_host = "." in host and host.removeprefix("www.") == (host_of(page_url) or "").removeprefix("www.")
    return urljoin(page_url, f"//{declared}" if has_host else declared)


def _why_no_article(named: str, own: str) -> str | None:
    above, below = urlsplit(named), urlsplit(own)
    path, own_path = (unquote(parts.path).rstrip("/") for parts in (above, below))
    if path == own_path and path:
        loses_id = ID_PARAMETER.search(below.query) and not above.query and not _names_article(path)
        return "one address for many pages" if loses_id else None
    if PLACEHOLDER.search(path) or PLACEHOLDER.search(unquote(above.query)):
        return "a placeholder"
    if ID_PARAMETER.search(above.query):
        return None
    if FRONT_PAGE.fullmatch(path):
        return "a front page"
    is_own_article = _names_article(own_path) or ID_PARAMETER.search(below.query)
    if not _names_article(path) and (is_own_article or own_path.startswith(path + "/")):
        return "a section"
    return None


def _names_article(path: str) -> bool:
    """Tell whether *path* has what only articles have: several words, a number, an id."""
    last = re.sub(r"\.[a-z]{2,5}$", "", path.rpartition("/")[2], flags=re.IGNORECASE)
    words = [word for word in re.split(r"[\W_]+", last) if len(word) > 1]
    is_opaque = len(last) >= LENGTH_OF_AN_OPAQUE_ID and (not last.isascii() or any(map(str.isdigit, last)))
    return len(words) >= WORDS_OF_A_HEADLINE or is_opaque or re.search(rf"\d{{{DIGITS_OF_AN_ID}}}", path) is not None


def speaks_of(address: str, told: str) -> bool:
    """Tell whether half of the words and numbers that *address* ends in are in what is *told* of an article.

    >>> speaks_of("https://x.example/news/ferry-returns", "Ferry returns to the bay")
    True
    >>> speaks_of("https://x.example/news/latest-news-of-today", "Ferry returns to the bay")
    False
    """
    parts = urlsplit(address)
    wanted = _words(unquote(f"{parts.path.rstrip('/').rpartition('/')[2]} {parts.query}"))
    return len(wanted & _words(unquote(told))) * 2 >= len(wanted) > 0


def _words(text: str) -> set[str]:
    return {word for word in re.split(r"[\W_]+", text.casefold()) if len(word) > 2 or word.isdigit()}


def _is_staging(named_host: str, own_host: str) -> bool:
    own_parts, parts = (set(re.split(r"[.-]", re.sub(r"\d+", "", host))) for host in (own_host, named_host))
    return not STAGING.isdisjoint(parts - own_parts)
