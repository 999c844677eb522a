"""A site that does everything at once which pages, listings and servers can do to a crawl."""

import gzip
import json
from collections.abc import Callable, Iterable
from typing import Any

from tests.mischief.server import ENTITY_BOMB, MischievousServer, gzip_bomb, own_article, rss

INSIDE = ("http://169.254.169.254/latest/story-x.html", "http://[::1]:9/story-x.html", "http://x.invalid/story-x.html")


def make_hostile(server: MischievousServer, other: MischievousServer, victims: Iterable[str]) -> None:
    """Let *server* do its worst; *other* is a second host of its owner, *victims* are addresses of others' articles."""
    victims = list(victims)
    star_rule = {"location": "/*" + "a*" * 500 + "b", "tdm-reservation": 1}
    server.answer("/.well-known/tdmrep.json", json.dumps([star_rule] * 400), Content_Type="application/json")
    pages = {**_heavy_pages(), **_false_pages(victims)}
    for path, body in pages.items():
        server.answer(path, body)
    _wrong_answers(server)
    wrong = [path for path in server.pages if path.startswith("/story-")]
    links = [server.base + path for path in [*wrong, *("/story-" + "a" * n + ".html" for n in (60, 1500))]]
    server.answer_xml("/feed.xml", rss(*links, *victims, *INSIDE, *(f"{other.base}/click-{n}" for n in range(500))))
    _listings_without_end(server, other)


def listings(server: MischievousServer) -> tuple[list[str], list[str]]:
    """Return the feeds and the sitemaps of the hostile site."""
    feeds = ["/feed.xml", "/entities.xml", "/broken.xml", "/bomb.xml.gz", "/drip.xml"]
    sitemaps = ["/flood.xml.gz", "/endless-0.xml", "/away.xml"]
    return [server.base + path for path in feeds], [server.base + path for path in sitemaps]


def _heavy_pages() -> dict[str, str]:
    """Return pages that cost much to parse or to read: path -> body."""

    def with_json_ld(script: str) -> str:
        return own_article(f"Storm {len(script)} ahead", f'<script type="application/ld+json">{script}</script>')

    return {
        "/story-deep.html": "<html><body>" + "<div>" * 100_000,
        "/story-quotes.html": with_json_ld('{"@type": "NewsArticle", "headline": ' + r"\"\"\"" * 30_000),
        "/story-blank-lines.html": with_json_ld('{"a": 1,' + "\n" * 100_000 + "x"),
        "/story-brackets.html": with_json_ld("[" * 50_000),
        "/story-authors.html": with_json_ld(json.dumps({"@type": "NewsArticle", "author": ["@" * 480] * 200})),
        "/story-flood.html": "<p>a" * (15 * 2**18),
        "/story-attributes.html": own_article("Attributes").replace(
            "<article>", "<article " + " ".join(f"a{number}=1" for number in range(100_000)) + ">"
        ),
        "/story-links.html": own_article("Links").replace("</article>", "<a href='/story-1.html'>x</a>" * 100_000),
        "/story-words.html": own_article("Words").replace("</article>", "<p>" + "word " * 400_000 + "</p></article>"),
    }


def _false_pages(victims: list[str]) -> dict[str, str]:
    """Return pages that claim to be others' articles, or whose values harm whoever reads them: path -> body."""
    false: dict[str, str] = {}
    for number, victim in enumerate(victims):
        link = f'<link rel="canonical" href="{victim}"><meta property="og:url" content="{victim}">'
        false[f"/story-false-{number}.html"] = own_article(f"Forged {number}", link)
    evil = "\x1b]0;owned\x07\x9b2J\u202e\uffff"
    false["/story-section.html"] = own_article("Weather", f'<meta property="article:section" content="Pol{evil}itik">')
    false["/story-template.html"] = own_article("Template", '<link rel="canonical" href="{{ url }}">')
    return false


def _wrong_answers(server: MischievousServer) -> None:
    """Let some articles be answered wrongly, slowly, again and again, or not at all."""
    server.drip("/story-drip.html")
    server.reset("/story-reset.html")
    server.answer("/story-bomb.html", gzip_bomb(200), Content_Encoding="gzip")
    server.answer("/story-announced.html", "x", Content_Length=str(10**12))
    server.answer("/story-loop.html", status=302, Location="/story-loop.html", Set_Cookie="a=1")
    server.pages["/story-cookies.html"] = _new_cookie_each_time()
    server.redirect("/story-inside.html", INSIDE[0])
    server.redirect("/story-file.html", "file:///etc/passwd")
    server.answer("/story-refresh.html", own_article("Round", '<meta http-equiv="refresh" content="0; url=?">'))
    server.answer_in_turn("/story-wait.html", (503, "", {"Retry-After": "2"}), (200, own_article("Waited for"), {}))
    headers = "".join(f"X-{number}: {'x' * 900}\r\n" for number in range(500))
    server.write("/story-headers.html", f"HTTP/1.1 200 OK\r\n{headers}\r\n{own_article('Headers')}".encode())


def _new_cookie_each_time() -> Callable[[Any], None]:
    count = iter(range(10**6))
    return lambda handler: handler.give(
        302, "", {"Location": "/story-cookies.html", "Set-Cookie": f"n={next(count)}; Expires=" + "1" * 9000}
    )


def _listings_without_end(server: MischievousServer, other: MischievousServer) -> None:
    server.answer_xml("/entities.xml", ENTITY_BOMB)
    server.answer_xml("/broken.xml", "<rss><<<>>&&&" + "<" * 100_000)
    server.answer("/bomb.xml.gz", gzip_bomb(60), Content_Type="application/gzip")
    server.drip("/drip.xml")
    flood = gzip.compress(b"<urlset>" + b"<x/>" * 12_000_000)
    server.answer("/flood.xml.gz", flood, Content_Type="application/gzip")
    for site, first in ((server, "/endless-0.xml"), (other, "/map-0.xml")):
        site.unknown = _dated_index(site.base)
        site.answer_xml(first, _index(site.base, range(1, 200)))
    server.answer_xml("/away.xml", _index(other.base, range(200)))


def _index(base: str, numbers: Iterable[int]) -> str:
    maps = "".join(
        f"<sitemap><loc>{base}/map-{n}.xml</loc><lastmod>2099-01-01T00:00:00Z</lastmod></sitemap>" for n in numbers
    )
    return f"<sitemapindex>{maps}</sitemapindex>"


def _dated_index(base: str) -> Callable[[Any], None]:
    """Return an answer to every ``/map-N.xml``: an index of others that nobody has asked for yet."""

    def give(handler: Any) -> None:
        name = handler.path.removeprefix("/map-").removesuffix(".xml")
        number = int(name) if name.isdigit() else None
        if number is None:
            handler.give(404, "", {})
        else:
            body = _index(base, range(1000 * number + 1000, 1000 * number + 1100))
            handler.give(200, body, {"Content-Type": "application/xml"})

    return give
