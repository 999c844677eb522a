"""REQUEST: a redirect that leaves the publisher's domains is not followed, and its URL gets its reason."""

from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request
from scrapy.spiders import Spider

from newsbot.failures import requested_url
from newsbot.signals import tell


class OnSite(OffsiteMiddleware):
    """Scrapy's middleware, which drops such a request without calling anybody back."""

    def request_scheduled(self, request: Request, spider: Spider) -> None:
        try:
            super().request_scheduled(request, spider)
        except IgnoreRequest:
            reason = "redirects off site" if "redirect_urls" in request.meta else "off site"
            tell(self.crawler, requested_url(request), "filtered", reason, entry=request.meta.get("entry"))
            raise
