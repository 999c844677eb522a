"""What the archive knows of a listing, and what the next request for it says."""

from datetime import timedelta

import pytest

from newsbot.archive import Archive, UrlOutcome
from newsbot.sources import Entry
from newsbot.states import UrlState
from tests.archive.conftest import NOW

FEED = "https://harbour.example/feed.xml"
LATER = NOW + timedelta(hours=1)


def test_a_listing_never_read_is_asked_for_without_condition(archive: Archive) -> None:
    archive.listings.id_of(FEED, "post")
    assert archive.listings.validators(FEED) == {}
    assert archive.listings.validators("https://harbour.example/other") == {}
    assert not archive.listings.is_unchanged(FEED, b"1")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"etag": '"a"', "last_modified": "then"}, {"If-None-Match": '"a"', "If-Modified-Since": "then"}),
        ({"etag": '"a"'}, {"If-None-Match": '"a"'}),
        ({"last_modified": "then"}, {"If-Modified-Since": "then"}),
        ({}, {}),
    ],
)
def test_what_the_server_said_last_is_sent_back(archive: Archive, said: dict[str, str], asked: dict[str, str]) -> None:
    archive.listings.changed(FEED, "post", NOW, "old", "old")
    archive.listings.changed(FEED, "post", LATER, said.get("etag"), said.get("last_modified"))
    assert archive.listings.validators(FEED) == asked


def test_a_listing_is_unchanged_if_its_body_is_the_last_one(archive: Archive) -> None:
    archive.listings.changed(FEED, "post", NOW, body_hash=b"1")
    archive.listings.changed(FEED, "post", LATER, body_hash=b"2")
    assert archive.listings.is_unchanged(FEED, b"2")
    assert not archive.listings.is_unchanged(FEED, b"1")
    assert not archive.listings.is_unchanged("https://harbour.example/other", b"2")


def test_an_index_is_read_each_time_as_its_parts_change_without_it(archive: Archive) -> None:
    archive.listings.changed(FEED, "post", NOW, "e", "m", b"1", names_listings=True)
    assert archive.listings.validators(FEED) == {}
    assert not archive.listings.is_unchanged(FEED, b"1")
    archive.listings.changed(FEED, "post", NOW, "e", "m", b"1")
    assert archive.listings.is_unchanged(FEED, b"1")


def test_a_listing_whose_older_pages_were_not_all_read_is_read_again(archive: Archive) -> None:
    archive.listings.changed(FEED, "post", NOW, "e", "m", b"1")
    archive.listings.walk(FEED, "post", goes_on=True)
    assert archive.listings.is_walked(FEED)
    assert archive.listings.validators(FEED) == {}
    assert not archive.listings.is_unchanged(FEED, b"1")
    archive.listings.walk(FEED, "post", goes_on=False)
    assert not archive.listings.is_walked(FEED)
    assert archive.listings.validators(FEED)


def test_a_walk_is_noted_of_a_listing_that_is_not_known_yet(archive: Archive) -> None:
    assert not archive.listings.is_walked(FEED)
    archive.listings.walk(FEED, "post", goes_on=True)
    assert archive.listings.is_walked(FEED)


def test_when_a_listing_was_asked_and_when_it_changed_are_two_times(archive: Archive) -> None:
    archive.listings.changed(FEED, "post", NOW)
    archive.listings.checked(FEED, LATER)
    (row,) = archive.database.rows("SELECT checked, changed FROM listing")
    assert tuple(row) == (LATER.isoformat(), NOW.isoformat())


def test_a_listing_keeps_its_number(archive: Archive) -> None:
    number = archive.listings.id_of(FEED, "post")
    assert archive.listings.changed(FEED, "post", NOW) == archive.listings.id_of(FEED, "post") == number
    assert archive.listings.id_of(FEED + "?page=2", "post") != number


def test_what_is_due_of_a_listing_is_what_it_or_its_older_pages_led_to_first(archive: Archive) -> None:
    older = FEED + "?page=2"
    first, second = archive.listings.changed(FEED, "post", NOW), archive.listings.changed(older, "post", NOW, walk=FEED)
    other = archive.listings.changed("https://harbour.example/other", "post", NOW)
    for slug, listing in {"a": first, "b": second, "c": other}.items():
        url = f"https://harbour.example/{slug}"
        archive.urls.find(url, Entry(url), "post", listing, NOW)
    assert [url[-1] for url, _ in archive.url_queue.due("post", NOW, FEED)] == ["a", "b"]
    assert [url[-1] for url, _ in archive.url_queue.due("post", NOW, older)] == ["b"]
    assert [url[-1] for url, _ in archive.url_queue.due("post", NOW)] == ["a", "b", "c"]
    assert archive.url_queue.due("times", NOW) == []


def test_an_address_says_which_listing_led_to_it(archive: Archive) -> None:
    archive.record(UrlOutcome("https://harbour.example/a", "post", UrlState.FAILED, "timeout"), NOW, FEED)
    assert archive.why("https://harbour.example/a").listing == FEED
    archive.record(UrlOutcome("https://harbour.example/b", "post", UrlState.FAILED, "timeout"), NOW)
    assert archive.why("https://harbour.example/b").listing is None
