"""REQUEST: robots.txt as RFC 9309 has it, with crawl-delay."""

import logging
from functools import partial

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.misc import build_from_crawler, load_object

from newsbot.downloader.host_queues import queues_of
from newsbot.downloadermiddlewares.asked_once import AskedOnce
from newsbot.failures import RequestRefused, failure_of
from newsbot.states import Reason, UrlState
from newsbot.urls import host_of

logger = logging.getLogger(__name__)

UNREACHABLE = b"User-agent: *\nDisallow: /"
"""What a robots.txt counts as that its server fails to give (RFC 9309, 2.3.1.4); Scrapy: as none."""
TOO_MANY_REQUESTS = 429


class RobotsRules(RobotsTxtMiddleware):
    """Scrapy's middleware with these rules: a server error forbids all, other errors nothing; crawl-delay is kept."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._rules: AskedOnce[tuple[RobotParser, str]] = AskedOnce()

    async def process_request(self, request: Request) -> None:  # type: ignore[override]
        if request.meta.get("dont_obey_robotstxt"):
            return
        scheme, _, rest = request.url.partition("://")
        origin = f"{scheme}://{rest.partition('/')[0].partition('?')[0]}"
        rules, reason = await self._rules.answer(origin, partial(self._fetch, origin, request))
        if not rules.allowed(request.url, self.crawler.settings["ROBOTSTXT_USER_AGENT"]):
            raise RequestRefused(UrlState.ROBOTS, reason)
        if queues_of(self.crawler).is_paced(host_of(request.url)):
            request.meta["autothrottle_dont_adjust_delay"] = True

    async def _fetch(self, origin: str, request: Request) -> tuple[RobotParser, str]:
        """Return the rules of *origin*, and the reason to give where they forbid."""
        body, reason = await self._body(origin)
        implementation = load_object(self.crawler.settings["ROBOTSTXT_PARSER"])
        rules = build_from_crawler(implementation, self.crawler, body)
        self._keep_delay(rules, host_of(origin))
        await self.crawler.signals.send_catch_log_async(signals.robots_parsed, robotparser=rules, request=request)
        return rules, reason

    async def _body(self, origin: str) -> tuple[bytes, str]:
        robots = Request(
            f"{origin}/robots.txt",
            priority=self.DOWNLOAD_PRIORITY,
            meta={"dont_obey_robotstxt": True, "allow_offsite": True},
            callback=NO_CALLBACK,
        )
        try:
            response: Response = await self.crawler.engine.download_async(robots)
        except Exception as error:  # whatever went wrong, the server did not say that we may
            raise RequestRefused(*failure_of(error)) from error
        if response.status >= 500 or response.status == TOO_MANY_REQUESTS:
            return UNREACHABLE, f"{Reason.ROBOTS_TXT}: HTTP {response.status}"
        return (response.body if response.status < 400 else b""), Reason.ROBOTS_TXT

    def _keep_delay(self, rules: RobotParser, host: str) -> None:
        settings = self.crawler.settings
        wanted = rules.crawl_delay(settings["ROBOTSTXT_USER_AGENT"]) or 0
        own = settings.getfloat("DOWNLOAD_DELAY")
        if wanted <= own * (1 - settings.getfloat("DOWNLOAD_DELAY_JITTER")):
            return
        delay = max(own, min(wanted, settings.getfloat("CRAWL_DELAY_MAX")))
        logger.info("%s asks for %g s between requests: waiting %g s", host, wanted, delay)
        queues_of(self.crawler).pace(host, delay)
