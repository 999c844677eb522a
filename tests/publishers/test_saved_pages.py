"""Saved pages of the publishers that have a file give the articles that their answers name."""

import gzip
import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

import newsbot
from newsbot.items import Article, as_json
from newsbot.spiders.by_domain import PublishersByDomain

SHARED = Path(__file__).parents[3] / "shared"
BODY_F1 = 0.99
AUTHORS = 0.97


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


@pytest.fixture(scope="module")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("number", range(len(PAGES)), ids=[page["id"] for page in PAGES])
def test_a_saved_page_gives_its_article(number, score):
    article = extracted(number)
    assert article is not None
    precision, recall, _ = score.best_body(PAGES[number]["expected"], as_json(article))
    assert score.f1(precision, recall) > 0.9
    assert article.publisher == PAGES[number]["spider"]


def test_all_bodies_together_reach_the_floor(score):
    results = [score.best_body(page["expected"], as_json(extracted(n))) for n, page in enumerate(PAGES)]
    precision, recall = (score.average(result[part] for result in results) for part in (0, 1))
    assert score.f1(precision, recall) >= BODY_F1


def test_all_authors_together_reach_the_floor(score):
    right = []
    for number, page in enumerate(PAGES):
        expected, article = page["expected"].get("authors"), extracted(number)
        if page["group"] == "news" and expected is not None and article is not None:
            right.append({*map(score.plain, expected)} == {*map(score.plain, article.authors)})
    assert score.average(right) >= AUTHORS
