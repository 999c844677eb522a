"""Kinds of sites on loopback, each with what leads to its articles: which of them `crawl site` finds, at what cost.

`python -m tests.spiders.kinds_of_sites` crawls each and prints the table; `--large` with those that take long.
"""

import gzip
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from newsbot.sources.usual_places import USUAL_FEEDS, USUAL_SITEMAPS
from newsbot.spiders.site import SiteSpider
from tests.downloader.names import looked_up
from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import MischievousServer, own_article, rss

NOW = datetime.now(UTC).replace(microsecond=0)
STORIES = tuple(f"/politics/{word}-story-of-rain-on-the-harbour" for word in ("first", "second", "third"))
GUESSES = len(USUAL_FEEDS) + len(USUAL_SITEMAPS)
NEWS = 'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
HOST = "harbour.test"
NAMES = {"harbour_test": [["127.0.0.1"]], "www_harbour_test": [["127.0.0.1"]], "port_test": [["127.0.0.1"]]}


@dataclass
class Site:
    """A server, and what is asked for to begin with."""

    server: MischievousServer
    requests: int = 0
    """For listings and guesses, at most; without robots.txt and articles."""
    front: str = "/"
    host: str = "127.0.0.1"
    there: Sequence[str] = STORIES
    seconds: float = 60
    found: list[str] = field(default_factory=list)
    """Paths of articles, after the crawl."""
    heard: Heard = field(default_factory=Heard)

    @property
    def base(self) -> str:
        return self.on(self.host)

    def on(self, host: str) -> str:
        return self.server.base.replace("127.0.0.1", host)

    def urls(self, host: str | None = None) -> list[str]:
        return [(self.on(host) if host else self.base) + path for path in self.there]

    @property
    def asked(self) -> int:
        """Return the number of requests, but for robots.txt and the articles."""
        return sum(number for path, number in self.server.requests.items() if path not in (*self.there, "/robots.txt"))


def sitemap(*urls: str, lastmod: datetime | None = None) -> str:
    changed = f"<lastmod>{lastmod.isoformat()}</lastmod>" if lastmod else ""
    return "<urlset>" + "".join(f"<url><loc>{url}</loc>{changed}</url>" for url in urls) + "</urlset>"


def index(base: str, names: Sequence[str]) -> str:
    children = "".join(f"<sitemap><loc>{base}/{name}</loc></sitemap>" for name in names)
    return f"<sitemapindex>{children}</sitemapindex>"


def links(paths: Sequence[str]) -> str:
    return "".join(f"<a href='{path}'>x</a>" for path in paths)


def front_page_refused(status: int) -> Callable[[Site], None]:
    def build(site: Site) -> None:
        site.server.answer("/", "no", status=status)
        site.server.answer_xml("/sitemap.xml", sitemap(*site.urls(), lastmod=NOW))
        site.requests = 1 + GUESSES

    return build


def front_page_no_html(site: Site) -> None:
    site.server.answer("/", b"%PDF-1.4 " + bytes(range(256)), Content_Type="application/pdf")
    site.server.answer_xml("/feed", rss(*site.urls()))
    site.requests = 1 + GUESSES


def robots_only(site: Site) -> None:
    site.server.answer("/", "no", status=403)
    site.server.answer("/robots.txt", f"User-agent: *\nDisallow: /x\nSitemap: {site.base}/maps/of-news.xml")
    site.server.answer_xml("/maps/of-news.xml", sitemap(*site.urls(), lastmod=NOW))
    site.requests = 2 + len(USUAL_FEEDS)


def alternate_only(site: Site) -> None:
    kind = "application/rss+xml; charset=utf-8"
    site.server.answer("/", f"<link rel='alternate' type='{kind}' href='{site.on('localhost')}/feeds/all'>")
    site.server.answer_xml("/feeds/all", rss(*site.urls()))
    site.requests = 2 + len(USUAL_SITEMAPS)


def wordpress_only(site: Site) -> None:
    site.server.answer("/", f"<link rel='https://api.w.org/' href='{site.base}/wp-json/'>")
    posts = ", ".join(f'{{"link": "{url}", "date_gmt": "2026-11-20T08:00:00"}}' for url in site.urls())
    path = "/wp-json/wp/v2/posts?per_page=100&_fields=link,title,date_gmt,modified_gmt"
    site.server.answer(path, f"[{posts}]", Content_Type="application/json")
    site.requests = 2 + GUESSES


def news_sitemap_only(site: Site) -> None:
    site.server.answer("/", "<p>Welcome</p>")
    news = f"<n:news><n:publication_date>{NOW.isoformat()}</n:publication_date></n:news>"
    entries = "".join(f"<url><loc>{url}</loc>{news}</url>" for url in site.urls())
    site.server.answer_xml("/googlenews.xml", f"<urlset {NEWS}>{entries}</urlset>")
    site.requests = 1 + GUESSES


def sections_only(site: Site) -> None:
    site.server.answer("/", "<nav><a href='category/politics/'>Politics</a><a href='/privacy-policy'>Privacy</a></nav>")
    site.server.answer("/category/politics/", links([f"../..{path}" for path in site.there]))
    site.requests = 2 + GUESSES


def index_of_200(site: Site) -> None:
    numbers = [*range(1, 78), 200, *range(78, 200)]
    site.server.answer("/robots.txt", f"Sitemap: {site.base}/index.xml")
    site.server.answer("/", "<p>Welcome</p>")
    site.server.answer_xml("/index.xml", index(site.base, [f"map-{number}.xml" for number in numbers]))
    site.server.answer_xml("/map-200.xml", sitemap(*site.urls()))
    site.requests = 2 + 10 + len(USUAL_FEEDS)


def changed_now(number: int) -> Callable[[Site], None]:
    """As sites write whose software takes the moment of writing the file for the time of change."""

    def build(site: Site) -> None:
        old = [f"{site.base}/{NOW.year - 1 - at % 9}/03/{1 + at % 28:02}/story-number-{at}" for at in range(number)]
        site.server.answer("/robots.txt", f"Sitemap: {site.base}/all.xml")
        site.server.answer("/", "<p>Welcome</p>")
        site.server.answer_xml("/all.xml", sitemap(*old, *site.urls(), lastmod=NOW))
        site.requests, site.seconds = 2 + len(USUAL_FEEDS), 240

    return build


def feed_behind_a_redirect(site: Site) -> None:
    site.server.answer("/", "<a href='/rss'>RSS</a>")
    site.server.redirect("/rss", site.on("localhost") + "/syndication/all.xml")
    site.server.answer_xml("/syndication/all.xml", rss(*site.urls()))
    site.requests = 3 + len(USUAL_SITEMAPS)


def old_domain(site: Site) -> None:
    site.front, site.host = "/moved", "port.test"
    site.server.redirect("/moved", site.on(HOST) + "/home")
    site.server.answer("/home", links(site.there))
    site.requests = 2 + GUESSES


def www_and_bare_host(site: Site) -> None:
    """The front page is on the one host, and all that it and the sitemap name on the other."""
    site.host = "www." + HOST
    site.server.answer("/", f"<a href='{site.urls(HOST)[0]}'>x</a><a href='{site.urls()[0]}'>x</a>")
    site.server.answer("/robots.txt", f"Sitemap: {site.on(HOST)}/all.xml")
    site.server.answer_xml("/all.xml", sitemap(*site.urls(HOST), lastmod=NOW))
    site.requests = 2 + len(USUAL_FEEDS)


def relative_links(site: Site) -> None:
    declared = "<link rel='alternate' type='text/xml' href=' rss '>"
    site.server.answer("/", f"<base href='/news/'>{declared}{links(['..' + site.there[0]])}")
    site.server.answer_xml("/news/rss", rss(*[f"../..{path}" for path in site.there[1:]]))
    site.requests = 2 + len(USUAL_SITEMAPS)


def feed_in_the_header(site: Site) -> None:
    site.server.answer("/", "<p>Welcome</p>", Link='</all>; rel="alternate"; type="application/rss+xml"')
    site.server.answer_xml("/all", rss(*site.urls()))
    site.requests = 2 + len(USUAL_SITEMAPS)


def page_about_feeds(site: Site) -> None:
    site.server.answer("/", "<a href='/rss-feeds'>RSS</a>")
    site.server.answer("/rss-feeds", "<a href='/out/news.xml'>News</a><a href='/sitemap-2.xml'>All pages</a>")
    site.server.answer_xml("/out/news.xml", rss(*site.urls()))
    site.requests = 3 + len(USUAL_SITEMAPS)


def feed_scheme(site: Site) -> None:
    site.server.answer("/", f"<a href='feed:{site.base}/out'>Subscribe</a>")
    site.server.answer_xml("/out", rss(*site.urls()))
    site.requests = 2 + len(USUAL_SITEMAPS)


def languages_declared(site: Site) -> None:
    declared = "<link rel='alternate' hreflang='{0}' href='/{0}/'>"
    site.server.answer("/", f"{declared.format('en')}{declared.format('de')}<p>Welcome</p>")
    site.server.answer("/en/", links(site.there[:2]))
    site.server.answer("/de/", links(site.there[2:]))
    site.requests = 3 + GUESSES


def unchanged_before_it_was_read(site: Site) -> None:
    site.server.answer("/", "<link rel='alternate' type='application/rss+xml' href='/all'>")
    site.server.answer_in_turn("/all", (304, "", {}), (200, rss(*site.urls()), {"Content_Type": "application/xml"}))
    site.requests = 3 + len(USUAL_SITEMAPS)


def declared_feeds_are_gone(site: Site) -> None:
    declared = "<link rel='alternate' type='application/rss+xml' href='/{}'>"
    site.server.answer("/", declared.format("gone") + declared.format("no-feed"))
    site.server.answer("/no-feed", "oops")
    site.server.answer_xml("/rss.xml", rss(*site.urls()))
    site.requests = 3 + GUESSES


def named_sitemap_is_gone(site: Site) -> None:
    site.server.answer("/robots.txt", f"Sitemap: {site.base}/gone.xml")
    site.server.answer("/", "<p>Welcome</p>")
    site.server.answer_xml("/news-sitemap.xml", sitemap(*site.urls(), lastmod=NOW))
    site.requests = 2 + GUESSES


def linked_sitemap(site: Site) -> None:
    site.server.answer("/", "<p>Welcome</p><a href='/maps/sitemap-all.xml'>Sitemap</a>")
    site.server.answer_xml("/maps/sitemap-all.xml", sitemap(*site.urls(), lastmod=NOW))
    site.requests = 2 + GUESSES


def section_that_a_script_fills(site: Site) -> None:
    site.server.answer("/", "<nav><a href='/politics'>Politics</a></nav>")
    declared = "<link rel='alternate' type='application/rss+xml' href='/politics/feed'>"
    site.server.answer("/politics", f"{declared}<div id='app'></div>")
    site.server.answer_xml("/politics/feed", rss(*site.urls()))
    site.requests = 3 + GUESSES


def front_page_as_xml(site: Site) -> None:
    page = f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>{links(site.there)}</body></html>"
    site.server.answer_xml("/", page)
    site.requests = 1 + GUESSES


def sent_on_by_a_script(site: Site) -> None:
    site.server.answer("/", "<script>if (top) { window.location.href = '/home'; }</script>")
    site.server.answer("/home", links(site.there))
    site.requests = 2 + GUESSES


def sent_on_by_an_element(site: Site) -> None:
    site.server.answer("/", "<meta http-equiv='Refresh' content='0; URL=/home'>")
    site.server.answer("/home", links(site.there))
    site.requests = 2 + GUESSES


def frameset(site: Site) -> None:
    site.server.answer("/", "<frameset cols='20%,*'><frame src='menu.html'><frame src='main.html'></frameset>")
    site.server.answer("/menu.html", "<a href='/imprint'>Imprint</a>")
    site.server.answer("/main.html", links(site.there))
    site.requests = 3 + GUESSES


def item_list_only(site: Site) -> None:
    places = ", ".join(f'{{"@type": "ListItem", "position": 1, "url": "{path}"}}' for path in site.there)
    told = f'{{"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [{places}]}}'
    site.server.answer("/", f"<div id='app'></div><script type='application/ld+json'>{told}</script>")
    site.requests = 1 + GUESSES


def archive_only(site: Site) -> None:
    site.server.answer("/", "<p>Welcome</p><a href='/archive/'>Archive</a><a href='/imprint'>Imprint</a>")
    site.server.answer("/archive/", links(site.there))
    site.requests = 2 + GUESSES


def alternate_without_a_type(site: Site) -> None:
    site.server.answer(
        "/", "<link rel='alternate' title='News' href='/out/rss.xml'><link rel='alternate' href='/print'>"
    )
    site.server.answer_xml("/out/rss.xml", rss(*site.urls()))
    site.requests = 2 + len(USUAL_SITEMAPS)


def service_feed(site: Site) -> None:
    site.server.answer("/", "<link rel='service.feed' type='application/atom+xml' href='/syndicated/1'>")
    site.server.answer_xml("/syndicated/1", rss(*site.urls()))
    site.requests = 2 + len(USUAL_SITEMAPS)


def feed_below_a_language(site: Site) -> None:
    site.front = "/de/"
    site.server.answer("/de/", "<p>Willkommen</p>")
    site.server.answer_xml("/de/feed", rss(*site.urls()))
    site.requests = 1 + GUESSES + 2


def packed_without_a_header(site: Site) -> None:
    site.server.answer("/", gzip.compress(links(site.there[:1]).encode()), Content_Type="text/html")
    site.server.answer("/rss.xml", gzip.compress(rss(*site.urls()).encode()), Content_Type="text/xml")
    for path in site.there:
        site.server.answer(path, gzip.compress(own_article(path.strip("/")).encode()), Content_Type="text/html")
    site.requests = 1 + GUESSES


def links_relative_to_the_channel(site: Site) -> None:
    items = "".join(f"<item><link>{path.rpartition('/')[2]}</link></item>" for path in site.there)
    site.server.answer("/", "<link rel='alternate' type='application/rss+xml' href='/out/politics.xml'>")
    channel = f"<link>{site.base}/politics/</link>{items}"
    site.server.answer_xml("/out/politics.xml", f"<rss version='2.0'><channel>{channel}</channel></rss>")
    site.requests = 2 + len(USUAL_SITEMAPS)


def data_of_a_script(site: Site) -> None:
    stories = [{"slug": "x", "url": path, "title": "Rain falls on the harbour"} for path in site.there]
    state = json.dumps({"props": {"pageProps": {"lists": [stories]}}, "page": "/"})
    site.server.answer("/", f"<div id='app'></div><script type='application/json'>{state}</script>")
    site.requests = 1 + GUESSES


def boxes_that_a_script_makes_links(site: Site) -> None:
    first, second, third = site.there
    clicked = f"<article onclick=\"location.href='{second}'\">x</article><map><area href='{third}'></map>"
    site.server.answer("/", f"<div data-href='{first}'>x</div><div data-href='/about'>About</div>{clicked}")
    site.requests = 1 + GUESSES


def iframe_alone(site: Site) -> None:
    site.server.answer("/", "<iframe src='/latest'></iframe>")
    site.server.answer("/latest", links(site.there))
    site.requests = 2 + GUESSES


def sent_on_without_scripts(site: Site) -> None:
    site.server.answer("/", "<div id='app'></div><noscript><meta http-equiv=refresh content='0;url=/plain'></noscript>")
    site.server.answer("/plain", links(site.there))
    site.requests = 2 + GUESSES


def sent_on_by_a_header(site: Site) -> None:
    site.server.answer("/", "<p>Welcome</p>", Refresh="0; url=/home")
    site.server.answer("/home", links(site.there))
    site.requests = 2 + GUESSES


def sitemap_for_readers(site: Site) -> None:
    site.server.answer("/", "<p>Welcome</p><a href='/site-map.html'>All that is here</a>")
    site.server.answer("/site-map.html", links(site.there))
    site.requests = 2 + GUESSES


def wordpress_that_does_not_say_so(site: Site) -> None:
    site.server.answer("/", "<p>Welcome</p><link rel='stylesheet' href='/wp-content/themes/a/style.css?ver=6'>")
    posts = ", ".join(f'{{"link": "{url}", "date_gmt": "2026-11-20T08:00:00"}}' for url in site.urls())
    path = "/wp-json/wp/v2/posts?per_page=100&_fields=link,title,date_gmt,modified_gmt"
    site.server.answer(path, f"[{posts}]", Content_Type="application/json")
    site.requests = 2 + GUESSES


def several_sitemaps_on_a_line(site: Site) -> None:
    site.server.answer("/robots.txt", f"Sitemaps: {site.base}/gone.xml, {site.base}/maps/a.xml")
    site.server.answer("/", "<p>Welcome</p>")
    site.server.answer_xml("/maps/a.xml", sitemap(*site.urls(), lastmod=NOW))
    site.requests = 3 + len(USUAL_FEEDS)


def sitemap_of_lines(site: Site) -> None:
    site.server.answer("/", "<p>Welcome</p>")
    site.server.answer("/sitemap.txt", "\n".join(site.urls()), Content_Type="text/plain")
    site.requests = 1 + GUESSES


def packed_sitemap(site: Site) -> None:
    site.server.answer("/", "<p>Welcome</p>")
    packed = gzip.compress(sitemap(*site.urls(), lastmod=NOW).encode())
    site.server.answer("/sitemap.xml.gz", packed, Content_Type="application/gzip")
    site.requests = 1 + GUESSES


def feed_called_index(site: Site) -> None:
    site.server.answer("/", "<p>Welcome</p>")
    site.server.answer_xml("/index.xml", rss(*site.urls()))
    site.requests = 1 + GUESSES


def more_as_markup_in_json(site: Site) -> None:
    site.server.answer("/", "<nav><a href='/politics'>Politics</a></nav>")
    button = "<button data-url='/politics/more?page=2'>Load more</button>"
    site.server.answer("/politics", links(site.there[:1]) + button)
    more = json.dumps({"html": links(site.there[1:2]), "more": 1})
    site.server.answer("/politics/more?page=2", more, Content_Type="application/json")
    site.there = site.there[:2]
    site.requests = 3 + GUESSES


def splash_page(site: Site) -> None:
    site.server.answer("/", "<p>Harbour Post</p><a href='home/'><img src='/boat.gif' alt=''></a>")
    site.server.answer("/home/", links(site.there))
    site.requests = 2 + GUESSES


def splash_page_before_sections(site: Site) -> None:
    site.server.answer("/", "<h1>Harbour Post</h1><a href='/start.php'>Enter</a><a href='/imprint'>Imprint</a>")
    site.server.answer("/start.php", "<a href='/politics/'>Politics</a>")
    site.server.answer("/politics/", links(site.there))
    site.requests = 3 + GUESSES


def languages_before_sections(site: Site) -> None:
    site.server.answer("/", "<link rel='alternate' hreflang='en' href='/en'><a href='/en'>English</a>")
    site.server.answer("/en", "<nav><a href='/en/politics'>Politics</a></nav>")
    site.server.answer("/en/politics", links(site.there))
    site.requests = 3 + GUESSES


def frameset_in_a_frameset(site: Site) -> None:
    site.server.answer("/", "<frameset rows='80,*'><frame src='/top.htm'><frame src='/inner.htm'></frameset>")
    site.server.answer("/inner.htm", "<frameset cols='20%,*'><frame src='/menu.htm'></frameset>")
    site.server.answer("/menu.htm", "<a target='right' href='/politics/'>Politics</a>")
    site.server.answer("/politics/", links(site.there))
    site.requests = 5 + GUESSES


def section_that_sends_on(site: Site) -> None:
    site.server.answer("/", "<nav><a href='/politics'>Politics</a></nav>")
    site.server.answer("/politics", "<script>location.replace('/politics/all')</script>")
    site.server.answer("/politics/all", links(site.there))
    site.requests = 3 + GUESSES


def sections_to_choose(site: Site) -> None:
    choice = "<select><option>Choose<option value='/politics/'>Politics<option value='/imprint'>Imprint</select>"
    site.server.answer("/", choice)
    site.server.answer("/politics/", links(site.there))
    site.requests = 2 + GUESSES


def sections_to_choose_in_a_form(site: Site) -> None:
    choice = "<select name='cat'><option value='-1'>Choose<option value='7'>Politics</select>"
    site.server.answer("/", f"<form action='/' method='get'>{choice}</form>")
    site.server.answer("/?cat=7", links(site.there))
    site.requests = 2 + GUESSES


def sections_behind_buttons(site: Site) -> None:
    area = "<map><area href='/sport/' alt='Sport'></map>"
    site.server.answer("/", f"<button onclick=\"location.href='/politics/'\">Politics</button>{area}")
    site.server.answer("/politics/", links(site.there[:2]))
    site.server.answer("/sport/", links(site.there[2:]))
    site.requests = 3 + GUESSES


def sections_in_data(site: Site) -> None:
    menu = json.dumps({"menu": [{"title": "Politics", "url": "/politics"}, {"title": "Imprint", "url": "/imprint"}]})
    site.server.answer("/", f"<div id='app'></div><script type='application/json'>{menu}</script>")
    site.server.answer("/politics", links(site.there))
    site.requests = 2 + GUESSES


def sections_of_sections(site: Site) -> None:
    site.server.answer("/", "<nav><a href='/news/'>News</a></nav>" + 6 * "<a href='/imprint'>Imprint</a>")
    site.server.answer("/news/", "<a href='/news/politics/'>Politics</a><a href='/games/'>Games</a>")
    site.server.answer("/news/politics/", links(site.there))
    site.requests = 3 + GUESSES


def sitemap_of_sections(site: Site) -> None:
    site.server.answer("/", "<div id='app'></div>")
    site.server.answer_xml("/sitemap.xml", sitemap(*(site.base + path for path in ("/", "/politics/", "/imprint"))))
    site.server.answer("/politics/", links(site.there))
    site.requests = 2 + GUESSES


def section_as_json(site: Site) -> None:
    """With a list of subjects beside that of articles."""
    site.server.answer("/", "<nav><a href='/politics'>Politics</a></nav>")
    subjects = [{"id": number, "url": f"/tags/{name}"} for number, name in enumerate(("rain", "sun"))]
    stories = [{"id": path, "title": "Rain falls", "url": path} for path in site.there]
    site.server.answer("/politics", json.dumps({"data": {"items": subjects, "results": stories}}))
    site.requests = 2 + GUESSES


def json_feed_called_json(site: Site) -> None:
    declared = "<link rel='alternate' type='application/json' {}>"
    page, feed = "title='JSON' href='/wp-json/wp/v2/pages/12'", "title='JSON Feed' href='/latest.json'"
    site.server.answer("/", declared.format(page) + declared.format(feed))
    site.server.answer("/latest.json", json.dumps({"items": [{"id": url, "url": url} for url in site.urls()]}))
    site.requests = 2 + len(USUAL_SITEMAPS)


def front_page_is_a_feed(site: Site) -> None:
    site.server.answer("/", rss(*site.urls()))
    site.requests = 1 + GUESSES


def packed_section(site: Site) -> None:
    site.server.answer("/", gzip.compress(b"<nav><a href='/politics'>Politics</a></nav>"))
    site.server.answer("/politics", gzip.compress(links(site.there).encode()))
    site.requests = 2 + GUESSES


def calendar_alone(site: Site) -> None:
    days = [NOW - timedelta(days=number) for number in range(100)]
    site.there = [f"/{day:%Y/%m/%d}/story-of-rain-on-the-harbour" for day in days[:3]]
    linked = "".join(f"<td><a href='/{day:%Y/%m/%d}/'>{day:%d}</a>" for day in reversed(days))
    site.server.answer("/", f"<table>{linked}</table>")
    for day, path in zip(days, site.there, strict=False):
        site.server.answer(path, own_article(path.strip("/")))
        site.server.answer(f"/{day:%Y/%m/%d}/", links([path]))
    site.requests = 1 + GUESSES + 31


def months_alone(site: Site) -> None:
    months = [f"/{NOW - timedelta(days=30 * number):%Y/%m}/" for number in range(30)]
    site.there = [f"/{NOW:%Y/%m}/story-of-rain-on-the-harbour"]
    site.server.answer(site.there[0], own_article("Rain"))
    site.server.answer("/", links(months))
    site.server.answer(f"/{NOW:%Y/%m}/", links(site.there))
    site.requests = 1 + GUESSES + 3


def years_before_months(site: Site) -> None:
    site.there = [f"/{NOW:%Y/%m}/story-of-rain-on-the-harbour"]
    site.server.answer(site.there[0], own_article("Rain"))
    site.server.answer("/", links([f"/{NOW.year - number}/" for number in range(20)]))
    site.server.answer(f"/{NOW.year}/", links([f"/{NOW:%Y/%m}/"]))
    site.server.answer(f"/{NOW:%Y/%m}/", links(site.there))
    site.requests = 4 + GUESSES


def more_when_it_is_seen(site: Site) -> None:
    site.server.answer("/", "<nav><a href='/politics'>Politics</a></nav>")
    frame = "<turbo-frame loading='lazy' src='/politics?page=2'></turbo-frame>"
    site.server.answer("/politics", links(site.there[:1]) + frame)
    site.server.answer("/politics?page=2", links(site.there[1:2]) + "<p hx-get='?page=3' hx-trigger='revealed'></p>")
    site.server.answer("/politics?page=3", links(site.there[2:]))
    site.requests = 4 + GUESSES


def made_with_blogger(site: Site) -> None:
    site.server.answer("/", "<meta content='blogger' name='generator'><div id='app'></div>")
    site.server.answer_xml("/feeds/posts/default", rss(*site.urls()))
    site.requests = 2 + GUESSES


def feeds_to_be_copied(site: Site) -> None:
    site.server.answer("/", "<a href='/rss-feeds'>RSS</a>")
    site.server.answer("/rss-feeds", f"<input readonly value='{site.base}/out/news.xml'>")
    site.server.answer_xml("/out/news.xml", rss(*site.urls()))
    site.requests = 3 + len(USUAL_SITEMAPS)


def feeds_in_opml(site: Site) -> None:
    site.server.answer("/", "<p>Welcome</p><a href='/feeds.opml'>All feeds</a>")
    outline = "<outline text='News'><outline text='Politics' xmlUrl='/out/politics'/></outline>"
    site.server.answer_xml("/feeds.opml", f"<opml version='2.0'><body>{outline}</body></opml>")
    site.server.answer_xml("/out/politics", rss(*site.urls()))
    site.requests = 3 + len(USUAL_SITEMAPS)


KINDS: dict[str, Callable[[Site], None]] = {
    "front page 403": front_page_refused(403),
    "front page 404": front_page_refused(404),
    "front page 500": front_page_refused(500),
    "front page is no HTML": front_page_no_html,
    "robots.txt alone": robots_only,
    "rel=alternate alone": alternate_only,
    "WordPress alone": wordpress_only,
    "news sitemap alone": news_sitemap_only,
    "sections alone": sections_only,
    "index of 200 sitemaps": index_of_200,
    "2,000 addresses that changed now": changed_now(1_997),
    "feed behind a redirect": feed_behind_a_redirect,
    "old domain": old_domain,
    "www and the bare host": www_and_bare_host,
    "relative links": relative_links,
    "declared feeds that are gone": declared_feeds_are_gone,
    "named sitemap that is gone": named_sitemap_is_gone,
    "linked sitemap": linked_sitemap,
    "section that a script fills": section_that_a_script_fills,
    "XHTML as XML": front_page_as_xml,
    "feed in the header": feed_in_the_header,
    "page about feeds": page_about_feeds,
    "feed: before an address": feed_scheme,
    "languages declared": languages_declared,
    "feed that is unchanged at once": unchanged_before_it_was_read,
    "sent on by a script": sent_on_by_a_script,
    "sent on by an element": sent_on_by_an_element,
    "frameset": frameset,
    "ItemList alone": item_list_only,
    "archive alone": archive_only,
    "alternate without a type": alternate_without_a_type,
    "service.feed": service_feed,
    "feed below a language": feed_below_a_language,
    "packed without a header": packed_without_a_header,
    "links relative to the channel": links_relative_to_the_channel,
    "data of a script": data_of_a_script,
    "boxes that a script makes links": boxes_that_a_script_makes_links,
    "iframe alone": iframe_alone,
    "sent on without scripts": sent_on_without_scripts,
    "sent on by a header": sent_on_by_a_header,
    "sitemap for readers": sitemap_for_readers,
    "WordPress that does not say so": wordpress_that_does_not_say_so,
    "several sitemaps on a line": several_sitemaps_on_a_line,
    "sitemap of lines": sitemap_of_lines,
    "packed sitemap": packed_sitemap,
    "feed called index": feed_called_index,
    "more as markup in JSON": more_as_markup_in_json,
    "splash page": splash_page,
    "splash page before sections": splash_page_before_sections,
    "languages before sections": languages_before_sections,
    "frameset in a frameset": frameset_in_a_frameset,
    "section that sends on": section_that_sends_on,
    "sections to choose": sections_to_choose,
    "sections to choose in a form": sections_to_choose_in_a_form,
    "sections behind buttons": sections_behind_buttons,
    "sections in data": sections_in_data,
    "sections of sections": sections_of_sections,
    "sitemap of sections": sitemap_of_sections,
    "section as JSON": section_as_json,
    "JSON Feed called JSON": json_feed_called_json,
    "front page is a feed": front_page_is_a_feed,
    "packed section": packed_section,
    "calendar alone": calendar_alone,
    "months alone": months_alone,
    "years before months": years_before_months,
    "more when it is seen": more_when_it_is_seen,
    "made with Blogger": made_with_blogger,
    "feeds to be copied": feeds_to_be_copied,
    "feeds in OPML": feeds_in_opml,
}
LARGE_KINDS = {"50,000 addresses that changed now": changed_now(49_997)}


@contextmanager
def crawled(build: Callable[[Site], None]) -> Iterator[Site]:
    """Crawl the site that *build* makes."""
    with MischievousServer() as server, looked_up(localhost=[["127.0.0.1"]], **NAMES):
        site = Site(server)
        for path in site.there:
            server.answer(path, own_article(path.strip("/")))
        build(site)
        url = site.base + site.front
        site.heard = crawl(arguments={"url": url}, spider=SiteSpider, seconds=site.seconds, RETRY_TIMES=0)
        site.found = sorted(urlsplit(entry["url"]).path for entry in site.heard.articles)
        yield site


def main() -> None:
    """Print which articles of each kind of site are found, and with how many requests."""
    kinds = KINDS | (LARGE_KINDS if "--large" in sys.argv else {})
    print(f"{'':34} articles found  requests (at most)")
    for name, build in kinds.items():
        with crawled(build) as site:
            found = f"{len(set(site.found) & set(site.there))} of {len(site.there)}"
            print(f"{name:34} {found:>14}  {site.asked:8} ({site.requests})")


if __name__ == "__main__":
    main()
