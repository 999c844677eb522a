"""REQUEST: a robots.txt as its publisher meant it, in the form that Protego reads."""

import codecs
import re

from scrapy import Spider
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.utils.python import to_unicode

SIZE = 512 * 1024
"""Bytes; RFC 9309, 2.5, asks for 500 KiB at least."""
LINE = re.compile(r"\s*([A-Za-z][A-Za-z _-]{0,30}?)\s*[:=]\s*(.*)", re.DOTALL)
AGENT = re.compile(r"[\w-]*[A-Za-z_-][\w-]*|\*", re.ASCII)
END = "$"
"""Behind the name of every agent, in the rules and in what is asked: for Protego a name is also one that goes on."""
KNOWN = frozenset("allow disallow request-rate visit-time host".split())
DELAY = re.compile(r"crawl[ _-]?delay", re.IGNORECASE)
SECONDS = re.compile(r"\d{1,6}(?:[.,]\d{1,3})?")
SITEMAP = re.compile(r"\s*site[ _-]?maps?(?:[ _-]?(?:index|news|url))?\s*[:=\s]\s*(\S.*)", re.IGNORECASE)
ADDRESS = re.compile(r"https?://(?:[^\s,;\"'<>]|[,;'](?!\s|https?:|$))+", re.IGNORECASE)
"""One of those that a line names: a comma within an address is part of it."""
INVISIBLE = "\x00\u200b\u200e\u200f\u2060\ufeff"
AGENT_NAMES = frozenset(("user-agent", "useragent", "user agent", "user_agent"))


class PlainRobotParser(ProtegoRobotParser):
    """Scrapy's parser for files in UTF-16, with versions behind the names of agents, or with lines of any making.

    A name is that of the agent as a whole (RFC 9309, 2.2.1): what is said to "news" is not said to "newsbot".
    """

    def __init__(self, robotstxt_body: bytes, spider: Spider | None) -> None:
        super().__init__(plain_rules(robotstxt_body).encode(), spider)

    def allowed(self, url: str | bytes, user_agent: str | bytes) -> bool:
        return super().allowed(url, _with_ends(user_agent))

    def crawl_delay(self, user_agent: str | bytes) -> float | None:
        return super().crawl_delay(_with_ends(user_agent))


def plain_rules(body: bytes) -> str:
    r"""Return the rules in *body*, without what RFC 9309 has ignored: versions (2.2.1) and unknown lines (2.2.4).

    >>> plain_rules(b"User-agent: newsbot/1.0 (x)\nNoise: 1\nuseragent: *\nDisallow: /a # all")
    'User-agent: newsbot$\nUser-agent: *\nDisallow: /a'
    """
    lines: list[str] = []
    for line in _decoded(body[:SIZE]).splitlines():
        line = line.partition("#")[0].rstrip().lstrip(INVISIBLE)
        if sitemaps := SITEMAP.match(line):
            lines += [f"Sitemap: {address}" for address in ADDRESS.findall(sitemaps[1]) or [sitemaps[1]]]
            continue
        found = LINE.match(line)
        if found is None:
            lines.append(line)  # a rule without its colon, which Protego knows too
            continue
        name, value = found[1].lower(), found[2]
        if name in AGENT_NAMES:
            agent = AGENT.match(value)
            lines.append(f"User-agent: {_with_ends(agent[0]) if agent else 'nobody'}")
        elif DELAY.fullmatch(name):
            lines.append(f"Crawl-delay: {_seconds(value)}")
        elif name in KNOWN or name.startswith(("dis", "dias", "all")):  # misspelt ones among them
            lines.append(f"{found[1]}: {value}")
    return "\n".join(lines)


def _seconds(value: str) -> str:
    """Return the number in *value*: some write its unit behind it, or a comma in it."""
    found = SECONDS.match(value)
    return found[0].replace(",", ".") if found else value


def _with_ends(agent: str | bytes) -> str:
    """Return *agent*, a name or a whole User-Agent header, with END behind each name.

    >>> _with_ends("Mozilla/5.0 (compatible; newsbot/1.0)"), _with_ends("*")
    ('Mozilla$/5.0 (compatible$; newsbot$/1.0)', '*')
    """
    return AGENT.sub(lambda name: name[0] if name[0] == "*" else name[0] + END, to_unicode(agent))


def _decoded(body: bytes) -> str:
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    for name, nulls in (("utf-16-be", body[:4:2]), ("utf-16-le", body[1:4:2])):
        if nulls == b"\x00\x00":
            return body.decode(name, "replace")
    return body.decode("utf-8-sig", "replace")
