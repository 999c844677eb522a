"""REQUEST: what a listing says of one article, as texts, to an Entry."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from html import unescape
from itertools import islice
from urllib.parse import urljoin, urlsplit

from w3lib.url import safe_url_string

from newsbot.dates.machine_dates import moment
from newsbot.dates.zones import zone_of
from newsbot.sources import Entry
from newsbot.sources.article_address import LONGEST_ADDRESS
from newsbot.urls import host_of, same_site

YEAR_OR_MONTH = re.compile(r"\d{4}(?:-\d\d)?")
PLAIN_ADDRESS = re.compile(
    r"https?://[a-z0-9.-]+/(?:[\w/.,;:%=?+~-]*|[\w/.,:%=+~-]*\?[\w/.,;:%=?+~&-]+(?:#[\w=-]+)?)", re.ASCII
)
"""Most addresses are; the others take five times as long."""
PLAIN_PATH = re.compile(r"(?:/(?![/.])[\w.,:%=+~-]*)+(?:\?[\w/.,;:%=?+~&-]+)?(?:#[\w=-]+)?", re.ASCII)
"""Most addresses within a site are: without steps that change others."""
PLAIN_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?::\d{1,5})?(?=[/?#]|\Z)", re.ASCII)
LONGEST_FOREIGN_HOST = 64
"""Characters of a host that is not written in ASCII; each costs as much to read as a whole address."""
BARE_HOST = re.compile(r"(?:www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?:]|$)", re.I | re.ASCII)
HOST_NAME = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}", re.I | re.ASCII)
NO_ADDRESS = frozenset(("", "na", "none", "null", "nil", "undefined", "false"))
AROUND = ' \t\n\r\f\v\xa0\u200b\u200e\u200f\u2060\ufeff"'
"""What stands around an address, seen or not, and is no part of it."""
SCHEME_TWICE = re.compile(r"https?:/{0,2}(?=https?:)", re.IGNORECASE)
SCHEME_DAMAGED = re.compile(r"https?(?::/|//)(?!/)", re.IGNORECASE)
BACKSLASHES = re.compile(r"https?:\\", re.IGNORECASE)
LINE_BREAK = re.compile(r"\s*[\r\n]\s*")
ESCAPED_AGAIN = re.compile(r"&(?:amp|#0{0,3}38|#x26);", re.I)
HREF = re.compile(r"^<a\s[^<>]{0,500}?href=[\"']([^\"'<>]+)", re.I)
SHORT_CLOCK = re.compile(r"(?<![\d:.])\d\d?:(?:\d:\d\d?|\d\d:\d)(?![\d:])")
"""A time such as 9:5:7, as programs write it that forget its zeros."""
AMERICAN = re.compile(r"\d\d?/\d\d?/\d{4} \d\d?:\d\d(?::\d\d)? [AP]M")
"""What .NET writes where nobody chose a form: the month first."""
PLAUSIBLE_YEARS = range(1990, 2100)
TAG = re.compile(
    r"<!--.*?-->|<(script|style)\b[^<>]*>.*?</\1\s*>|</?(?:a|abbr|b|big|blockquote|body|br|cite|code|div|em|figure|font|"
    r"h[1-6]|html|hr|i|img|ins|li|mark|nobr|ol|p|picture|pre|q|s|section|small|span|strike|strong|sub|sup|svg|time|tt|u|"
    r"ul|wbr)\b[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
"""HTML; other names in angle brackets may be what the title is about."""
CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
"""What was escaped once more and so stands in the text."""
PARTING_TAG = re.compile(r"</?(?:blockquote|br|div|figure|h[1-6]|hr|li|ol|p|section|ul)\b[^<>]*>", re.IGNORECASE)
"""HTML that parts the words before it from those behind."""
OF_WINDOWS = {sign: bytes((sign,)).decode("cp1252", "ignore") for sign in range(0x80, 0xA0)}
OF_WINDOWS |= dict.fromkeys({*range(32), 127, 0xAD, 0x200B, 0x2060, 0xFEFF} - set(b"\t\n\v\f\r"), "")
"""What stands in XML by its number in Windows' character set, as HTML reads it; in a title no control is meant, and
nothing that is not seen, such as where a word may be broken."""
LONGEST_TITLE, LONGEST_NAME = 2_000, 500
DATES_TRIED = 3
"""Of those that an entry gives for one time."""
ITEMS_AT_MOST = 20_000
"""Of a feed, which names the newest first; the longest real ones have a few thousand."""


def entry_at(
    address: str | None,
    listing: str,
    *,
    base: str | None = None,
    title: str | None = None,
    published: Iterable[str | None] = (),
    modified: Iterable[str | None] = (),
    language: str | None = None,
    authors: Iterable[str] = (),
    keywords: Iterable[str] = (),
) -> Entry | None:
    """Return the entry for *address* (absolute, or relative to *base*), or None if that is no web address.

    Of several texts for a time the first that can be read counts.
    """
    url = listed_address(address, base or listing)
    if not url:
        return None
    month_first = _is_month_first(listing, (language or "")[:2].lower())
    return Entry(
        url=url,
        listing=listing,
        title=title,
        published=_first_date(published, language, month_first),
        modified=_first_date(modified, language, month_first),
        language=language,
        authors=tuple(dict.fromkeys(name for author in authors if (name := author_name(author)))),
        keywords=tuple(unescape(keyword) if "&" in keyword else keyword for keyword in keywords),
    )


def listed_address(address: str | None, base: str) -> str | None:
    """Return the web address that a feed or sitemap means by *address*, or None.

    >>> listed_address("https://x.example/read?a=1&amp;b=2", ""), listed_address("www.x.example/rain", "")
    ('https://x.example/read?a=1&b=2', 'https://www.x.example/rain')
    >>> listed_address("x.example/rain", "https://x.example/a.xml"), listed_address("http://https://x.example/a", "")
    ('https://x.example/rain', 'https://x.example/a')
    """
    address = (address or "").strip(AROUND)
    if "&" not in address and len(address) <= LONGEST_ADDRESS and PLAIN_ADDRESS.fullmatch(address):
        return address
    if len(address) > LONGEST_ADDRESS or re.sub(r"\W+", "", address[:20]).lower() in NO_ADDRESS:
        return None
    if address.startswith("<"):
        address = next(iter(HREF.findall(address)), "")
    if address.startswith("#") or not address:
        return None
    if "&" in address:
        address = ESCAPED_AGAIN.sub("&", address)
    address = _undamaged(address)
    bare = address[damaged.end() :] if (damaged := SCHEME_DAMAGED.match(address)) else address
    is_bare = BARE_HOST.match(bare) or _is_on_host(bare, base)
    return absolute(f"https://{bare}" if is_bare else address, base)


def _is_on_host(address: str, base: str) -> bool:
    """Tell whether *address* begins with a host of the site of *base*."""
    host, slash, _ = address.partition("/")
    if not slash or "." not in host:
        return False
    return host.lower() == _host(base) or (HOST_NAME.fullmatch(host) is not None and same_site(f"https://{host}", base))


def _undamaged(address: str) -> str:
    """Return *address* on one line, with its scheme once and slashes behind it."""
    if "\n" in address or "\r" in address:
        address = LINE_BREAK.sub("", address)
    if twice := SCHEME_TWICE.match(address):
        address = address[twice.end() :]
    return address.replace("\\/", "/").replace("\\", "/") if BACKSLASHES.match(address) else address


@lru_cache(maxsize=64)
def _host(base: str) -> str:
    """Return the host that an address without scheme begins with; what no address begins with where there is none."""
    return host_of(base) or "\n"


def absolute(address: str | None, base: str) -> str | None:
    """Return *address* as a whole web address, or None.

    >>> absolute("/a", "https://x.example/feed"), absolute("mailto:a@x.example", "https://x.example/feed")
    ('https://x.example/a', None)
    """
    address = (address or "").strip()
    if len(address) > LONGEST_ADDRESS:
        return None
    if PLAIN_ADDRESS.fullmatch(address):
        return address
    if address.startswith("/") and PLAIN_PATH.fullmatch(address) and (origin := _plain_origin(base)):
        return origin + address
    return _joined(address, base) if address else None


@lru_cache(maxsize=512)  # a page's links are read more than once, and many are "#"
def _joined(address: str, base: str) -> str | None:
    try:
        url = urljoin(base, address)
        if not url.startswith(("http://", "https://")) or _has_absurd_host(url) or not urlsplit(url).netloc:
            return None
        safe_url_string(url)  # as a request does, which must not fail later
    except ValueError:
        return None
    return url


@lru_cache(maxsize=64)
def _plain_origin(base: str) -> str | None:
    """Return scheme and host of *base*, None where they are unusual."""
    found = PLAIN_ORIGIN.match(base)
    try:
        return found[0] if found and safe_url_string(found[0]) else None
    except ValueError:
        return None


def _has_absurd_host(url: str) -> bool:
    authority = "" if url.isascii() else urlsplit(url).netloc
    return len(authority) > LONGEST_FOREIGN_HOST and not authority.isascii()


def without_markup(text: str | None) -> str | None:
    """Return a title that may hold HTML as plain text on one line, or None.

    >>> without_markup("<b>Old</b> ferry<br>&amp; lamp"), without_markup("5 < 6")
    ('Old ferry & lamp', '5 < 6')
    """
    text = (text or "")[:LONGEST_TITLE].translate(OF_WINDOWS)
    if "<" in text:
        text = CDATA.sub(r"\1", text)
        text = TAG.sub("", PARTING_TAG.sub(" ", text))
    return " ".join((unescape(text) if "&" in text else text).split()) or None


def author_name(text: str) -> str:
    """Return the name in what a feed says of its author; empty for a mere mail address.

    >>> [author_name(text) for text in ("o@x.example (Orla Tennick)", "Orla Tennick <o@x.example>", "o@x.example")]
    ['Orla Tennick', 'Orla Tennick', '']
    """
    text = text[:LONGEST_NAME]
    text = (without_markup(text) or "") if "<" in text or "&" in text else " ".join(text.split())
    if "@" not in text:
        return text
    for opening, closing in ("()", "<>"):
        outside, mark, inside = text.partition(opening)
        parts = outside.strip(), inside.rstrip(closing + " ")
        if mark and ("@" in parts[0]) != ("@" in parts[1]):
            return parts["@" in parts[0]]
    return text if " " in text else ""


@lru_cache(maxsize=1024)
def listing_date(text: str | None, language: str | None = None, month_first: bool = False) -> datetime | None:
    """Return the time that *text* names in any form, or None; naive where it names no offset.

    >>> listing_date("Mon, 02 Jun 2025 07:30:00 +0200").isoformat()
    '2025-06-02T07:30:00+02:00'
    >>> listing_date("2025-06"), listing_date("yesterday")
    (datetime.datetime(2025, 6, 1, 0, 0), None)
    """
    text = (text or "").strip()
    if YEAR_OR_MONTH.fullmatch(text):
        text = f"{text}-01-01"[:10]
    text = SHORT_CLOCK.sub(lambda clock: ":".join(part.zfill(2) for part in clock[0].split(":")), text)
    month_first = month_first or AMERICAN.fullmatch(text) is not None
    found = moment(text, language and language.partition("-")[0].lower(), month_first)
    return found.time if found and found.time.year in PLAUSIBLE_YEARS else None


def _first_date(texts: Iterable[str | None], language: str | None, month_first: bool) -> datetime | None:
    tried = islice(filter(None, texts), DATES_TRIED)
    return next((found for text in tried if (found := listing_date(text, language, month_first))), None)


@lru_cache(maxsize=64)
def _is_month_first(listing: str, language: str) -> bool:
    """Tell whether 3/4/2025 is 4 March: in English from nowhere else than the Americas, as on pages."""
    zone = str(zone_of(listing, language) or "")
    return language == "en" and (not zone or zone.startswith("America/"))
