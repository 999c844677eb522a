"""HAND ON: what every request must be and every answer carries, whatever page it is for (pure ASGI)."""

import re
from collections.abc import Iterable
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsbot.web.answers import is_for_machines, mistake
from newsbot.web.installation import Installation

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'{pictures}; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
ALLOWED = "GET, HEAD"
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::\d{1,5})?", re.ASCII | re.IGNORECASE)
PICTURES = "newsbot.pictures"
"""In a request's scope: the page shows pictures of articles, so that its policy allows those of the web."""


def policy(pictures: bool = False) -> str:
    """Return what a browser may load for a page: its style sheet and icon, and *pictures* of the web if asked for."""
    return POLICY.format(pictures=" http: https:" if pictures else "")


def host_of(header: str) -> str:
    """Return the name in a ``Host`` header, in lower case, without its port; empty where it is none.

    >>> host_of("News.example:8000"), host_of("[::1]:8000"), host_of("a b")
    ('news.example', '[::1]', '')
    """
    found = _HOST.fullmatch(header)
    return found[1].lower().rstrip(".") if found and not re.search(r"[\s/@\\]", found[1]) else ""


class Guard:
    """Refuse what asks under a foreign name (DNS rebinding) or wants to change something; add the headers of safety."""

    def __init__(self, app: ASGIApp, installation: Installation) -> None:
        self._app = app
        self._hosts = {"localhost", *(host.lower() for host in installation.hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["content-security-policy"] = policy(bool(scope.get(PICTURES)))
                headers.update(HEADERS)
            await send(message)

        app = self._refusal(scope) or self._app
        await app(scope, receive, send_safely)

    def _is_own(self, name: str) -> bool:
        return name in self._hosts or _is_loopback(name)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) != 1 or not self._is_own(host_of(hosts[0])):
            named = repr(hosts[0][:80]) if hosts else "none"
            return _refused(scope, f"Host: {named} is no name of this server; --allow-host adds one", 400)
        if scope["method"] not in ("GET", "HEAD"):
            return _refused(scope, f"{scope['method'][:20]}: this server only reads", 405, {"allow": ALLOWED})
        if _is_used_by_another_site(Headers(scope=scope)):
            return _refused(scope, "a page of another site may lead here, but not ask for this itself", 403)
        return None


def _is_loopback(name: str) -> bool:
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_used_by_another_site(headers: Headers) -> bool:
    """Tell whether a page of another site wants this for itself, as an image, a frame or by script.

    It could not read the answer, but have it made, and measure how long that takes. Who follows a link is welcome, and
    what is no browser (a feed reader, curl) does not say (https://www.w3.org/TR/fetch-metadata/).
    """
    if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return False
    return (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) != ("navigate", "document")


def _refused(scope: Scope, line: str, status: int, headers: dict[str, str] | None = None) -> ASGIApp:
    plain = "".join(sign if sign.isprintable() else "\ufffd" for sign in line)
    if is_for_machines(scope["path"]):
        return JSONResponse(mistake(plain), status, headers)
    return PlainTextResponse(f"{plain}\n", status, headers)


def allowed_hosts(host: str, named: Iterable[str]) -> frozenset[str]:
    """Return the names of a server that listens at *host*, as a ``Host`` header has them.

    >>> sorted(allowed_hosts("::1", ["News.example"]))
    ['[::1]', 'news.example']
    """
    return frozenset(f"[{name}]" if ":" in name and name[0] != "[" else name.lower() for name in (host, *named))
