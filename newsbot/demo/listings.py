"""BY HAND: the demo publisher's feeds and sitemaps: stories go in, a listing comes out, one function a format."""

import gzip
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

from newsbot.demo.newsroom import Story
from newsbot.demo.parts import SITE

NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def rss2(stories: Sequence[Story], base: str) -> str:
    """Return an RSS 2.0 feed; its links carry tracking parameters."""
    items = "".join(
        f"<item><title>{escape(story.headline)}</title><link>{base}{story.path}?utm_source=rss&amp;utm_medium=feed</link>"
        f'<guid isPermaLink="false">{story.slug}</guid><pubDate>{format_datetime(story.published)}</pubDate>'
        f"<category>{story.section.title()}</category><description>{escape(story.lead or '')}</description>"
        f"{''.join(f'<dc:creator>{escape(name)}</dc:creator>' for name in story.authors)}</item>"
        for story in stories
    )
    return (
        f'{HEAD}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{SITE}</title>'
        f"<link>{base}/</link><description>News from the coast</description>{items}</channel></rss>"
    )


def rss1(stories: Sequence[Story], base: str) -> str:
    """Return an RSS 1.0 (RDF) feed."""
    items = "".join(
        f'<item rdf:about="{base}{story.path}"><title>{escape(story.headline)}</title><link>{base}{story.path}</link>'
        f"<dc:date>{story.published.isoformat()}</dc:date></item>"
        for story in stories
    )
    return (
        f'{HEAD}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{base}/"><title>{SITE}</title></channel>'
        f"{items}</rdf:RDF>"
    )


def atom(stories: Sequence[Story], base: str) -> str:
    """Return an Atom 1.0 feed with its times of change."""
    entries = "".join(
        f"<entry><title>{escape(story.headline)}</title><id>tag:harbour.example,2026:{story.slug}</id>"
        f'<link rel="alternate" href="{base}{story.path}"/><published>{story.published.isoformat()}</published>'
        f"<updated>{story.lastmod.isoformat()}</updated><summary>{escape(story.lead or '')}</summary></entry>"
        for story in stories
    )
    return f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom"><title>{SITE}</title><id>{base}/</id>{entries}</feed>'


def json_feed(stories: Sequence[Story], base: str) -> str:
    """Return a JSON Feed 1.1."""
    items = [
        {
            "id": story.slug,
            "url": base + story.path,
            "title": story.headline,
            "date_published": story.published.isoformat(),
            "date_modified": story.lastmod.isoformat(),
            "language": story.language,
        }
        for story in stories
    ]
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": SITE, "items": items}, ensure_ascii=False
    )


def sitemap(stories: Sequence[Story], base: str) -> str:
    """Return a sitemap with `lastmod`."""
    urls = "".join(
        f"<url><loc>{base}{story.path}</loc><lastmod>{story.lastmod.isoformat()}</lastmod></url>" for story in stories
    )
    return f"{HEAD}<urlset {SITEMAP}>{urls}</urlset>"


def news_sitemap(stories: Sequence[Story], base: str) -> str:
    """Return a news sitemap: title, date and language of each story."""
    urls = "".join(
        f"<url><loc>{base}{story.path}</loc><lastmod>{story.lastmod.isoformat()}</lastmod><news:news><news:publication>"
        f"<news:name>{SITE}</news:name><news:language>{story.language}</news:language></news:publication>"
        f"<news:publication_date>{story.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(story.headline)}</news:title></news:news></url>"
        for story in stories
    )
    return f"{HEAD}<urlset {SITEMAP} {NEWS}>{urls}</urlset>"


def sitemap_index(children: Iterable[tuple[str, datetime | None]], base: str) -> str:
    """Return a sitemap index of (path, lastmod) pairs."""
    parts = "".join(
        f"<sitemap><loc>{base}{path}</loc>{f'<lastmod>{moment.isoformat()}</lastmod>' if moment else ''}</sitemap>"
        for path, moment in children
    )
    return f"{HEAD}<sitemapindex {SITEMAP}>{parts}</sitemapindex>"


def text_sitemap(stories: Sequence[Story], base: str) -> str:
    """Return a sitemap as plain text, one address a line."""
    return "".join(f"{base}{story.path}\n" for story in stories)


def gzipped(text: str) -> bytes:
    """Return *text* as a gzip file, the same bytes every time."""
    return gzip.compress(text.encode(), mtime=0)


ROBOTS = """User-agent: *
Crawl-delay: 0
Disallow: /politics/minutes-of-the-board.html
Disallow: /search
Sitemap: {base}/sitemap.xml
Sitemap: {base}/news-sitemap.xml
"""
