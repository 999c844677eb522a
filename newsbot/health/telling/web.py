"""WATCH: incidents to a webhook, and a sign of life to a dead man's switch."""

import json
import time
from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from newsbot.health.telling.mail import NotSent

SECONDS = 10.0
PAUSES = (1.0, 3.0)
"""Seconds before each further attempt; then the next round tries again."""
FINAL = range(400, 500)
"""Statuses that another attempt does not change, but for these:"""
PASSING = frozenset({408, 425, 429})


class _NoRedirects(HTTPRedirectHandler):
    """urllib would turn a POST that is sent on into a GET without its body, and that would count as told."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def post(url: str, event: dict[str, Any], sleep: Callable[[float], None] = time.sleep) -> None:
    """Send *event* to *url* as JSON; raises NotSent."""
    _ask(url, json.dumps(event).encode(), sleep)


def ping(url: str, sleep: Callable[[float], None] = time.sleep) -> None:
    """Ask for *url*; raises NotSent."""
    _ask(url, None, sleep)


def _ask(url: str, body: bytes | None, sleep: Callable[[float], None]) -> None:
    """Post *body*, or ask for *url* where there is none."""
    headers = {"User-Agent": "newsbot"} | ({"Content-Type": "application/json"} if body else {})
    try:
        request = Request(url, body, headers)
    except ValueError as error:
        raise NotSent(f"{url}: {error}") from error
    if request.type not in ("http", "https"):
        raise NotSent(f"{url}: no web address")
    for pause in (*PAUSES, None):
        try:
            with build_opener(_NoRedirects).open(request, timeout=SECONDS) as answer:
                answer.read(1)
            return
        except HTTPError as error:
            said, is_final = f"HTTP {error.code}", error.code in FINAL and error.code not in PASSING
            error.close()
        except (URLError, OSError, ValueError) as error:
            said, is_final = str(getattr(error, "reason", error)) or type(error).__name__, False
        if pause is None or is_final:
            raise NotSent(f"{request.host}: {said}")
        sleep(pause)
