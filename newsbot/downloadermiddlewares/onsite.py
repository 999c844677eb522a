"""REQUEST: a redirect that leaves the publisher's domains is not followed, and its URL gets its reason."""

from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request
from scrapy.spiders import Spider

from newsbot.failures import requested_url
from newsbot.signals import tell
from newsbot.states import Reason, UrlState


class OnSite(OffsiteMiddleware):
    """Scrapy's middleware, which drops such a request without calling anybody back."""

    def request_scheduled(self, request: Request, spider: Spider) -> None:
        try:
            super().request_scheduled(request, spider)
        except IgnoreRequest:
            reason = Reason.REDIRECTS_OFF_SITE if "redirect_urls" in request.meta else Reason.OFF_SITE
            tell(self.crawler, requested_url(request), UrlState.FILTERED, reason, entry=request.meta.get("entry"))
            raise
