"""Every publisher file states facts that can be true; a new file needs no new test."""

import re
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

import newsbot.publishers
from newsbot.items import ARTICLE_FIELDS
from newsbot.page import Page
from newsbot.spiders.publisher import PublisherSpider
from newsbot.urls import is_within

FOLDER = Path(newsbot.publishers.__path__[0])
LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["newsbot.publishers"]}))
PUBLISHERS: list[type[PublisherSpider]] = [LOADER.load(name) for name in LOADER.list()]  # type: ignore[misc]
every_publisher = pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda publisher: publisher.name)


def test_each_file_holds_one_publisher_named_like_it():
    assert [p.name for p in PUBLISHERS] == sorted(f.stem for f in FOLDER.glob("*.py") if f.stem != "__init__")


@every_publisher
def test_country_language_and_timezone_exist(publisher):
    assert publisher.title
    assert re.fullmatch("[A-Z]{2}", publisher.country)
    assert re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]+)*", publisher.language)
    assert publisher.timezone in available_timezones()


@every_publisher
def test_it_names_at_least_one_source_and_only_web_addresses(publisher):
    addresses = [*publisher.sections.values(), *publisher.feeds, *publisher.sitemaps, *publisher.news_sitemaps]
    assert addresses
    assert len(set(addresses)) == len(addresses)
    assert all(re.match(r"https?://[^/]+/", address) for address in addresses)


@every_publisher
def test_its_sections_are_on_its_own_domains(publisher):
    assert all(is_within(address, publisher.allowed_domains) for address in publisher.sections.values())


@every_publisher
def test_no_other_publisher_has_its_domains(publisher):
    others = [domain for other in PUBLISHERS if other is not publisher for domain in other.allowed_domains]
    assert not set(publisher.allowed_domains) & set(others)


@every_publisher
def test_its_selectors_are_valid_and_name_fields_of_an_article(publisher):
    selector = Page("<p>", "https://harbour.example/").selector
    assert set(publisher.selectors) <= set(ARTICLE_FIELDS)
    for css in [*publisher.selectors.values(), *publisher.drop]:
        assert selector.css(css).getall() == []


@every_publisher
def test_its_article_pattern_matches_no_section(publisher):
    if publisher.article_url:
        assert not any(re.search(publisher.article_url, address) for address in publisher.sections.values())


@every_publisher
def test_its_file_is_short(publisher):
    assert len((FOLDER / f"{publisher.name}.py").read_text("utf-8").splitlines()) <= 120


def test_one_publisher_each_is_followed_by_one_kind_of_source_alone():
    kinds = ("sections", "feeds", "sitemaps", "news_sitemaps")
    alone = [[k for k in kinds if getattr(p, k)] for p in PUBLISHERS]
    assert {kinds[0] for kinds in alone if len(kinds) == 1} == set(kinds)


def test_publishers_write_at_least_six_languages():
    assert len({p.language for p in PUBLISHERS}) >= 6
