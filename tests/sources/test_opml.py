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
    assert read_opml(opml(folder)) == [
        Subscription("Harbour Post", "https://www.harbour.example/", "https://www.harbour.example/feed")
    ]


def test_a_feed_without_a_site_is_of_its_host():
    (one,) = read_opml(opml("<outline xmlurl='https://feeds.harbour.example/all.xml'/>"))
    assert one == Subscription(None, "https://feeds.harbour.example/", "https://feeds.harbour.example/all.xml")


def test_a_feed_counts_once_and_what_is_no_address_not_at_all():
    feed = "<outline xmlUrl='https://harbour.example/feed'/>"
    assert len(read_opml(opml(feed, feed, "<outline xmlUrl='feed'/>", "<outline text='x'/>"))) == 1


def test_a_site_whose_feed_has_no_whole_address_is_followed_by_its_own():
    outline = "<outline title='Harbour Post' htmlUrl='https://harbour.example/' xmlUrl='{}'/>"
    listed = opml(outline.format("harbour_post.xml"), outline.format("harbour_post/sport.xml"))
    assert read_opml(listed) == [Subscription("Harbour Post", "https://harbour.example/", None)]


@pytest.mark.parametrize(
    "body", [b"", b"<rss/>", b"no markup", b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;"]
)
def test_what_is_no_opml_is_refused(body):
    with pytest.raises(ValueError, match="no OPML"):
        read_opml(body)


def test_entities_are_not_read_from_files():
    head = b"<!DOCTYPE opml [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    assert read_opml(head + opml("<outline text='a'>&e;</outline>")) == []


@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda text: opml(text, "<outline xmlUrl='http://a.example'")),
    )
)
def test_any_bytes_are_a_list_or_refused(body):
    try:
        assert isinstance(read_opml(body), list)
    except ValueError as error:
        assert str(error) == "this is no OPML"  # noqa: PT017
