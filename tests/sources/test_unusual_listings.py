"""Feeds, sitemaps and lists in JSON that mean the same as usual ones, but are written otherwise."""

import json
from datetime import UTC, datetime

import pytest

from newsbot.sources import Listing, NotAListing
from newsbot.sources.detect import read_feed_or_sitemap

URL = "https://www.harbour.example/listing"
STORY = "https://www.harbour.example/story/rain-on-monday.html"
TIME = "2026-11-20T07:30:00+01:00"
SPACES = (
    "xmlns:a='http://www.w3.org/2005/Atom' xmlns:d='http://purl.org/dc/terms/' xmlns:m='http://search.yahoo.com/mrss/'"
)


def read(listing: str) -> Listing:
    return read_feed_or_sitemap(listing.encode(), URL, None, 1 << 20)


def of_item(inside: str) -> Listing:
    return read(f"<rss {SPACES}><channel><item>{inside}</item></channel></rss>")


@pytest.mark.parametrize(
    "written",
    [
        f'"{STORY}"',
        f"\u200b{STORY}\ufeff",
        STORY.replace("https://", "http://https://"),
        STORY.replace("https://", "https:https://"),
        STORY.replace("https://", "https:/"),
        STORY.replace("https://", "https//"),
        STORY.replace("/", "\\"),
        STORY.replace("/", "\\/"),
        STORY.replace("story/", "story/\n      "),
        f"<a href='{STORY}'>Rain</a>",
    ],
)
def test_an_address_is_read_through_what_is_no_part_of_it(written):
    assert [entry.url for entry in of_item(f"<link>{written}</link>").entries] == [STORY]


def test_an_address_within_another_stays_there():
    archived = "https://archive.example/web/2026/https://www.harbour.example/story"
    assert of_item(f"<link>{archived}</link>").entries[0].url == archived


@pytest.mark.parametrize(
    "name", ["d:date", "d:available", "m:pubDate", "publicationDate", "publishedDate", "datePublished", "pub_date"]
)
def test_the_time_of_an_item_has_many_names(name):
    entry = of_item(f"<link>{STORY}</link><{name}>{TIME}</{name}>").entries[0]
    assert entry.published
    assert entry.published.isoformat() == TIME


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<author>Orla &amp;amp; Bo</author>", "Orla & Bo"),
        ("<author><![CDATA[<a href='/team/orla'>Orla Tennick</a>]]></author>", "Orla Tennick"),
        ("<author>Anna Berg &lt;a@x.example&gt;</author>", "Anna Berg"),
    ],
)
def test_the_name_of_an_author_is_plain_text(author, name):
    assert of_item(f"<link>{STORY}</link>{author}").entries[0].authors == (name,)


@pytest.mark.parametrize(
    "topics",
    ["<keywords>sea, ferry</keywords>", "<tags>sea,ferry</tags>", "<tags><tag>sea</tag><tag>ferry</tag></tags>"],
)
def test_topics_may_stand_in_elements_of_no_format(topics):
    assert of_item(f"<link>{STORY}</link>{topics}").entries[0].keywords == ("sea", "ferry")


def test_what_is_not_seen_is_no_part_of_a_title():
    assert of_item(f"<link>{STORY}</link><title>\ufeffFerry\u00adboat\u200b</title>").entries[0].title == "Ferryboat"


@pytest.mark.parametrize("relation", ["alternate nofollow", "ALTERNATE", "canonical"])
def test_the_link_of_an_entry_to_its_page_is_found_by_any_of_its_relations(relation):
    entry = f"<entry><id>tag:1</id><link rel='{relation}' href='{STORY}'/></entry>"
    assert read(f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>").entries[0].url == STORY


@pytest.mark.parametrize(
    "feed",
    [
        f"<rss><channel><entry><title>Rain</title><link>{STORY}</link></entry></channel></rss>",
        f"<feed xmlns='http://www.w3.org/2005/Atom'><item><title>Rain</title><link>{STORY}</link></item></feed>",
    ],
)
def test_items_of_one_format_are_read_under_the_root_of_the_other(feed):
    assert [(entry.url, entry.title) for entry in read(feed).entries] == [(STORY, "Rain")]


def test_older_items_are_found_however_the_relation_is_written():
    feed = (
        f"<rss {SPACES}><channel><a:link rel='Next' href='?page=2'/><item><link>{STORY}</link></item></channel></rss>"
    )
    assert read(feed).next_page == f"{URL}?page=2"


def test_an_entry_of_a_sitemap_may_have_its_address_bare():
    bare = f"<urlset><url>{STORY}<lastmod>2026-11-20</lastmod></url><url>Rain</url></urlset>"
    assert [entry.url for entry in read(bare).entries] == [STORY]
    index = "<sitemapindex><sitemap>https://www.harbour.example/a.xml</sitemap></sitemapindex>"
    assert [child.url for child in read(index).children] == ["https://www.harbour.example/a.xml"]


@pytest.mark.parametrize(
    "listing",
    [
        {"articles": [{"headline": "Rain", "url": STORY, "publishedAt": TIME}]},
        {"status": "ok", "data": {"stories": [{"title": "Rain", "permalink": STORY, "published_at": TIME}]}},
        {"rss": {"channel": {"item": [{"title": "Rain", "link": STORY, "pubDate": TIME}]}}},
        {"response": {"results": [{"title": "Rain", "webUrl": STORY, "webPublicationDate": TIME}]}},
        [{"title": "Rain", "url": STORY, "datePublished": TIME}],
    ],
)
def test_a_list_of_articles_in_json_is_read_by_its_names(listing):
    entry = read(json.dumps(listing)).entries[0]
    assert (entry.url, entry.title, entry.published and entry.published.isoformat()) == (STORY, "Rain", TIME)


@pytest.mark.parametrize(
    "listing", [{"data": []}, {"results": ["rain"]}, {"error": {"code": 404}}, ["rain"], [[STORY]]]
)
def test_json_without_articles_is_no_listing(listing):
    with pytest.raises(NotAListing, match="no feed"):
        read(json.dumps(listing))


@pytest.mark.parametrize("name", ["items", "articles", "posts"])
def test_a_list_of_articles_in_json_that_names_no_article_today_is_an_empty_one(name):
    assert read(json.dumps({name: []})).entries == []


def test_an_empty_list_in_json_hides_none_that_has_articles():
    articles = [{"url": "https://harbour.example/2026/03/02/rain", "title": "Rain over the harbour"}]
    assert len(read(json.dumps({"items": [], "posts": [], "articles": articles})).entries) == 1


def test_no_posts_since_the_last_visit_are_an_empty_list():
    assert read("[]").entries == []


@pytest.mark.parametrize("name", ["author", "authors"])
@pytest.mark.parametrize(
    "said", ["Lovelace, Ada", ["Lovelace, Ada"], {"name": "Lovelace, Ada"}, [None, {"name": "Lovelace, Ada"}, 5]]
)
def test_who_wrote_an_item_of_json_is_read_in_any_form(name, said):
    assert read(json.dumps({"items": [{"url": STORY, name: said}]})).entries[0].authors == ("Lovelace, Ada",)


def test_values_of_json_may_have_other_types_than_the_format_has():
    item = {"url": STORY, "date_published": 1763620200.0, "tags": "sea, ferry"}
    entry = read(json.dumps({"items": [item]})).entries[0]
    assert entry.keywords == ("sea", "ferry")
    assert entry.published
    assert entry.published.isoformat() == "2025-11-20T06:30:00+00:00"


@pytest.mark.parametrize("name", ["url", "URL", "canonicalUrl", "canonical_url", "web_url", "href", "path"])
def test_an_address_in_json_is_one_by_any_of_its_names(name):
    assert read(json.dumps([{"title": "Rain", name: STORY}])).entries[0].url == STORY


def test_of_several_lists_in_json_the_one_with_titles_is_that_of_articles():
    subjects, stories = [{"id": 1, "url": "/tags/rain"}], [{"url": STORY, "headline": "Rain"}]
    assert [entry.url for entry in read(json.dumps({"items": subjects, "list": stories})).entries] == [STORY]


def test_of_several_lists_in_json_without_titles_the_first_one_counts():
    assert len(read(json.dumps({"list": [{"url": STORY}] * 2, "items": [{"url": STORY}]})).entries) == 1


@pytest.mark.parametrize("element", ["channel", "item"])
def test_a_namespace_that_only_a_part_of_rss_declares_hides_no_item(element):
    feed = f"<rss><channel><title>Post</title><item><title>Rain</title><link>{STORY}</link></item></channel></rss>"
    declared = feed.replace(f"<{element}>", f"<{element} xmlns='http://backend.userland.example/rss2'>")
    assert [(entry.url, entry.title) for entry in read(declared).entries] == [(STORY, "Rain")]


def test_a_link_may_begin_with_any_host_of_the_feeds_site():
    def link(address: str) -> str:
        return read(f"<rss><channel><item><link>{address}</link></item></channel></rss>").entries[0].url

    host = STORY.split("/")[2]
    assert link(f"sport.{host}/rain") == f"https://sport.{host}/rain"
    assert link("news.php/rain").endswith(f"{host}/news.php/rain")


@pytest.mark.parametrize("clock", ["9:5:7", "09:05:7", "9:5:07"])
def test_a_clock_without_its_zeros_is_read(clock):
    item = f"<item><link>{STORY}</link><pubDate>Mon, 02 Nov 2026 {clock} GMT</pubDate></item>"
    published = read(f"<rss><channel>{item}</channel></rss>").entries[0].published
    assert published == datetime(2026, 11, 2, 9, 5, 7, tzinfo=UTC)


def test_a_comment_before_json_hides_no_list():
    assert read(f'<!-- from the cache -->\n{{"items": [{{"url": "{STORY}"}}]}}').entries[0].url == STORY


def test_opml_names_feeds_relative_to_itself():
    folder = "<outline text='News'><outline xmlUrl='out/news.xml'/><outline xmlUrl='https://x.example/feed'/></outline>"
    listing = read(f"<?xml version='1.0'?><opml version='2.0'><body>{folder}</body></opml>")
    assert listing.entries == []
    assert [url.rpartition("//")[2].partition("/")[2] for url in listing.feeds] == ["out/news.xml", "feed"]
