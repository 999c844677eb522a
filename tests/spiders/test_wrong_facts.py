"""What is wrong in a publisher's facts is named before anything is asked by them."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.utils.spider import iter_spider_classes

import newsbot.publishers
from newsbot.demo.spider import HarbourPostSpider
from newsbot.spiders.publisher import PublisherSpider
from newsbot.spiders.wrong_facts import wrong_fact


def fault_of(**facts: Any) -> str | None:
    return wrong_fact(type("Harbour", (PublisherSpider,), {"name": "harbour", **facts}))


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"timezone": "Mars/Base"}, "timezone = 'Mars/Base' is no time zone"),
        ({"timezone": "../etc/passwd"}, "timezone = '../etc/passwd' is no time zone"),
        ({"title": 3}, "title = 3 is no text"),
        ({"country": "Germany"}, "country = 'Germany' is no country"),
        ({"language": "german!"}, "language = 'german!' is no language"),
        ({"feeds": "https://a.example/f"}, "feeds = 'https://a.example/f' is no list of texts: write ["),
        ({"sitemaps": [1]}, "sitemaps = [1] is no list of texts"),
        ({"feeds": ["feed.xml"]}, "feeds: 'feed.xml' is no whole address"),
        ({"news_sitemaps": ["ftp://a.example/"]}, "news_sitemaps: 'ftp://a.example/' is no whole address"),
        ({"sections": ["https://a.example/"]}, "sections = ['https://a.example/'] is no table"),
        ({"sections": {"a": "/a"}}, "sections: '/a' is no whole address"),
        ({"allowed_domains": "a.example"}, "allowed_domains = 'a.example' is no list of texts"),
        ({"allowed_domains": ["https://a.example"]}, "allowed_domains: 'https://a.example' is no domain"),
        ({"allowed_domains": ["a.example/news"]}, "allowed_domains: 'a.example/news' is no domain"),
        ({"article_url": "("}, "article_url = '(' is no regular expression: missing )"),
        ({"article_url": 3}, "article_url = 3 is no text"),
        ({"selectors": {"headlin": "h1"}}, "selectors: an article has no field 'headlin': did you mean headline?"),
        ({"selectors": {"headline": "h1["}}, "selectors: 'h1[' is no CSS selector"),
        ({"name": "has space"}, "name = 'has space' is no name: write it like has_space"),
        ({"name": "a,b"}, "name = 'a,b' is no name: write it like a_b"),
        ({"name": "-a"}, "name = '-a' is no name: write it like a"),
        ({"name": "A/b\n"}, "name = 'A/b\\n' is no name: write it like a_b"),
        ({"name": "--"}, "name = '--' is no name: write it like harbour_post"),
        ({"feedz": ["https://a.example/f"]}, "there is no fact feedz: did you mean feeds?"),
        ({"article_urls": "/a/"}, "there is no fact article_urls: did you mean article_url?"),
        ({"drop": ["..x"]}, "drop: '..x' is no CSS selector"),
    ],
)
def test_a_wrong_fact_is_named_with_what_is_wrong(facts: dict[str, Any], told: str) -> None:
    found = fault_of(**facts)
    assert found is not None
    assert found.startswith(told)


def test_a_name_of_the_files_own_that_is_like_a_fact_which_it_states_is_no_mistake() -> None:
    assert fault_of(feed="a", feeds=["https://a.example/f"], keep=1, custom_settings={}, headlines=[]) is None


@pytest.mark.parametrize("name", ["harbour_post", "Süd-Kurier", "harbour.example", "1_x"])
def test_letters_of_any_language_digits_dots_and_hyphens_make_a_name(name: str) -> None:
    assert fault_of(name=name) is None


def test_addresses_with_a_date_and_domains_that_are_addresses_are_right() -> None:
    dated = ["https://a.example/sitemap-{date:%Y-%m}.xml"]
    assert fault_of(sitemaps=dated, allowed_domains=["a.example", "127.0.0.1", "::1", "localhost"]) is None


def test_all_shipped_files_are_right() -> None:
    names = [name for _, name, _ in iter_modules(newsbot.publishers.__path__)]
    spiders: list[Any] = [
        one for name in names for one in iter_spider_classes(import_module(f"newsbot.publishers.{name}"))
    ]
    assert len(spiders) > 250
    assert {spider.name: fault for spider in (*spiders, HarbourPostSpider) if (fault := wrong_fact(spider))} == {}


FACTS = (
    "name",
    "title",
    "timezone",
    "allowed_domains",
    "feeds",
    "sections",
    "selectors",
    "drop",
    "article_url",
    "country",
)
ANYTHING = st.none() | st.integers() | st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text())


@given(st.dictionaries(st.sampled_from(FACTS), ANYTHING))
def test_whatever_the_facts_they_are_right_or_one_line(facts: dict[str, Any]) -> None:
    assert len((fault_of(**facts) or "").splitlines()) <= 1
