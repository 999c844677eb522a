"""REQUEST: pages that send their readers on by a meta element are followed like redirects."""

from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.http import Request, Response

LOOKED_AT = 4 * 4096
"""Bytes that surely hold the characters in which Scrapy looks for the element."""


class MetaRefresh(MetaRefreshMiddleware):
    """Scrapy's middleware, which decodes the whole of every page; this one leaves pages without a refresh alone."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        if b"refresh" not in response.body[:LOOKED_AT].lower():
            return response
        answer: Request | Response = super().process_response(request, response)
        return answer
