"""REQUEST: what a site's address may have been meant to be, where nothing is there (pure)."""

from urllib.parse import urlsplit

from newsbot.states import NO_ANSWER
from newsbot.urls import host_of, site_of

WWW = "www."
GONE = frozenset(("HTTP 404", "HTTP 410"))


def other_fronts(url: str, reason: str) -> list[str]:
    """Return where the front page may be that is not at *url* for a *reason* (see `newsbot.failures`), the best first.

    >>> other_fronts("https://x.example/", "host not found")
    ['https://www.x.example/', 'http://x.example/', 'http://www.x.example/']
    >>> other_fronts("https://x.example/start.html", "HTTP 404"), other_fronts("https://x.example/", "HTTP 500")
    (['https://x.example/'], [])
    """
    parts = urlsplit(url)
    root = parts._replace(path="/", query="", fragment="").geturl()
    if reason in GONE:
        return [root] if root != url else []
    if reason not in NO_ANSWER:
        return []
    host = host_of(url)
    beside = [url]
    if host.startswith(WWW):
        beside.append(url.replace(WWW, "", 1))
    elif host and host == site_of(url) and not host.replace(".", "").isdecimal() and "." in host:
        beside.append(url.replace("://", f"://{WWW}", 1))
    plain = [one.replace("https://", "http://", 1) for one in beside]
    return [one for one in dict.fromkeys([*beside, *plain]) if one != url]
