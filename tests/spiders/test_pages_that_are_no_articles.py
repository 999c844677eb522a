"""A site with each kind of page that is no article among its articles: which are kept, and what `scrapy why` says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mischief.server import MischievousServer, own_article, rss
from tests.scrapy_process import run_scrapy

ON_LOOPBACK = {"ALLOW_PRIVATE_ADDRESSES": 1, "AUTOTHROTTLE_ENABLED": 0, "DOWNLOAD_DELAY": 0, "RETRY_TIMES": 0}
FAST = {"CONCURRENT_REQUESTS": 8, "CONCURRENT_REQUESTS_PER_DOMAIN": 8, "TDMREP_ENABLED": 0}
TEASERS = "".join(
    f"<div><h3><a href='/2026/11/{name}-{number}.html'>{name.replace('-', ' ')}</a></h3><p>{number}</p></div>"
    for number, name in enumerate(("bakers-ask-for-flour", "choir-wins-a-prize", "mill-becomes-a-museum"), 101)
)


def page(title: str, *texts: str, head: str = "", below: str = "") -> str:
    shown = "".join(f"<p>{text}</p>" for text in texts)
    return f"<html lang=en><title>{title} | Harbour Courier</title>{head}<body><h1>{title}</h1>{shown}{below}</html>"


def declared(kind: str, name: str) -> str:
    return (
        f'<script type="application/ld+json">{{"@type": "{kind}", "name": "{name}", "offers": {{"price": 9}}}}</script>'
    )


JUNK: dict[str, tuple[str, str]] = {
    "gone": ("soft 404", page("Page not found", "Sorry, the page you are looking for does not exist.")),
    "weg": ("soft 404", page("Seite nicht gefunden", "Diese Seite gibt es nicht mehr.", below=TEASERS)),
    "closed": ("placeholder page", page("We’ll be back soon", "Please try again later.")),
    "error": ("placeholder page", page("Internal Server Error", "Guru Meditation: 4711")),
    "sale": ("placeholder page", page("This domain is for sale", "Buy this domain today.")),
    "old-browser": ("placeholder page", page("Harbour Courier", "Please upgrade your browser to read on.")),
    "ended": ("placeholder page", page("Your session has expired", "Begin again, please.")),
    "consent": ("consent wall", page("Your privacy", "We and our partners store cookies. Do you consent to tracking?")),
    "robot": ("block page", page("Are you a robot?", "Tick the box.")),
    "denied": ("block page", page("Access denied", "You cannot read this.")),
    "wall": ("subscription wall", page("Why the pier leans", "This story is for subscribers. Subscribed already?")),
    "account": ("subscription wall", page("Go on with an account", "Create a free account to continue reading.")),
    "imprint": ("page about the site", page("Impressum", "Harbour Post, Pier Lane 4.")),
    "plans": ("offer", page("The Post for all", "Choose your plan: £3 a month.", "Cancel any time.")),
    "mug": ("offer", page("Mug with pier", "A third of a litre.", head=declared("Product", "Mug with pier"))),
    "job": ("offer", page("Cook wanted at the pier", "Our kitchen is small.", head=declared("JobPosting", "Cook"))),
    "question": ("forum page", page("How deep is the harbour?", "Twelve metres.", head=declared("QAPage", "Q"))),
    "results": ("search results", page("Search results for “pier”", "Three results, the newest first.")),
    "contact": ("page about the site", page("Write to us", "Letters to Pier Lane 4, please.")),
    "terms": ("page about the site", page("Terms of use", "What stands here is ours. Ask before you print it.")),
    "tag": ("listing page", page("The pier", "All that we know of it, day by day.")),
    "list": ("listing page", page("All of the pier", "Day by day.", head=declared("CollectionPage", "Pier"))),
    "empty": ("no body", page("The pier at night")),
    "signs": ("not a page", page("The pier by day", "\ufffd" * 300)),
}
"""What stands at an article's address: why it is none, as `scrapy why` says it, and the page."""
ARTICLES = {
    "museum": own_article("Page not found: a museum of lost pages"),
    "banner": own_article("Court: cookie banners need a button that refuses"),
    "paywall": own_article("Papers lower their paywalls before the vote"),
    "engine": own_article("Search results show fewer adverts"),
    "kettle": own_article("Five kettles for winter", extra=declared("Product", "Kettle")),
    "domain": own_article("Domain of failed bank is for sale"),
}


AT_THEIR_OWN = {"results": "/search?q=pier", "contact": "/contact", "tag": "/tag/pier/", "terms": "/terms-of-use"}
"""Addresses that no article has, but a feed may name them."""
PLACES = {name: f"/2026/11/21/{number}.html" for number, name in enumerate([*JUNK, *ARTICLES], 471100)} | AT_THEIR_OWN


@pytest.fixture
def site() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        for name, html in ({name: html for name, (_, html) in JUNK.items()} | ARTICLES).items():
            server.answer(PLACES[name], html)
        feed = rss(*(server.base + path for path in PLACES.values()))
        for name in PLACES:
            feed = feed.replace("<title>A title</title>", f"<title>What became of the {name}</title>", 1)
        server.answer_xml("/feed.xml", feed)
        server.answer("/", "<link rel=alternate type=application/rss+xml href=/feed.xml><p>Welcome</p>")
        yield server


def test_a_crawl_keeps_the_articles_alone_and_why_tells_of_each_other_address_what_it_shows(
    site: MischievousServer, tmp_path: Path
) -> None:
    archive = f"ARCHIVE={tmp_path / 'newsbot.db'}"
    local = [part for name, value in {**ON_LOOPBACK, **FAST}.items() for part in ("-s", f"{name}={value}")]
    crawled = run_scrapy("crawl", "site", "-a", f"url={site.base}/", "-s", archive, *local)
    assert crawled.returncode == 0, crawled.stderr
    names = {site.base + path: name for name, path in PLACES.items()}
    told = run_scrapy("why", *names, "-s", archive).stdout
    states = dict(re.findall(r"^(http\S+)\n +state +(.+)$", told, re.MULTILINE))
    expected = {name: f"not an article ({reason})" for name, (reason, _) in JUNK.items()}
    expected |= dict.fromkeys(ARTICLES, "stored, version 1 (new)")
    assert {names[url]: state for url, state in states.items()} == expected
