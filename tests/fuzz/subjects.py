"""Everything that takes texts or bytes from outside, each as a function of one text."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import newsbot
from newsbot.archive.cjk_bigrams import grams, match_query
from newsbot.archive.fingerprints import Text, text_hash
from newsbot.archive.rows import legal
from newsbot.archive.suspects import is_suspect, is_teaser
from newsbot.charset import as_utf8
from newsbot.dates.human_dates import human_date
from newsbot.dates.machine_dates import moment
from newsbot.downloader.retry_after import retry_after
from newsbot.downloadermiddlewares.robots_parser import PlainRobotParser
from newsbot.downloadermiddlewares.tdmrep import is_reserved, tdm_rules
from newsbot.extraction import page_phrases, placeholder_texts, refusals, subscription_texts
from newsbot.extraction.article import Reading
from newsbot.extraction.article_signs import refuse_without_signs
from newsbot.extraction.body import class_names
from newsbot.extraction.body.byline_lines import Line
from newsbot.extraction.body.json_ld_text import plain_text
from newsbot.extraction.bylines import agencies, names, visible
from newsbot.extraction.bylines.initials import initials
from newsbot.extraction.bylines.parsing import byline
from newsbot.extraction.explanation import explained
from newsbot.extraction.headlines import parsing as headlines
from newsbot.extraction.headlines.finding import words
from newsbot.extraction.metadata import broken_json, json_ld, json_ld_values, lenient_json
from newsbot.extraction.other_pages import refuse_other_page
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.removal import is_removal_notice
from newsbot.extraction.told import Told
from newsbot.extraction.values import captions, images, language, text, topics, videos
from newsbot.items import Article, Block, NotAnArticle
from newsbot.page import Page
from newsbot.sources import Entry, NotAListing, calendar, entries
from newsbot.sources.article_address import may_be_article
from newsbot.sources.detect import read_any, read_feed_or_sitemap
from newsbot.sources.link_label import is_named_by_slug, is_service_label, width_of
from newsbot.sources.newest_sitemaps import likely_newest
from newsbot.sources.page_number import page_number
from newsbot.sources.section_address import may_be_section
from newsbot.sources.sitemap import LOOKS_LIKE_SITEMAP, read_plain_text, read_xml_sitemap
from newsbot.terminal import escaped_json, printable
from newsbot.urls import canonical, site_of
from newsbot.urls.claims import canonical_of
from newsbot.warc.records import read_pages

Subject = Callable[[str], Any]

URL = "https://harbour.example/news/2026/11/22/ferry-returns"
MOST = 1 << 20
CONTEXT = PageContext(URL, "en", site_names=["Harbour Post"])
STORY = "It crossed the bay on Monday, and more people than ever before were on board of it. " * 4
PAGE = (
    "<html><head>{head}<title>Ferry returns{title}</title>"
    '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry returns"{data}}}</script></head>'
    '<body><article {attributes}><h1>Ferry returns{title}</h1><p class="byline">By Ada Lovelace{byline}</p>'
    "<figure><img src='/a.jpg'><figcaption>The bay{caption}</figcaption></figure>"
    f"<p>{STORY}</p><p>{STORY}{{text}}</p><p>{STORY}</p>{{body}}</article>{{below}}</body></html>"
)
PLACES = ("head", "title", "data", "attributes", "byline", "caption", "text", "body", "below")


def page_with(**grown: str) -> str:
    """Return the page of an article with a grown text at one place."""
    return PAGE.format(**dict.fromkeys(PLACES, "") | grown)


def _extracted(place: str, grown: str) -> None:
    with suppress(NotAnArticle):
        newsbot.extract(page_with(**{place: grown}), URL)


def _explained(grown: str) -> None:
    with suppress(NotAnArticle):
        list(explained(Reading(Page(page_with(body=grown), URL), explain=True)))


def _listing(form: str, grown: str) -> None:
    with suppress(NotAListing):
        read_any(form.replace("GROWN", grown).encode("utf-8", "replace"), URL, None, MOST)


def _bytes(read: Callable[[bytes], Any], grown: str) -> None:
    with suppress(NotAListing):
        read(grown.encode("utf-8", "replace"))


def _legacy(grown: str) -> bytes:
    return as_utf8(b"<p>\xe9\xe8\xff" + grown.encode("cp1252", "replace"), None, URL)


def _robots(grown: str) -> None:
    PlainRobotParser(grown.encode("utf-8", "replace"), None).allowed("https://x.example/" + grown[:2_000], "newsbot")


def _tdm_rules(grown: str) -> None:
    rules = [{"location": "/" + grown[n : n + 2_000], "tdm-reservation": 1} for n in range(0, len(grown), 2_000)]
    is_reserved(tdm_rules(rules), "/" + "a" * 60)


def _warc(grown: str) -> None:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/\r\nContent-Length: "
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + grown.encode("utf-8", "replace")
    with TemporaryDirectory() as folder:
        for content in (head + b"%d\r\n\r\n" % len(answer) + answer + b"\r\n\r\n", answer, head + answer):
            path = Path(folder) / "a.warc"
            path.write_bytes(content)
            list(read_pages(path, MOST))


def _json_ld(form: str, grown: str) -> None:
    script = form.replace("GROWN", grown)
    found = json_ld.nodes([script])
    json_ld.article_sources(found, URL)
    json_ld.web_page_sources(found, URL)
    json_ld.video_sources(found)


def _authors(grown: str) -> None:
    values = [grown[n : n + 40] for n in range(0, len(grown), 40)]
    byline(json_ld_values.names([{"name": value} for value in values]), CONTEXT)
    byline(values, CONTEXT, shown=True)


def _visible(grown: str) -> None:
    lines = [Line(grown, marked=True), *(Line(grown[n : n + 60]) for n in range(0, len(grown), 60))]
    visible.visible_byline(lines, CONTEXT)
    visible.lone_names(lines, CONTEXT)
    visible.newsroom_signatures(lines)
    initials(lines, CONTEXT)


def _of_versions(grown: str) -> None:
    for other in (STORY, grown[: len(grown) // 2], grown + STORY):
        stored, seen = (Article(headline=one[:300], text=one) for one in (grown, other))
        is_suspect(stored, seen)
        is_teaser(stored, seen)
        Text(grown).similarity(Text(other))


def _entry(grown: str) -> None:
    entries.entry_at(grown, URL, title=grown, published=[grown] * 3, authors=[grown], language="en")


RSS = "<rss><channel><item><link>https://x.example/a</link>GROWN</item></channel></rss>"
LISTINGS = {
    "listing": "GROWN",
    "RSS item": RSS,
    "RSS title": RSS.replace("GROWN", "<title>GROWN</title>"),
    "RSS link": "<rss><channel><item><link>GROWN</link></item></channel></rss>",
    "RSS channel": "<rss><channel>GROWN</channel></rss>",
    "broken RSS": "<rss><channel>GROWN<item><link>/a</link>&</item>",
    "Atom": "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/a'/>GROWN</entry></feed>",
    "sitemap": "<urlset><url><loc>https://x.example/a</loc></url>GROWN</urlset>",
    "sitemap entry": "<urlset><url><loc>https://x.example/GROWN</loc>GROWN</url></urlset>",
    "sitemap index": "<sitemapindex>GROWN</sitemapindex>",
    "JSON Feed items": '{"items": [GROWN]}',
    "JSON Feed text": '{"items": [{"url": "/a", "title": "GROWN", "date_published": "GROWN"}]}',
    "WordPress posts": "[GROWN]",
    "plain list": "https://x.example/GROWN\nGROWN",
    "section page": "<html><body><main>GROWN</main></body></html>",
    "front page": "<html><head>GROWN</head><body><nav>GROWN</nav></body></html>",
}
VALUES: dict[str, Subject] = {
    "text.line": text.line,
    "text.key_of": text.key_of,
    "text.without_brackets": text.without_brackets,
    "headline": headlines.headline,
    "kicker": headlines.kicker,
    "kicker_apart": lambda grown: headlines.kicker_apart(grown, ["Ferry returns", grown]),
    "heading_apart": lambda grown: headlines.heading_apart(grown, grown.split(), [grown]),
    "headline words": words,
    "caption_and_credit": captions.caption_and_credit,
    "keywords": lambda grown: topics.keywords([grown, grown.split(",")], CONTEXT),
    "section": lambda grown: topics.section([grown], CONTEXT),
    "images": lambda grown: images.images([{"url": grown, "caption": grown}, grown], CONTEXT),
    "videos": lambda grown: videos.videos([{"url": "/a.mp4", "title": grown, "duration": grown}], CONTEXT),
    "video seconds": videos.seconds,
    "language_tag": language.language_tag,
    "heard_language": lambda grown: language.heard_language(grown, "en"),
    "byline": lambda grown: byline([grown], CONTEXT),
    "byline as shown": lambda grown: byline([grown], CONTEXT, shown=True),
    "list of authors": _authors,
    "visible byline": _visible,
    "signature": visible.signature,
    "signs": lambda grown: visible.signs(grown, ["Ada Lovelace", grown]),
    "without_role": names.without_role,
    "is_no_name": names.is_no_name,
    "is_newsroom": names.is_newsroom,
    "is_full_name": names.is_full_name,
    "in_title_case": names.in_title_case,
    "agency": agencies.agency,
    "agencies_in": agencies.agencies_in,
    "credited agencies": lambda grown: agencies.credited([grown, *grown.split("\n")[:2_000]]),
    "human_date": human_date,
    "moment": moment,
    "class names": lambda grown: (class_names.reason_to_drop(grown), class_names.hides(grown)),
    "missing page": page_phrases.says_page_is_missing,
    "missing title": page_phrases.is_missing_title,
    "placeholder": lambda grown: (
        page_phrases.is_placeholder_title(grown),
        placeholder_texts.is_placeholder_text(grown),
    ),
    "removal notice": lambda grown: is_removal_notice(grown, grown),
    "stub": lambda grown: _refused(refusals.refuse_stub, URL, grown, grown),
    "title of no article": lambda grown: _refused(refusals.refuse_by_title, grown),
    "subscriptions": lambda grown: (
        subscription_texts.is_nothing_but_wall(grown),
        subscription_texts.is_subscription_offer(grown),
        refusals.unquoted(grown),
    ),
    "page beside articles": lambda grown: _beside_articles(grown),
    "JSON-LD text": lambda grown: plain_text([grown]),
}
ADDRESSES: dict[str, Subject] = {
    "canonical": lambda grown: canonical("https://x.example/" + grown),
    "canonical, any text": canonical,
    "canonical host": lambda grown: canonical(f"https://{grown}/"),
    "canonical query": lambda grown: canonical("https://x.example/a?" + grown),
    "canonical of AMP": lambda grown: canonical("https://x-example.cdn.ampproject.org/c/s/x.example/" + grown),
    "site_of": lambda grown: site_of(f"https://{grown}/"),
    "canonical_of": lambda grown: canonical_of(URL, "/" + grown),
    "listed_address": lambda grown: entries.listed_address(grown, URL),
    "address of an article": lambda grown: (may_be_article(f"{URL}/{grown}"), may_be_section(f"{URL}/{grown}")),
    "label of a link": lambda grown: (
        is_service_label(grown),
        is_named_by_slug(f"{URL}/{grown}", grown),
        width_of(grown),
    ),
    "address of a sitemap": LOOKS_LIKE_SITEMAP.search,
    "time in an address": calendar.time_in_address,
    "page number": lambda grown: page_number(f"{URL}?page=" + grown),
    "newest sitemaps": lambda grown: likely_newest([Entry(URL + grown[: n * 9]) for n in range(20)], 3),
}
OTHERS: dict[str, Subject] = {
    "lenient_json": lenient_json.loads,
    "broken_json": broken_json.values_in,
    "JSON-LD": partial(_json_ld, "GROWN"),
    "JSON-LD article": partial(
        _json_ld, '{"@type": "NewsArticle", "headline": "GROWN", "author": [GROWN], "image": [GROWN'
    ),
    "JSON-LD graph": partial(_json_ld, '{"@graph": [GROWN]}'),
    "JSON-LD string": lambda grown: _json_ld(json.dumps({"@type": "Article", "headline": grown, "author": grown}), ""),
    "entry": _entry,
    "title of an entry": entries.without_markup,
    "name in an entry": entries.author_name,
    "date in an entry": entries.listing_date,
    "feed in an unknown encoding": lambda grown: _bytes(
        lambda raw: read_feed_or_sitemap(raw + b"\xe9\xe8", URL, None, MOST), grown
    ),
    "sitemap of any bytes": partial(_bytes, lambda raw: read_xml_sitemap(raw, URL, 0)),
    "list of any bytes": partial(_bytes, lambda raw: read_plain_text(raw, URL)),
    "gzipped listing": partial(_bytes, lambda raw: read_feed_or_sitemap(b"\x1f\x8b\x08" + raw, URL, None, MOST)),
    "charset": _legacy,
    "robots.txt": _robots,
    "tdmrep.json": _tdm_rules,
    "Retry-After": lambda grown: retry_after(grown.encode("latin-1", "replace"), datetime.now(UTC)),
    "WARC": _warc,
    "fingerprint": lambda grown: (Text(grown).fingerprint, text_hash(grown)),
    "versions of a text": _of_versions,
    "words to search": grams,
    "query": match_query,
    "legal text": legal,
    "printable": printable,
    "printable JSON": lambda grown: escaped_json(json.dumps(grown, ensure_ascii=False)),
    "explain": _explained,
}
SUBJECTS: dict[str, Subject] = {
    **{f"extract: {place}": partial(_extracted, place) for place in PLACES},
    **{f"{name}": partial(_listing, form) for name, form in LISTINGS.items()},
    **VALUES,
    **ADDRESSES,
    **OTHERS,
}


def _beside_articles(grown: str) -> None:
    page = Page("<p>", f"https://x.example/tag/{grown[:1_000]}?q={grown[:1_000]}")
    told = Told(page, (grown, grown), grown, blocks=[Block(text=grown)])
    _refused(refuse_other_page, told)
    _refused(refuse_without_signs, told)


def _refused(refuse: Callable[..., None], *values: Any) -> None:
    with suppress(NotAnArticle):
        refuse(*values)
