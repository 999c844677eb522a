"""Every listing format, well-formed and not: bytes go in, entries come out, or a reason."""

import gzip
import json
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from time import process_time
from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsbot.page import Page
from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.article_address import LONGEST_ADDRESS, is_article_address
from newsbot.sources.detect import read_feed_or_sitemap
from newsbot.sources.entries import absolute, without_markup
from newsbot.sources.front_page import declared_feeds
from newsbot.sources.markup import in_utf8, unpacked
from newsbot.sources.repair import repaired
from newsbot.sources.section import read_section
from newsbot.sources.section_links import section_links
from newsbot.sources.sitemap import read_xml_sitemap
from tests.mischief.server import ENTITY_BOMB, FILE_ENTITY

URL = "https://www.harbour.example/listing"
STORY = "https://www.harbour.example/story/rain-on-monday.html"
MOMENT = datetime(2026, 11, 20, 7, 30, tzinfo=timezone(timedelta(hours=1)))
LATER = MOMENT + timedelta(hours=2)

RSS2 = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>The Harbour Post</title><language>en-GB</language><atom:link rel="next" href="/listing?page=2"/>
<item><title>Rain on Monday</title><link>
  {STORY}
</link><guid isPermaLink="false">4711</guid><pubDate>Fri, 20 Nov 2026 07:30:00 +0100</pubDate>
<atom:updated>2026-11-20T09:30:00+01:00</atom:updated><dc:creator>Mara Lindqvist</dc:creator>
<dc:creator>Tom Okafor</dc:creator><category>Weather</category><category>Harbour</category>
<description><![CDATA[It will rain.]]></description></item></channel></rss>"""

RSS1 = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://www.harbour.example/">
<dc:language>en-GB</dc:language><title>The Harbour Post</title></channel>
<item rdf:about="{STORY}"><title>Rain on Monday</title><link>{STORY}</link><dc:date>2026-11-20T07:30:00+01:00</dc:date>
<dc:creator>Mara Lindqvist</dc:creator><dc:subject>Weather</dc:subject><description>It will rain.</description></item>
</rdf:RDF>"""

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB" xml:base="https://www.harbour.example/story/">
<title>The Harbour Post</title><link rel="next" href="/listing?page=2"/>
<entry><title>Rain on Monday</title><link rel="enclosure" href="rain.mp3" type="audio/mpeg"/>
<link rel="alternate" type="application/json" href="rain.json"/>
<link rel="alternate" type="text/html" href="rain-on-monday.html"/><published>2026-11-20T07:30:00+01:00</published>
<updated>2026-11-20T09:30:00+01:00</updated><author><name>Mara Lindqvist</name></author>
<category term="weather" label="Weather"/><summary>It will rain.</summary></entry></feed>"""

JSON_FEED = f"""{{"version": "https://jsonfeed.org/version/1.1", "title": "The Harbour Post", "language": "en-GB",
"next_url": "/listing?page=2", "items": [{{"id": "4711", "url": "{STORY}", "title": "Rain on Monday",
"date_published": "2026-11-20T07:30:00+01:00", "date_modified": "2026-11-20T09:30:00+01:00",
"authors": [{{"name": "Mara Lindqvist"}}], "tags": ["Weather"], "summary": "It will rain."}}, 5, {{}}]}}"""

NEWS_SITEMAP = f"""<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><image:image><image:loc>/a.jpg</image:loc>
<image:title>A picture</image:title></image:image><loc>{STORY}</loc><lastmod>2026-11-20T09:30:00+01:00</lastmod>
<n:news><n:publication><n:name>The Harbour Post</n:name><n:language>en-GB</n:language></n:publication>
<n:publication_date>2026-11-20T07:30:00+01:00</n:publication_date><n:title>Rain on Monday</n:title>
<n:keywords>Weather, Harbour</n:keywords></n:news></url></urlset>"""


def read(listing: str | bytes, max_size: int = 1 << 20) -> Listing:
    body = listing.encode() if isinstance(listing, str) else listing
    return read_feed_or_sitemap(body, URL, None, max_size)


@pytest.mark.parametrize(
    "text", [RSS2, RSS1, ATOM, JSON_FEED, NEWS_SITEMAP], ids=["rss2", "rss1", "atom", "json", "news"]
)
def test_each_format_gives_address_title_date_and_language(text):
    [entry] = read(text).entries
    assert (entry.url, entry.title, entry.language, entry.listing) == (STORY, "Rain on Monday", "en-GB", URL)
    assert entry.published == MOMENT
    assert entry.published.utcoffset() == timedelta(hours=1), "the publisher's own offset is kept"


@pytest.mark.parametrize("text", [RSS2, ATOM, JSON_FEED, NEWS_SITEMAP], ids=["rss2", "atom", "json", "news"])
def test_a_time_of_change_is_kept_apart(text):
    assert read(text).entries[0].modified == LATER


@pytest.mark.parametrize("text", [RSS2, RSS1, ATOM, JSON_FEED], ids=["rss2", "rss1", "atom", "json"])
def test_feeds_name_authors_and_topics(text):
    [entry] = read(text).entries
    assert entry.authors[0] == "Mara Lindqvist"
    assert entry.keywords[0] == "Weather"


@pytest.mark.parametrize("text", [RSS2, ATOM, JSON_FEED], ids=["rss2", "atom", "json"])
def test_feeds_name_where_older_entries_are(text):
    assert read(text).next_page == "https://www.harbour.example/listing?page=2"


def test_lists_are_kept_whole():
    assert read(RSS2).entries[0].authors == ("Mara Lindqvist", "Tom Okafor")
    assert read(NEWS_SITEMAP).entries[0].keywords == ("Weather", "Harbour")


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<guid>https://x.example/guid</guid>", "https://x.example/guid"),
        ('<guid isPermaLink="false">https://x.example/guid</guid>', None),
        ("<link>/relative</link>", "https://www.harbour.example/relative"),
        ("<link/><atom:link href='https://x.example/atom'/>", "https://x.example/atom"),
        (
            "<link>https://feed.example/1</link><fb:origLink>https://x.example/own</fb:origLink>",
            "https://x.example/own",
        ),
        ("<link>javascript:alert(1)</link>", None),
        ("<title>no address</title>", None),
    ],
)
def test_the_address_of_an_rss_item_is_where_its_publisher_put_it(item, url):
    names = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"'
    feed = f"<rss version='2.0' {names}><channel><item>{item}</item></channel></rss>"
    assert addresses(read, feed) == ([url] if url else [])


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ("<author><name>Orla Tennick</name><email>orla@x.example</email></author>", ["Orla Tennick"]),
        ("<a:author><a:name>Orla Tennick</a:name></a:author>", ["Orla Tennick"]),
        ("<author><b>Orla</b> Tennick</author>", ["Orla Tennick"]),
    ],
)
def test_an_author_of_rss_may_be_written_as_atoms(item, names):
    feed = (
        f"<rss xmlns:a='http://www.w3.org/2005/Atom'><channel><item><link>{STORY}</link>{item}</item></channel></rss>"
    )
    assert list(read(feed).entries[0].authors) == names


def test_topics_may_stand_in_one_element_and_be_escaped_twice():
    spaces = "xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:m='http://search.yahoo.com/mrss/'"
    topics = (
        "<category><![CDATA[Sea &amp; land]]></category><i:keywords>ferry, </i:keywords><m:keywords>bees</m:keywords>"
    )
    feed = f"<rss {spaces}><channel><item><link>{STORY}</link>{topics}</item></channel></rss>"
    assert read(feed).entries[0].keywords == ("Sea & land", "ferry", "bees")


def test_a_guid_that_is_no_address_may_say_so_in_small_letters():
    item = f"<item><guid ispermalink='false'>{STORY}</guid></item>"
    assert addresses(read, f"<rss><channel>{item}</channel></rss>") == []


@pytest.mark.parametrize(
    "wrapped",
    [
        "<rss><item><title>{}</title><link>/a</link></item></rss>",
        "<feed><entry><title>{}</title><link href='/a'/></entry></feed>",
    ],
)
@pytest.mark.parametrize(
    ("written", "read_as"), [("&#xD83C;&#xDF27;", "🌧"), ("&#55356;&#57127;", "🌧"), ("&#xD83C;", "\ufffd")]
)
def test_halves_of_a_character_are_joined_and_one_alone_is_none(wrapped, written, read_as):
    assert read(wrapped.format(f"Rain {written} falls")).entries[0].title == f"Rain {read_as} falls"


def test_of_an_item_with_an_element_that_is_not_closed_what_stands_in_it_counts():
    feed = f"<rss><channel><item><description><p>x<br>y</description><link>{STORY}</link></item></channel></rss>"
    assert addresses(read, feed) == [STORY]


def test_controls_are_no_part_of_a_title():
    assert without_markup("Rain&#1; on\x7f Monday\n&amp;\x00 Tuesday") == "Rain on Monday & Tuesday"
    assert without_markup("<![CDATA[Rain]]> on Monday") == "Rain on Monday"  # escaped once more


@pytest.mark.parametrize(("root", "entry"), [("rss", "item"), ("feed", "entry")])
def test_what_a_feed_has_archived_is_its_next_page(root, entry):
    older = "<a:link rel='prev-archive' href='/1'/>"
    named = f"{older}<{entry}><link href='/a'/></{entry}>"
    feed = f"<{root} xmlns:a='http://www.w3.org/2005/Atom'>{named}</{root}>"
    assert read(feed).next_page == "https://www.harbour.example/1"


@pytest.mark.parametrize("level", [1, 2, 6, 9])
def test_zlib_is_unpacked_too(level):
    packed = zlib.compress(RSS2.encode(), level)
    assert [entry.url for entry in read_feed_or_sitemap(packed, URL, None, 10_000).entries] == [STORY]


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/news/latest'>RSS feed</a>",
        "<a href='/news/latest'>Subscribe via RSS</a>",
        "<a href='/news/latest' title='Atom'></a>",
        "<a href='/news/latest'><img src='/a.png' alt='RSS 2.0'></a>",
    ],
)
def test_a_link_that_is_called_a_feed_is_one(link):
    page = Page(link + "<a href='/birds'>Feed the birds</a><a href='https://x.example/b'>RSS</a>", URL)
    assert declared_feeds(page) == ["https://www.harbour.example/news/latest"]


@pytest.mark.parametrize(
    ("about", "url"),
    [
        ("<link>https://www.harbour.example/politics/</link>", "https://www.harbour.example/politics/rain"),
        ("<link>https://feed.example/</link>", "https://www.harbour.example/rain"),
        ("", "https://www.harbour.example/rain"),
    ],
)
def test_what_an_item_names_is_relative_to_the_page_of_its_feed_on_the_same_site(about, url):
    assert addresses(read, f"<rss><channel>{about}<item><link>rain</link></item></channel></rss>") == [url]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2026-11-20", datetime.fromisoformat("2026-11-20")),
        ("2026-11-20T07:30:00Z", datetime(2026, 11, 20, 7, 30, tzinfo=UTC)),
        ("Fri, 20 Nov 2026 07:30:00 GMT", datetime(2026, 11, 20, 7, 30, tzinfo=UTC)),
        ("Fri, 20 Nov 2026 07:30:00", datetime.fromisoformat("2026-11-20T07:30:00")),
        ("2026-11-20T07:30:00\u221205:00", datetime.fromisoformat("2026-11-20T07:30:00-05:00")),
        ("2026-11-20T07:30:00[Europe/Berlin]", datetime.fromisoformat("2026-11-20T07:30:00+01:00")),
        ("2026-11-20T07:30:00+02:00[Europe/Berlin]", datetime.fromisoformat("2026-11-20T07:30:00+02:00")),
        ("2026-W47-5", datetime.fromisoformat("2026-11-20")),
        ("2026-W47-5T07:30:00Z", datetime(2026, 11, 20, 7, 30, tzinfo=UTC)),
        ("2026-324T07:30:00Z", datetime(2026, 11, 20, 7, 30, tzinfo=UTC)),
        ("2026-366", None),
        ("2026-W54-1", None),
        ("2026-11-20T07:30:00[x/../y]", datetime.fromisoformat("2026-11-20T07:30:00")),
        ("Vendredi", None),
        ("0000-00-00", None),
        ("9999-12-31T23:59:59Z", None),
    ],
)
def test_dates_are_read_as_they_are_written_or_not_at_all(written, read_as):
    sitemap = f"<urlset><url><loc>{STORY}</loc><lastmod>{written}</lastmod></url></urlset>"
    assert read(sitemap).entries[0].modified == read_as


def test_the_date_of_an_item_may_be_called_so_plainly():
    feed = f"<rss><channel><item><link>{STORY}</link><date>2026-11-20T07:30:00Z</date></item></channel></rss>"
    assert read(feed).entries[0].published == datetime(2026, 11, 20, 7, 30, tzinfo=UTC)


def test_a_sign_by_its_number_in_windows_character_set_is_that_sign():
    feed = f"<rss><channel><item><link>{STORY}</link><title>Rain&#146;s end</title></item></channel></rss>"
    assert read(feed).entries[0].title == "Rain\u2019s end"


def test_a_sitemap_index_names_sitemaps_with_their_last_change():
    index = f"<sitemapindex><sitemap><loc>{URL}-1.xml</loc><lastmod>2026-11-20</lastmod></sitemap></sitemapindex>"
    assert read(index) == Listing(children=[Entry(URL + "-1.xml", URL, modified=datetime.fromisoformat("2026-11-20"))])


@pytest.mark.parametrize(
    "body",
    [
        "<sitemapindex><url><loc>https://x.example/news-1.xml</loc></url></sitemapindex>",
        "<sitemapindex><url><loc>https://x.example/news-1.xml.gz?a</loc></url></sitemapindex>",
        "<urlset><url><loc>https://x.example/sitemap-1.xml</loc></url></urlset>",
        "https://x.example/Sitemap_news.xml.gz\n",
        "https://x.example/sitemap/sitemap-of-sitemaps.txt\n",
    ],
)
def test_sitemaps_that_stand_where_pages_are_named_are_known_by_their_address(body):
    listing = read_feed_or_sitemap(body.encode(), "https://x.example/sitemaps", None, 10**6)
    assert (len(listing.children), listing.entries) == (1, [])


@pytest.mark.parametrize("page", ["/a/sitemap", "/feed.xml/rain", "/the-sitemap-of-the-harbour.html", "/a.xml"])
def test_a_page_whose_address_is_like_that_of_a_sitemap_is_none(page):
    body = f"<urlset><url><loc>https://x.example{page}</loc></url></urlset>"
    assert len(read_feed_or_sitemap(body.encode(), "https://x.example/sitemap.xml", None, 10**6).entries) == 1


@pytest.mark.parametrize("address", ["x.example/a", "X.example/a", "//x.example/a", "/a"])
def test_an_address_without_scheme_or_host_is_the_sites_own(address):
    listing = read_feed_or_sitemap(
        f"<urlset><url><loc>{address}</loc></url></urlset>".encode(), "https://x.example/s.xml", None, 9999
    )
    assert [entry.url.lower() for entry in listing.entries] == ["https://x.example/a"]


def test_a_plain_text_sitemap_has_one_address_a_line():
    assert [entry.url for entry in read(f"\ufeff{STORY}\r\nno address\n{STORY}?b\n").entries] == [STORY, STORY + "?b"]


@pytest.mark.parametrize("times", [1, 2])
def test_gzip_is_unpacked_even_if_packed_twice(times):
    body = NEWS_SITEMAP.encode()
    for _ in range(times):
        body = gzip.compress(body)
    assert read(body).entries[0].url == STORY


def test_what_stands_before_the_markup_does_not_matter():
    assert read(b"\n\xef\xbb\xbf \n" + RSS2.encode()).entries[0].url == STORY


# What is not well-formed


def test_bare_ampersands_in_addresses_are_kept():
    sitemap = f"<urlset><url><loc>{STORY}?x=1&y=2</loc></url></urlset>"
    assert read(sitemap).entries[0].url == STORY + "?x=1&y=2"
    assert read(RSS2.replace(STORY, STORY + "?x=1&y=2")).entries[0].url == STORY + "?x=1&y=2"


@pytest.mark.parametrize("escaped", ["&amp;", "&amp;amp;", "&#038;"])
def test_an_address_that_was_escaped_before_it_was_marked_as_text_is_the_one_that_was_meant(escaped):
    sitemap = f"<urlset><url><loc><![CDATA[{STORY}?x=1{escaped.replace('amp;amp', 'amp')}y=2]]></loc></url></urlset>"
    assert read(sitemap).entries[0].url == STORY + "?x=1&y=2"


def test_a_feed_in_another_encoding_than_it_says_is_read():
    body = RSS2.replace("Rain on", "Böen am").replace('"1.0"?', '"1.0" encoding="utf-8"?').encode("cp1252")
    assert read(body).entries[0].title == "Böen am Monday"


def test_a_malformed_feed_gives_the_same_entry_as_a_well_formed_one():
    [entry], [repaired] = read(RSS2).entries, read(RSS2.replace("It will", "Rain & wind: it will")).entries
    assert (repaired.url, repaired.title, repaired.published, repaired.modified, repaired.language) == (
        (entry.url, entry.title, entry.published, entry.modified, entry.language)
    )
    assert repaired.keywords == entry.keywords


def test_a_sitemap_that_is_cut_off_gives_what_came_whole():
    cut = f"<urlset><url><loc>{STORY}</loc></url><url><loc>{STORY[:-9]}"
    assert [entry.url for entry in read(cut).entries] == [STORY]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_an_entity_made_of_others_is_never_resolved(encoding):
    [entry] = read(ENTITY_BOMB.encode(encoding)).entries
    assert entry.title == "&i;"


def test_an_entity_that_names_a_file_is_never_resolved():
    [entry] = read(FILE_ENTITY).entries
    assert entry.title == "&f;"
    [entry] = read(FILE_ENTITY + "<").entries
    assert entry.title == "&f;"


def test_an_entity_that_stands_for_plain_text_is_resolved():
    doctype = "<!DOCTYPE rss [<!ENTITY nbsp '&#160;'><!ENTITY pub \"Harbour Post\">]>"
    item = f"<item><link>{STORY}</link><title>&pub;:&nbsp;rain &eacute;</title></item>"
    assert read(f"{doctype}<rss><channel>{item}</channel></rss>").entries[0].title == "Harbour Post: rain é"


def test_the_entities_of_html_are_resolved_in_feeds_and_sitemaps_alike():
    assert read(RSS2.replace("Rain on", "B&ouml;en am")).entries[0].title == "Böen am Monday"
    assert read(NEWS_SITEMAP.replace("Rain on", "B&ouml;en am")).entries[0].title == "Böen am Monday"


def test_no_more_addresses_are_read_than_a_sitemap_may_have():
    entries = "".join(f"<url><loc>{STORY}?{number}</loc></url>" for number in range(50_010))
    assert len(read(f"<urlset>{entries}</urlset>", 10 << 20).entries) == 50_000


def test_what_unpacks_to_too_much_is_cut_off():
    assert len(unpacked(gzip.compress(bytes(2 << 20)), 1 << 20)) == 1 << 20


@pytest.mark.parametrize("compress", [gzip.compress, zlib.compress])
def test_very_many_empty_parts_of_a_packed_body_take_no_long_time(compress):
    begun = process_time()
    unpacked(compress(b"") * 400_000, 1 << 20)
    assert process_time() - begun < 2


def test_parts_of_any_size_are_unpacked_one_after_the_other():
    parts = [bytes([number]) * (1 << number) for number in range(20)]
    packed = b"".join((gzip.compress, zlib.compress)[number % 2](part) for number, part in enumerate(parts))
    assert unpacked(packed + b"rest", 4 << 20) == b"".join(parts)


@pytest.mark.parametrize(
    "flood", ["<x/>" * 400_000, "<url>" + "<x/>" * 400_000, "<x>" * 200, "<!-- " + "x" * 2_000_000]
)
def test_of_a_sitemap_what_stands_before_a_flood_is_read(flood):
    body = gzip.compress(f"<urlset><url><loc>{STORY}</loc></url>{flood}".encode())
    assert [entry.url for entry in read(body, 4 << 20).entries] == [STORY]


def test_a_flood_before_the_first_entry_ends_the_reading():
    tracemalloc.start()
    with suppress(NotAListing):
        assert read("<urlset>" + "<x/>" * 400_000 + f"<url><loc>{STORY}</loc></url></urlset>", 4 << 20).entries == []
    assert tracemalloc.get_traced_memory()[1] < 20 << 20
    tracemalloc.stop()


def test_a_feed_of_too_many_elements_is_refused():
    with pytest.raises(NotAListing, match="too large"):
        read("<rss>" + "<x/>" * 500_000, 4 << 20)


@pytest.mark.parametrize("empty", ["<url/>", "<url></url>", "<url><loc/></url>"])
def test_a_flood_of_entries_without_an_address_ends_the_reading(empty):
    entry = "<url><loc>{}</loc></url>"
    body = f"<urlset>{entry.format(STORY)}{empty * 50_000}{entry.format(STORY + '?2')}</urlset>"
    assert [entry.url for entry in read(body, 4 << 20).entries] == [STORY]


def test_a_flood_of_lines_without_an_address_ends_the_reading():
    assert [entry.url for entry in read(f"{STORY}\n" + "junk\n" * 100_000 + f"{STORY}?2", 4 << 20).entries] == [STORY]
    assert len(read(f"{STORY}\n" * 50_010, 4 << 20).entries) == 50_000


@pytest.mark.parametrize(
    "feed",
    [
        "<rss><channel>" + f"<item><link>{STORY}</link></item>" * 20_010 + "</channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>" + f"<entry><link href='{STORY}'/></entry>" * 20_010 + "</feed>",
        json.dumps({"items": [{"url": STORY}] * 20_010}),
        json.dumps([{"link": STORY}] * 20_010),
    ],
    ids=["rss", "atom", "json feed", "wordpress"],
)
def test_of_a_feed_the_first_20_000_items_are_read(feed):
    assert len(read(feed, 4 << 20).entries) == 20_000


@pytest.mark.parametrize("flood", ["{}", "[]"])
def test_a_json_feed_of_too_many_values_is_refused(flood):
    with pytest.raises(NotAListing, match="too large"):
        read('{"items": [' + ",".join([flood] * 400_002) + "]}", 4 << 20)


def test_so_many_ampersands_are_repaired_and_no_more():
    assert repaired(b"<a>" + b"&" * 300_000 + b"b</a>", 0) == b"<a>" + b"&amp;" * 200_000
    assert len(repaired(b"<!ENTITY a '" + b"x" * 200 + b"'><a>" + b"&a;" * 300_000 + b"</a>", 215)) < 41 << 20


def test_an_opening_bracket_that_is_none_is_text():
    assert repaired(b"<a><b <b c='<b>1 < 2</b><!-- < < --><![CDATA[ < < ]]></a>", 0) == (
        b"<a>&lt;b &lt;b c='<b>1 &lt; 2</b><!-- < < --><![CDATA[ < < ]]></a>"
    )


def test_a_feed_with_a_flood_of_ampersands_gives_what_stands_before_it():
    item = f"<item><title>{'&' * 300_000}</title></item>"
    assert [entry.url for entry in read(RSS2.replace("</channel>", f"{item}</channel>"), 4 << 20).entries] == [STORY]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "gb18030", "euc_kr"])
def test_a_long_listing_is_read_in_any_encoding(encoding):
    titles = "<title>뉴스 속보입니다</title>" * 100_000
    body = f"<?xml version='1.0' encoding='{encoding}'?><rss>{titles}</rss>"
    assert in_utf8(body.encode(encoding), f"text/xml; charset={encoding}") == body.encode()


@pytest.mark.parametrize("charset", ["hex", "zlib", "rot13", "idna", "punycode", "undefined", "utf-16", "utf-7"])
def test_what_is_no_encoding_of_text_is_not_believed(charset):
    assert in_utf8("<rss>Grüße".encode("cp1252"), f"text/xml; charset={charset}") == "<rss>Grüße".encode()


def test_an_entry_within_another_is_none_of_its_own():
    item = "<item><link>{}</link>{}</item>"
    body = f"<rss>{item.format(STORY, item.format(STORY + '?2', ''))}&x;{item.format(STORY + '?3', '')}</rss>"
    assert [entry.url for entry in read(body).entries] == [STORY, STORY + "?3"]


@given(
    st.text("/.?#&;:%=~-aB9 é", max_size=12).filter(lambda rest: not rest.startswith("/")).map("/".__add__),
    st.sampled_from(["https://x.example", "https://x.example/a/b?c=/d#e", "http://127.0.0.1:8000/f"]),
)
def test_an_address_within_a_site_is_joined_to_its_host(address, base):
    assert absolute(address, base) == urljoin(base, address.strip())


@pytest.mark.parametrize("longer", [0, 1])
def test_what_is_longer_than_any_address_that_is_asked_for_is_none(longer):
    long = f"{STORY}/" + "%" * (LONGEST_ADDRESS - len(STORY) - 1 + longer)
    of_rss = read(f"<rss><item><link>{STORY}</link></item><item><link>{long}</link></item></rss>")
    of_sitemap = read(f"<urlset><url><loc>{long}</loc></url></urlset>")
    named = [entry.url for listing in (of_rss, of_sitemap) for entry in listing.entries]
    assert named == ([STORY] if longer else [STORY, long, long])


def test_a_foreign_host_of_absurd_length_is_no_address():
    assert absolute("https://zürich.example/a", URL) == "https://zürich.example/a"
    assert absolute("https://" + "ü." * 1000 + "example/a", URL) is None


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("<!DOCTYPE html><html><body>Consent</body></html>", "a page, no feed or sitemap"),
        ("<svg/>", "no feed"),
        ("{", "broken JSON"),
        ('{"items": 5}', "no feed"),
        ("Not Found", "no sitemap"),
        ("<rss>", "broken XML"),
    ],
)
def test_what_is_no_listing_has_its_reason(body, reason):
    with pytest.raises(NotAListing) as refused:
        read(body)
    assert refused.value.reason == reason


# Any bytes


def pieces_of(*texts: str) -> st.SearchStrategy[bytes]:
    """Return a strategy for bytes that look like the listings in *texts*: pieces of them in any order, and noise."""
    tokens = sorted({token for text in texts for token in text.replace(">", ">\0").replace("<", "\0<").split("\0")})
    piece = st.sampled_from(tokens).map(str.encode) | st.binary(max_size=8)
    return st.lists(piece, max_size=40).map(b"".join)


def addresses(read: Callable[..., Listing], *arguments: Any) -> list[str]:
    """Return the addresses that *read* finds; none where it gives a reason. It may raise nothing else."""
    try:
        listing = read(*arguments)
    except NotAListing:
        return []
    return [entry.url for entry in [*listing.entries, *listing.children]]


@settings(max_examples=150)
@given(st.one_of(st.binary(), pieces_of(RSS2, RSS1, ATOM), pieces_of(NEWS_SITEMAP, "<sitemapindex><sitemap>")))
@example(b"<urlset>\x00<url><loc>http://[bad</loc></url></urlset>")
@example(b"<rss\xff")
@example(f"<rss><item><title>&#xD83D;</title><link>{STORY}&#56832;</link></item></rss>".encode())
@example(f"<!DOCTYPE rss [<!ENTITY a '&#xDC00;'>]><urlset><url><loc>{STORY}&a;</loc></url></urlset>".encode())
@example(gzip.compress(b"<urlset>")[:-5])
def test_any_bytes_give_addresses_or_a_reason(body):
    found = addresses(read_feed_or_sitemap, body, URL, "text/xml; charset=klingon", 1 << 20)
    assert all(url.startswith(("http://", "https://")) for url in found)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text() | st.sampled_from([STORY, "2026-11-20", "//["]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["items", "url", "title", "authors", "name", "tags", "date_published"]), inner
        )
    ),
    max_leaves=20,
)


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(["items", "language", "next_url"]), json_values))
def test_any_json_gives_addresses_or_a_reason(value):
    found = addresses(read, json.dumps(value))
    assert all(url.startswith(("http://", "https://")) for url in found)


@settings(max_examples=100)
@given(st.binary(), st.text())
def test_any_bytes_may_be_called_a_sitemap_or_a_page(body, url):
    page = Page(body, url)
    found = addresses(read_xml_sitemap, body, url, 0) + addresses(read_section, page, is_article_address)
    found += declared_feeds(page) + list(section_links(page).values())
    assert all(address.startswith(("http://", "https://")) for address in found)
