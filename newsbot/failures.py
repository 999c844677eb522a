"""REQUEST: why a request was not made, or failed, in words that can be counted."""

import zlib
from gzip import BadGzipFile
from itertools import chain

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Request, Response
from scrapy.spidermiddlewares.httperror import HttpError

from newsbot.states import Reason, UrlState


class RequestRefused(IgnoreRequest):
    """A request that newsbot itself does not make; its URL comes to *state* for *reason* (see `newsbot.signals`)."""

    def __init__(self, state: UrlState, reason: str) -> None:
        super().__init__(reason)
        self.state = state
        self.reason = reason


GONE = {404, 410}
REASONS: dict[type[Exception], str] = {
    CannotResolveHostError: "host not found",
    DownloadConnectionRefusedError: "connection refused",
    DownloadTimeoutError: "timeout",
    DownloadCancelledError: "too large",
    ResponseDataLossError: "truncated",
    DownloadFailedError: "connection failed",
    NotSupported: "not a web address",
    UnsupportedURLSchemeError: "not a web address",
    BadGzipFile: "broken compression",
    zlib.error: "broken compression",
    EOFError: "broken compression",
    OSError: "connection failed",
    ValueError: "bad redirect",  # of the address in a Location header
}
MESSAGES = {
    "max redirections reached": Reason.REDIRECT_LOOP,
    "exceeded DOWNLOAD_MAXSIZE": "too large",
    "certificate verify failed": "certificate not trusted",
    "invalid hostname": "not a web address",
}
"""Part of an error's message, where Scrapy says no more by its kind, -> reason."""


def failure_of(error: BaseException | None) -> tuple[UrlState, str]:
    """Return the state and the reason that a failed download brings a URL to.

    >>> failure_of(DownloadTimeoutError())
    (<UrlState.FAILED: 'failed'>, 'timeout')
    >>> failure_of(ValueError("invalid hostname: u:p@harbour.example"))
    (<UrlState.FAILED: 'failed'>, 'not a web address')
    """
    match error:
        case HttpError():
            status = error.response.status
            return (UrlState.GONE if status in GONE else UrlState.FAILED), f"HTTP {status}"
        case RequestRefused():
            return error.state, error.reason
    said = (reason for part, reason in MESSAGES.items() if part in str(error))
    known = (reason for kind, reason in REASONS.items() if isinstance(error, kind))
    return UrlState.FAILED, next(chain(said, known), "download failed")


def requested_url(source: Request | Response) -> str:
    """Return the address that was asked for before any redirect, which is the one that a listing named."""
    return str([*source.meta.get("redirect_urls", ()), source.url][0])
