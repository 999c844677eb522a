"""What a publisher file takes for an article's address, shown by invented addresses of the publisher's real form."""

import json
import re
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from newsbot.spiders.publisher import PublisherSpider

LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["newsbot.publishers"]}))
PUBLISHERS: dict[str, type[PublisherSpider]] = {name: LOADER.load(name) for name in LOADER.list()}  # type: ignore[misc]
ADDRESSES = json.loads(Path(__file__).with_name("addresses.json").read_text("utf-8"))
ARTICLES = [(name, address) for name, told in ADDRESSES.items() for address in told["articles"]]
OTHERS = [(name, address) for name, told in ADDRESSES.items() for address in told["others"]]


def pattern_of(name: str) -> str:
    pattern = PUBLISHERS[name].article_url
    assert pattern is not None
    return pattern


@pytest.mark.parametrize(("name", "address"), ARTICLES)
def test_it_matches_an_articles_address(name: str, address: str) -> None:
    assert re.search(pattern_of(name), address)


@pytest.mark.parametrize(("name", "address"), OTHERS)
def test_it_matches_no_section_and_no_other_page(name: str, address: str) -> None:
    assert not re.search(pattern_of(name), address)


@pytest.mark.parametrize("name", [name for name, publisher in PUBLISHERS.items() if publisher.article_url])
def test_every_publisher_with_a_pattern_shows_what_it_matches(name: str) -> None:
    assert ADDRESSES[name]["articles"]
    assert ADDRESSES[name]["others"]
