"""REQUEST: a publisher's reservation of text and data mining in /.well-known/tdmrep.json, asked once a host.

https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/
"""

import codecs
import string
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlsplit

import orjson
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK

from newsbot.downloadermiddlewares.asked_once import AskedOnce

RESERVED = "tdm-reservation"
RULES = 1000
"""So many locations of one file are read; the largest that are known name some dozen."""
LOCATION_LENGTH = 2083
"""Characters, as of the longest address that is asked for; a longer location fits none."""


@dataclass(frozen=True, slots=True)
class TdmRule:
    """Which paths of a host one location means, and whether they are reserved."""

    pieces: tuple[str, ...]
    """What stands between the location's ``*``."""
    to_the_end: bool
    """Whether the location ends in ``$``: a fitting path ends where it ends."""
    is_reserved: bool

    def fits(self, path: str) -> bool:
        """Tell whether the rule is about *path*, piece after piece, as robots.txt patterns fit."""
        first, *others = self.pieces
        last = others.pop() if others and self.to_the_end else ""
        if not path.startswith(first):
            return False
        position = len(first)
        for piece in others:
            found = path.find(piece, position)
            if found < 0:
                return False
            position = found + len(piece)
        if not self.to_the_end:
            return True
        if len(self.pieces) == 1:
            return position == len(path)
        return len(path) - len(last) >= position and path.endswith(last)


class TdmReservations:
    """Downloader middleware that notes what is reserved in the ``rights`` of a page's `meta`.

    Asked for only when an article's page has come, so that a crawl that finds nothing new asks nothing.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("TDMREP_ENABLED"):
            raise NotConfigured
        self.crawler = crawler
        self._rules: AskedOnce[list[TdmRule]] = AskedOnce()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "TdmReservations":
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        if request.callback is NO_CALLBACK or request.meta.get("listing") or response.status != 200:
            return response
        parts = urlsplit(response.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        rules = await self._rules.answer(origin, partial(self._fetch, origin))
        path = parts.path or "/"
        # A location may name a query; one that ends in "$" hardly means to let those with a tracking parameter go.
        if is_reserved(rules, path) or (parts.query and is_reserved(rules, f"{path}?{parts.query}")):
            request.meta["rights"] = [RESERVED]
        return response

    async def _fetch(self, origin: str) -> list[TdmRule]:
        request = Request(
            f"{origin}/.well-known/tdmrep.json",
            callback=NO_CALLBACK,
            meta={
                "dont_retry": True,
                "dont_obey_robotstxt": True,
                "allow_offsite": True,
                "download_maxsize": 1024 * 1024,
            },
        )
        try:
            response = await self.crawler.engine.download_async(request)
            body = response.body.removeprefix(codecs.BOM_UTF8)
            return tdm_rules(orjson.loads(body)) if response.status == 200 else []
        except Exception:  # a file that cannot be had reserves nothing
            return []


def tdm_rules(content: Any) -> list[TdmRule]:
    """Return the rules of a tdmrep.json, one for each location, in its order; what is none is left out.

    A single rule counts where the list was forgotten.
    """
    named = [rule for rule in (content if isinstance(content, list) else [content]) if isinstance(rule, dict)]
    rules: list[TdmRule] = []
    for rule in named[:RULES]:
        locations = rule.get("location")
        for location in locations[:RULES] if isinstance(locations, list) else [locations]:
            if isinstance(location, str) and 0 < len(location) <= LOCATION_LENGTH:
                rules.append(_rule(location, rule.get(RESERVED) in (1, "1", True)))
    return rules[:RULES]


def is_reserved(rules: list[TdmRule], path: str) -> bool:
    """Tell whether the first rule that fits *path* reserves it; ``*`` and a final ``$`` are as in robots.txt.

    >>> files = [{"location": "/free/*", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]
    >>> is_reserved(tdm_rules(files), "/free/a"), is_reserved(tdm_rules(files), "/a")
    (False, True)
    """
    escaped = _escaped(path)
    return next((rule.is_reserved for rule in rules if rule.fits(escaped)), False)


def _rule(location: str, is_reserved: bool) -> TdmRule:
    pattern = location.removesuffix("$")
    first, *others = map(_escaped, pattern.split("*"))
    to_the_end = pattern != location
    wanted = [piece for piece in others if piece]
    if others and not others[-1] and to_the_end:
        to_the_end = False  # "*$" is as good as nothing
    return TdmRule((first, *wanted), to_the_end, is_reserved)


def _escaped(path: str) -> str:
    """Return *path* as RFC 9309, 2.2.2, compares it: what must be escaped is, what need not be is not.

    >>> _escaped("/caf\u00e9/%7Ea%2fb")
    '/caf%C3%A9/~a%2Fb'
    """
    start, *escapes = path.split("%")
    return _quoted(start) + "".join(map(_unescaped, escapes))


def _unescaped(after_percent: str) -> str:
    code, rest = after_percent[:2], after_percent[2:]
    if len(code) < 2 or not set(code) <= set(string.hexdigits):
        return "%25" + _quoted(after_percent)
    character = unquote_to_bytes(f"%{code}").decode("latin-1")
    is_plain = character.isascii() and (character.isalnum() or character in "-._~")
    return (character if is_plain else f"%{code.upper()}") + _quoted(rest)


def _quoted(text: str) -> str:
    return quote(text, safe=string.punctuation.replace("%", ""), errors="surrogatepass")
