"""REQUEST: what leaves the publisher's domains is not followed, but for feed links that lead back to them."""

from collections import Counter

from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from scrapy.spiders import Spider

from newsbot.downloadermiddlewares.redirect import WITH_COOKIES
from newsbot.failures import RequestRefused, requested_url
from newsbot.signals import tell
from newsbot.states import Reason, UrlState
from newsbot.urls import site_of

DEAD_ENDS = 3
"""Links of another site that led nowhere near the publisher; its further ones are not tried by this crawl."""
DEAD_ENDS_IN_ALL = 30
"""The same for all other sites together, as a feed may name any number of them."""


class OnSite(OffsiteMiddleware):
    """Scrapy's middleware, which drops such a request without calling anybody back.

    Where a feed's links begin on another host, each step is checked as any request is (robots.txt, public address, the
    number of redirects), and the last one must be on one of the publisher's domains.
    """

    _dead_ends: Counter[str]

    def spider_opened(self, spider: Spider) -> None:
        super().spider_opened(spider)
        self._dead_ends = Counter()

    def request_scheduled(self, request: Request, spider: Spider) -> None:
        try:
            super().request_scheduled(request, spider)
        except IgnoreRequest:
            reason = Reason.REDIRECTS_OFF_SITE if "redirect_urls" in request.meta else Reason.OFF_SITE
            tell(self.crawler, requested_url(request), UrlState.FILTERED, reason, entry=request.meta.get("entry"))
            raise

    def process_request(self, request: Request) -> None:  # type: ignore[override]
        if request.meta.get("starts_off_site"):
            site, way = site_of(request.url), request.meta.get("redirect_urls")
            is_tried = self._dead_ends[site] < DEAD_ENDS and self._dead_ends.total() < DEAD_ENDS_IN_ALL
            if not way and not is_tried:
                raise RequestRefused(UrlState.FILTERED, Reason.OFF_SITE)
            return
        if request.meta.get(WITH_COOKIES):  # let through whatever the crawl has asked for, but on site
            request = request.replace(dont_filter=False)
        super().process_request(request)

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse the page that a link of another host led to, if it is another site's."""
        if not request.meta.get("starts_off_site"):
            return response
        first, spider = site_of(requested_url(request)), self.crawler.spider
        assert spider is not None
        if self.should_follow(request, spider):
            self._dead_ends.pop(first, None)
            return response
        self._dead_ends[first] += 1
        is_redirected = "redirect_urls" in request.meta
        raise RequestRefused(UrlState.FILTERED, Reason.REDIRECTS_OFF_SITE if is_redirected else Reason.OFF_SITE)
