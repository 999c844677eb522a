"""Articles that several listings name: each is read with what all of them say."""

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy.http import Request

from newsbot.sources import Entry
from newsbot.spidermiddlewares.named_articles import NamedArticles
from newsbot.spidermiddlewares.second_looks import SecondLooks

URL = "https://harbour.example/news/cheese-1"
OF_FEED = Entry(URL, "https://harbour.example/rss", "Cheese", datetime(2026, 3, 1, 8, tzinfo=UTC), keywords=("Cheese",))
OF_SITEMAP = Entry(URL, "https://harbour.example/sitemap.xml", modified=datetime(2026, 3, 2, 9, tzinfo=UTC))
OF_SECTION = Entry(URL, "https://harbour.example/food/", "Cheese", section="Food")


def named(*entries: Entry) -> NamedArticles:
    articles = NamedArticles(SimpleNamespace(), "harbour", cast(Any, None), SecondLooks())
    assert [articles.is_first(Request(URL, meta={"entry": entry})) for entry in entries] == [
        True,
        *[False] * (len(entries) - 1),
    ]
    return articles


@pytest.mark.parametrize(
    "entries",
    [
        (OF_FEED, OF_SITEMAP, OF_SECTION),
        (OF_SITEMAP, OF_SECTION, OF_FEED),
        (OF_SECTION, OF_FEED, OF_SITEMAP),
    ],
)
def test_what_is_known_of_an_article_does_not_hang_on_the_listing_that_answers_first(entries):
    said = named(*entries).all_said(URL, entries[0])
    assert said.listing == entries[0].listing
    assert replace(said, listing="") == replace(
        OF_FEED, listing="", section="Food", modified=datetime(2026, 3, 2, 9, tzinfo=UTC)
    )


def test_the_later_of_two_changes_is_the_last_one():
    earlier = replace(OF_SITEMAP, modified=datetime(2026, 3, 1, 9, tzinfo=UTC))
    assert named(earlier, OF_SITEMAP).all_said(URL, earlier).modified == OF_SITEMAP.modified


def test_times_with_and_without_an_offset_are_not_compared():
    without = replace(OF_SITEMAP, modified=datetime(2026, 3, 3, 9, tzinfo=UTC).replace(tzinfo=None))
    assert named(OF_SITEMAP, without).all_said(URL, OF_SITEMAP).modified == OF_SITEMAP.modified


def test_nothing_more_is_kept_of_an_article_that_was_read():
    articles = named(OF_FEED)
    articles.all_said(URL, OF_FEED)
    articles.is_first(Request(URL, meta={"entry": OF_SITEMAP}))
    assert articles.all_said(URL, OF_FEED) == OF_FEED
