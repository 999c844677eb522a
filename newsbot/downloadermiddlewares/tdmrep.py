"""REQUEST: a publisher's reservation of text and data mining in /.well-known/tdmrep.json, asked once a host.

https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/
"""

import asyncio
import re
from typing import Any
from urllib.parse import urlsplit

import orjson
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK

RESERVED = "tdm-reservation"


class TdmReservations:
    """Downloader middleware that notes what is reserved in the ``rights`` of a page's `meta`.

    Asked for only when an article's page has come, so that a crawl that finds nothing new asks nothing.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("TDMREP_ENABLED"):
            raise NotConfigured
        self.crawler = crawler
        self._rules: dict[str, asyncio.Task[list[dict[str, Any]]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "TdmReservations":
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        if request.callback is NO_CALLBACK or request.meta.get("listing") or response.status != 200:
            return response
        parts = urlsplit(response.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._fetch(origin))
        if is_reserved(await asyncio.shield(self._rules[origin]), parts.path):
            request.meta["rights"] = [RESERVED]
        return response

    async def _fetch(self, origin: str) -> list[dict[str, Any]]:
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
            rules = orjson.loads(response.body) if response.status == 200 else []
        except Exception:  # a file that cannot be had reserves nothing
            return []
        return [rule for rule in rules if isinstance(rule, dict)] if isinstance(rules, list) else []


def is_reserved(rules: list[dict[str, Any]], path: str) -> bool:
    """Tell whether the first rule that fits *path* reserves it; ``*`` and a final ``$`` are as in robots.txt.

    >>> is_reserved([{"location": "/free/*", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}], "/free/a")
    False
    """
    for rule in rules:
        location, end = re.subn(r"\$$", "", str(rule.get("location", "")))
        pattern = ".*".join(map(re.escape, location.split("*"))) + ("$" if end else "")
        if re.match(pattern, path):
            return rule.get(RESERVED) in (1, "1", True)
    return False
