"""Listings as servers hand them out: wrapped in something else, cut off, or with their parts in unusual places."""

import json
from contextlib import suppress
from datetime import datetime
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.page import Page
from newsbot.sources import Listing, NotAListing
from newsbot.sources.detect import read_any
from newsbot.sources.front_page import declared_feeds
from newsbot.sources.repair import repaired
from newsbot.sources.wrapped import unwrapped

URL = "https://www.harbour.example/listing"
FIRST = "https://www.harbour.example/lake/old-ferry-sails-again-on-the-lake"
SECOND = "https://www.harbour.example/lake/wall-is-raised-by-a-metre-at-last"
DAY = "2026-11-20T07:30:00+00:00"


def rss(items: str, root: str = "<rss>") -> str:
    return f"{root}<channel><title>The Harbour Post</title>{items}</channel></rss>"


def sitemap(entries: str, root: str = "<urlset>") -> str:
    return f"{root}{entries}</urlset>"


RSS = rss(f"<item><title>Ferry</title><link>{FIRST}</link></item><item><link>{SECOND}</link></item>")
ATOM = f'<feed><entry><link href="{FIRST}"/></entry><entry><link href="{SECOND}"/></entry></feed>'
SITEMAP = sitemap(
    f"<url><loc>{FIRST}</loc><lastmod>{DAY}</lastmod></url><url><loc>{SECOND}</loc><lastmod>{DAY}</lastmod></url>"
)
JSON = json.dumps({"items": [{"id": "1", "url": FIRST, "title": "Ferry"}, {"id": "2", "url": SECOND, "title": "Wall"}]})


def read(body: str | bytes) -> Listing:
    return read_any(body if isinstance(body, bytes) else body.encode(), URL, None, 1 << 20)


def addresses(body: str) -> list[str]:
    return [entry.url for entry in read(body).entries]


@pytest.mark.parametrize("listing", [RSS, ATOM, SITEMAP])
@pytest.mark.parametrize(
    "page",
    [
        "{}",
        "<html><head></head><body><pre>{}</pre></body></html>",
        '<html><head><style>pre {{}}</style></head><body><pre style="white-space: pre-wrap;">{}</pre></body></html>',
        "<!DOCTYPE html><title>Feed</title><textarea>{}</textarea>",
    ],
)
def test_a_listing_that_a_page_shows_escaped_is_read(listing, page):
    assert addresses(page.format(escape(listing))) == [FIRST, SECOND]


def test_a_page_about_feeds_is_a_page():
    page = f"<h1>Feeds</h1><p>{'How a feed of our papers is written. ' * 9}</p><pre>{escape(RSS)}</pre>"
    assert addresses(f"<html><body>{page}<h2><a href='{SECOND}'>Wall is raised by a metre</a></h2></body></html>") == [
        SECOND
    ]


@pytest.mark.parametrize(
    "wrapped",
    [
        ")]}}'\n{}",
        ")]}}',\n{}",
        "while(1);{}",
        "for (;;);{}",
        "show({});",
        "/**/jQuery12_3({})",
        "/* 2 stories */ {}",
        "// two stories\n{}",
        "<html><body><pre>{}</pre></body></html>",
    ],
)
def test_json_behind_a_guard_or_in_a_call_is_read(wrapped):
    assert addresses(wrapped.format(JSON)) == [FIRST, SECOND]


@pytest.mark.parametrize("end", [len(JSON) - 1, JSON.index(SECOND), JSON.rindex('"title"') + 4])
def test_json_that_breaks_off_gives_its_whole_items(end):
    assert addresses(JSON[:end])[0] == FIRST


def test_rss_written_as_json_is_read():
    item = {"title": "Ferry", "link": FIRST, "pubDate": "2026-11-20 07:30:00"}
    (entry,) = read(json.dumps({"status": "ok", "items": [item]})).entries
    assert (entry.url, entry.title, str(entry.published)) == (FIRST, "Ferry", "2026-11-20 07:30:00")


@pytest.mark.parametrize(
    "behind", ["</loc>", "</loc><last", "</loc><lastmod>2026-11", "</loc><lastmod>2026-11-20</lastmod>"]
)
@pytest.mark.parametrize("name", ["url", "sitemap"])
def test_the_entry_in_which_a_sitemap_breaks_off_counts_once_its_address_is_whole(behind, name):
    listing = read(
        f"<{name}set><{name}><loc>{FIRST}</loc></{name}><{name}><loc>{SECOND}{behind}".replace(
            "sitemapset", "sitemapindex"
        )
    )
    found = listing.entries if name == "url" else listing.children
    assert [entry.url for entry in found] == [FIRST, SECOND]


def test_an_address_in_which_a_sitemap_breaks_off_is_none():
    assert addresses(f"<urlset><url><loc>{FIRST}</loc></url><url><loc>{SECOND[:-5]}") == [FIRST]


@pytest.mark.parametrize(
    "broken",
    [
        sitemap(f"<url><loc>{FIRST}</loc><url><loc>{SECOND}</loc>"),
        sitemap(f"<url><loc>{FIRST}</loc><xhtml:link rel='alternate' href='/de'></url><url><loc>{SECOND}</loc></url>"),
        sitemap(f"<url><loc>{FIRST}</loc></url><!-- <url><loc>/x</loc></url> --><url><loc>{SECOND}</loc>&</url>"),
        sitemap(f"<Url><loc></loc><loc>{FIRST}</loc></Url><Url><loc><a href='x'>{SECOND}</a></loc></Url>"),
        sitemap(f"<url><loc>{FIRST}</loc></url><url><loc>{SECOND}</loc></url>", "<urlset xmlns=”http://x.example”>"),
        f"<url><loc>{FIRST}</loc></url><url><loc>{SECOND}</loc></url>",
        f'{FIRST}\t2026-11-20\n"{SECOND}"',
        f"{FIRST},2026-11-20\n{SECOND},2026-11-19",
        f"{FIRST} {SECOND}".replace("https", "HTTPS"),
    ],
)
def test_a_sitemap_is_read_entry_by_entry_whatever_is_wrong_with_one(broken):
    assert [address.replace("HTTPS", "https") for address in addresses(broken)] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "entry",
    [
        f"<loc>{FIRST}<lastmod>{DAY}</lastmod>",
        f"<loc>{FIRST}\n<lastmod>{DAY}<changefreq>daily</changefreq>",
        f"<loc>{FIRST}<loc><lastmod>{DAY}</lastmod>",
        f"<priority>0.5<lastmod>{DAY}<loc>{FIRST}</loc>",
        f"<loc>{FIRST}</lok><priority>1.0</priority><lastmod>{DAY}</lastmod>",
    ],
)
def test_a_field_that_is_not_closed_ends_where_the_next_one_begins(entry):
    listing = read(sitemap(f"<url>{entry}</url><url><loc>{SECOND}</loc></url>"))
    assert [(found.url, found.modified) for found in listing.entries] == [
        (FIRST, datetime.fromisoformat(DAY)),
        (SECOND, None),
    ]


def test_the_facts_of_news_may_stand_in_the_entry_itself():
    news = f"<url><loc>{FIRST}</loc><n:title>Ferry</n:title><n:publication_date>{DAY}</n:publication_date></url>"
    (entry,) = read(sitemap(news, '<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">')).entries
    assert (entry.title, entry.published) == ("Ferry", datetime.fromisoformat(DAY))


@pytest.mark.parametrize("link", ["N/A", "#", "http://", "javascript:void(0)", "none"])
def test_what_is_no_address_leaves_the_guid_to_be_one(link):
    assert addresses(rss(f"<item><link>{link}</link><guid>{FIRST}</guid></item>")) == [FIRST]


@pytest.mark.parametrize("path", ["", "/", "/?utm_source=rss", "/#", "/#latest", "/index.html", "/de/"])
def test_an_item_that_links_to_the_front_page_is_where_its_guid_says(path):
    front = f"<link>https://harbour.example{path}</link>"
    assert addresses(rss(f"<item>{front}<guid>{FIRST}</guid></item>")) == [FIRST]
    assert addresses(rss(f"<item>{front}<guid>4711</guid></item>")) == [f"https://harbour.example{path}".rstrip("#")]


def test_an_item_of_the_channel_definition_format_has_its_address_as_an_attribute():
    assert addresses(f"<CHANNEL><ITEM HREF='{FIRST}'><TITLE>Ferry</TITLE></ITEM></CHANNEL>") == [FIRST]


@pytest.mark.parametrize(
    "link",
    [
        f"<link/>{FIRST}",
        f'<link>&lt;a href="{FIRST}"&gt;more&lt;/a&gt;</link>',
        f"<url>{FIRST}</url>",
        f"<description>sails<br>again<img src=x.jpg></description><link>{FIRST}</link>",
    ],
)
def test_the_address_of_an_item_is_found_in_unusual_places(link):
    assert addresses(rss(f"<item><title>Ferry</title>{link}</item>")) == [FIRST]


@pytest.mark.parametrize(
    "link",
    [
        f'<link REL="ALTERNATE" HREF="{FIRST}"/>',
        f'<link rel="http://www.iana.org/assignments/relation/alternate" href="{FIRST}"/>',
        f'<link rel="self" href="{FIRST}"/>',
        f'<link rel="self" type="application/atom+xml" href="/1.atom"/><link rel="related" href="{FIRST}"/>',
        f'<link rel="related" href="/other"/><content type="text/html" src="{FIRST}"/>',
    ],
)
def test_an_atom_entry_without_a_plain_alternate_has_the_next_best_address(link):
    assert addresses(f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry</title>{link}</entry></feed>') == [
        FIRST
    ]


@pytest.mark.parametrize(
    "feed",
    [
        RSS.replace("<rss>", "<rss version=2.0>"),
        RSS.replace("<rss>", "<rss version=2.0 xmlns:a=http://a.example/ xml:lang='en'>"),
        f"<rdf:RDF><item rdf:about='{FIRST}'/><item rdf:about='{SECOND}'/></rdf:RDF>",
    ],
)
def test_a_root_may_have_values_without_quotes_and_prefixes_that_nobody_declared(feed):
    assert addresses(feed) == [FIRST, SECOND]


def test_a_prefix_that_nobody_declared_may_stand_before_all_names():
    assert addresses(RSS.replace("<", "<rss:").replace("<rss:/", "</rss:")) == [FIRST, SECOND]


@given(st.one_of(st.binary(), st.sampled_from([b")]}'", b"f(", b"&lt;rss ", b"<pre>", b"[", b"</", b")"])).map(bytes))
def test_any_bytes_are_unwrapped_to_bytes(body):
    assert isinstance(unwrapped(body * 3), bytes)


@given(
    st.lists(
        st.sampled_from(["<url>", "</url>", "<loc>", FIRST, "</loc>", "<!--", "-->", "<br>", "<sitemap", "&", ">"])
    )
)
def test_any_order_of_tags_gives_addresses_or_a_reason(parts):
    try:
        found = addresses("<urlset>" + "".join(parts))
    except NotAListing:
        return
    assert all(address.startswith("http") for address in found)


def test_a_feed_that_is_escaped_again_and_again_is_none():
    wrapped = "".join("&" + "amp;" * level + "lt;?xml " for level in range(1_200))
    with pytest.raises(NotAListing):
        read_any(wrapped.encode(), URL, None, 1 << 24)


def test_a_json_feed_that_breaks_off_amid_an_escape_is_looked_through_once():
    with pytest.raises(NotAListing):
        addresses('{"items": "' + '\\"' * 400_000 + "\\")


def test_an_address_that_names_feeds_again_and_again_is_no_work():
    links = f'<link rel=alternate type=application/json href="/{"feed" * 1_900}?a">' * 100
    assert declared_feeds(Page(f"<head>{links}", URL)) == []


def damaged(body: bytes, damages: list[tuple[int, int, bytes]]) -> bytes:
    """Return *body* with each of *damages* done: so many bytes from there on are others."""
    for start, length, others in damages:
        start %= len(body) + 1
        body = body[:start] + others + body[start + length :]
    return body


DAMAGES = st.lists(
    st.tuples(
        st.integers(0, 2_000),
        st.integers(0, 30),
        st.binary(max_size=6)
        | st.sampled_from([b"<![CDATA[", b"]]>", b"<!--", b"&", b"<link>", b"</item>", b"\0", b"<?"]),
    ),
    max_size=6,
)


@given(
    st.sampled_from([RSS, ATOM, SITEMAP, JSON]), st.sampled_from(["utf-8", "utf-16", "latin-1", "utf-32-be"]), DAMAGES
)
def test_a_listing_that_is_damaged_anywhere_gives_addresses_or_a_reason(listing, charset, damages):
    found = []
    with suppress(NotAListing):
        found = read(damaged(listing.encode(charset), damages)).entries
    assert all(entry.url.startswith(("http://", "https://")) for entry in found)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (b"<rss version=2.0/>", b'<rss version="2.0"/>'),
        (b"<rss version=2.0 />", b'<rss version="2.0" />'),
        (b"<rss xmlns=http://a.example/><a/></rss>", b'<rss xmlns="http://a.example/"><a/></rss>'),
    ],
)
def test_a_slash_ends_a_root_without_quotes_where_nothing_is_in_it(given: bytes, made: bytes) -> None:
    assert repaired(given, 0) == made


@pytest.mark.parametrize("declaration", ['<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-8"?>'])
def test_a_feed_in_cyrillic_that_declares_nothing_or_utf_8_is_read_by_its_bytes(declaration: str) -> None:
    item = "<item><title>Смотритель маяка передаёт лампу</title><link>https://h.example/news/a-1</link></item>"
    body = f"{declaration}<rss><channel>{item}</channel></rss>".encode("cp1251")
    assert [entry.title for entry in read_any(body, "https://h.example/feed", None, 1_000_000).entries] == [
        "Смотритель маяка передаёт лампу"
    ]


def test_feeds_of_comments_are_known_in_other_languages_and_a_section_called_comment_is_none() -> None:
    kind = '<link rel="alternate" type="application/rss+xml" href='
    page = Page(
        f'{kind}"/feed/">{kind}"/kommentare/feed/">{kind}"/opinion/comment/rss">'.encode(), "https://h.example/"
    )
    assert declared_feeds(page) == ["https://h.example/feed/", "https://h.example/opinion/comment/rss"]


def test_a_link_of_a_feeds_type_is_one_whatever_its_name() -> None:
    page = Page(b'<a type="application/rss+xml" href="/f">Follow</a>', "https://h.example/")
    assert declared_feeds(page) == ["https://h.example/f"]
