"""Saved pages of the publishers that have a file give the articles that their answers name."""

import gzip
import importlib.util
import json
import re
import statistics
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

import newsbot
from benchmarks.publishers import names_the_same, signs_the_same
from newsbot.items import Article, as_json
from newsbot.sources.article_address import may_be_article
from newsbot.spiders.by_domain import PublishersByDomain

SHARED = Path(__file__).parents[3] / "shared"
BODY_F1, AUTHORS = 0.99, 0.97
"""What the publishers reach that say what their articles' addresses look like, which are those that were tried."""
BODY_F1_OF_ALL, AUTHORS_OF_ALL, SIGNATURES_OF_ALL = 0.986, 0.93, 0.965
"""What all reach; half of the answers that differ name an agency, or the publisher, as an author."""
ANSWERS_LEAVE_OUT = {"gamestar": "lists", "winfuture": "lists", "wdr": "paragraphs", "nikkei": "who is who"}
"""Parts of the text that a reader reads, so that nothing may be left out for their sake."""


def saved_pages() -> list[dict[str, Any]]:
    """Return the index's entries whose publisher has a file, each with its spider's name."""
    index = SHARED / "real-pages" / "index.jsonl"
    if not index.exists():
        return []
    loader = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["newsbot.publishers"]}))
    publishers = PublishersByDomain(map(loader.load, loader.list()))
    entries = [json.loads(line) for line in index.read_text("utf-8").splitlines()]
    return [entry | {"spider": spider.name} for entry in entries if (spider := publishers.of(entry["url"]))]


PAGES = saved_pages()
pytestmark = pytest.mark.skipif(not PAGES, reason=f"no saved pages in {SHARED}/real-pages")


@cache
def extracted(number: int) -> Article | None:
    page = PAGES[number]
    with gzip.open(SHARED / "real-pages" / page["file"]) as file:
        return newsbot.extract(file.read(), page["url"], page["spider"])


@cache
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def body_of(number: int) -> tuple[float, float]:
    """Return precision and recall of the body of a page, which takes a fifth of the time that it takes to read it."""
    precision, recall, _ = score().best_body(PAGES[number]["expected"], as_json(extracted(number)))
    return precision, recall


@pytest.fixture(scope="module")
def tried() -> set[str]:
    loader = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["newsbot.publishers"]}))
    return {name for name in loader.list() if loader.load(name).article_url}  # type: ignore[attr-defined]


@pytest.mark.parametrize("number", range(len(PAGES)), ids=[page["id"] for page in PAGES])
def test_a_saved_page_gives_its_article(number):
    article = extracted(number)
    assert article is not None
    assert article.publisher == PAGES[number]["spider"]
    if PAGES[number]["spider"] not in ANSWERS_LEAVE_OUT:
        assert score().f1(*body_of(number)) > 0.9


def bodies(publishers: set[str] | None = None) -> float:
    numbers = [n for n, page in enumerate(PAGES) if publishers is None or page["spider"] in publishers]
    precision, recall = (score().average(body_of(n)[part] for n in numbers) for part in (0, 1))
    found: float = score().f1(precision, recall)
    return found


def answered(publishers: set[str] | None = None) -> list[tuple[list[str], Article]]:
    """Return the names of each answer that has authors, and the article of its page."""
    pages = [(page, extracted(number)) for number, page in enumerate(PAGES)]
    return [
        (expected, article)
        for page, article in pages
        if page["group"] == "news" and (publishers is None or page["spider"] in publishers)
        if article is not None and (expected := page["expected"].get("authors")) is not None
    ]


def share(right: Iterable[bool]) -> float:
    return statistics.fmean(map(bool, right))


def test_all_bodies_together_reach_the_floor(tried):
    assert bodies(tried) >= BODY_F1
    assert bodies() >= BODY_F1_OF_ALL


def test_all_authors_together_reach_the_floor(tried):
    assert share(names_the_same(score(), *answer) for answer in answered(tried)) >= AUTHORS
    assert share(names_the_same(score(), *answer) for answer in answered()) >= AUTHORS_OF_ALL
    assert share(signs_the_same(score(), *answer) for answer in answered()) >= SIGNATURES_OF_ALL


def test_the_addresses_of_saved_pages_are_articles(tried):
    others = [page["url"] for page in PAGES if page["spider"] not in tried]
    loader = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["newsbot.publishers"]}))
    patterns = {name: loader.load(name).article_url for name in tried}  # type: ignore[attr-defined]
    mine = [page for page in PAGES if page["spider"] in tried]
    assert [page["url"] for page in mine if not re.search(patterns[page["spider"]], page["url"])] == []
    assert [url for url in others if may_be_article(url) is not True] == []
