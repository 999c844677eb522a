"""A list of feeds as feed readers hand it on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.sources.opml import Subscription, read_opml


def opml(*outlines: str) -> bytes:
    return f"<opml version='2.0'><head/><body>{''.join(outlines)}</body></opml>".encode()


def test_feeds_in_folders_are_found_with_their_sites_and_titles():
    folder = """<outline text="Coast"><outline type="rss" text="Harbour  Post" htmlUrl="https://www.harbour.example/"
      xmlUrl="https://www.harbour.example/feed"/></outline>"""
    assert read_opml(opml(folder)).taken == [
        Subscription("Harbour Post", "https://www.harbour.example/", "https://www.harbour.example/feed")
    ]


def test_a_feed_without_a_site_is_of_its_host():
    (one,) = read_opml(opml("<outline xmlurl='https://feeds.harbour.example/all.xml'/>")).taken
    assert one == Subscription(None, "https://feeds.harbour.example/", "https://feeds.harbour.example/all.xml")


def test_a_feed_counts_once_and_what_is_no_address_not_at_all():
    feed = "<outline xmlUrl='https://harbour.example/feed'/>"
    listed = read_opml(opml(feed, feed, "<outline xmlUrl='feed'/>", "<outline text='x'/>"))
    assert len(listed.taken) == 1
    assert listed.left_out == {"named before": 1, "without a whole address": 2}


def test_folders_are_not_left_out_as_they_name_nothing():
    folder = "<outline text='Coast'><outline xmlUrl='https://harbour.example/feed'/></outline>"
    assert read_opml(opml(folder, folder.replace("/feed", "/feed2"))).left_out == {}


def test_what_stands_beyond_thousands_of_feeds_is_left_out_and_counted():
    listed = read_opml(opml(*(f"<outline xmlUrl='https://harbour.example/{n}'/>" for n in range(5_003))))
    assert (len(listed.taken), listed.left_out) == (5_000, {"beyond the first 5,000": 3})


FEED = "https://harbour.example/feed?of=news&amp;in=en"


@pytest.mark.parametrize(
    "body",
    [
        opml(f"<outline xmlUrl='{FEED}'/>"),
        opml(f"<outline xmlUrl='{FEED}'/>".replace("&amp;", "&")),
        opml(f"<outline xmlUrl='{FEED}' text='a&nbsp;b &copy;'/>"),
        opml(f"<outline xmlUrl='{FEED}'/>").decode().upper().replace(FEED.upper(), FEED).encode(),
        opml(f"<outline xmlUrl='{FEED}'/>").replace(b"<opml", b"<opml xmlns='http://opml.org/spec2'"),
        b"\n Warning: old <b>PHP</b>\n<?xml version='1.0'?>" + opml(f"<outline xmlUrl='{FEED}'/>"),
        opml(f"<outline xmlUrl='{FEED}'/><outline xmlUrl='https://a.ex")[:-15],
        ("<?xml version='1.0' encoding='utf-16'?>" + opml(f"<outline xmlUrl='{FEED}'/>").decode()).encode("utf-16"),
        opml(f"<outline xmlUrl='feed:{FEED}'/>"),
    ],
)
def test_a_list_is_read_however_it_is_written(body):
    assert [one.feed for one in read_opml(body).taken] == ["https://harbour.example/feed?of=news&in=en"]


def test_a_site_whose_feed_has_no_whole_address_is_followed_by_its_own():
    outline = "<outline title='Harbour Post' htmlUrl='https://harbour.example/' xmlUrl='{}'/>"
    listed = opml(outline.format("harbour_post.xml"), outline.format("harbour_post/sport.xml"))
    assert read_opml(listed).taken == [Subscription("Harbour Post", "https://harbour.example/", None)]


@pytest.mark.parametrize(
    "body", [b"", b"<rss/>", b"no markup", b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;"]
)
def test_what_is_no_opml_is_refused(body):
    with pytest.raises(ValueError, match="no OPML"):
        read_opml(body)


def test_entities_are_not_read_from_files():
    head = b"<!DOCTYPE opml [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    assert read_opml(head + opml("<outline text='a'>&e;</outline>")).taken == []


@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda text: opml(text, "<outline xmlUrl='http://a.example'")),
    )
)
def test_any_bytes_are_a_list_or_refused(body):
    try:
        assert isinstance(read_opml(body).taken, list)
    except ValueError as error:
        assert str(error) == "this is no OPML"  # noqa: PT017
