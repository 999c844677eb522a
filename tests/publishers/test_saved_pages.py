"""Saved pages of the publishers that have a file give the articles that their answers name."""

import gzip
import importlib.util
import json
import re
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

import newsbot
from newsbot.extraction.bylines.agencies import agency
from newsbot.items import Article, as_json
from newsbot.sources.article_address import may_be_article
from newsbot.spiders.by_domain import PublishersByDomain

SHARED = Path(__file__).parents[3] / "shared"
BODY_F1, AUTHORS = 0.99, 0.97
"""What the publishers reach that say what their articles' addresses look like, which are those that were tried."""
BODY_F1_OF_ALL, AUTHORS_OF_ALL, SIGNATURES_OF_ALL = 0.986, 0.925, 0.95
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


@pytest.fixture(scope="module")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tried() -> set[str]:
    loader = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["newsbot.publishers"]}))
    return {name for name in loader.list() if loader.load(name).article_url}  # type: ignore[attr-defined]


@pytest.mark.parametrize("number", range(len(PAGES)), ids=[page["id"] for page in PAGES])
def test_a_saved_page_gives_its_article(number, score):
    article = extracted(number)
    assert article is not None
    assert article.publisher == PAGES[number]["spider"]
    if PAGES[number]["spider"] not in ANSWERS_LEAVE_OUT:
        precision, recall, _ = score.best_body(PAGES[number]["expected"], as_json(article))
        assert score.f1(precision, recall) > 0.9


def bodies(score: ModuleType, publishers: set[str] | None = None) -> float:
    numbers = [n for n, page in enumerate(PAGES) if publishers is None or page["spider"] in publishers]
    results = [score.best_body(PAGES[n]["expected"], as_json(extracted(n))) for n in numbers]
    precision, recall = (score.average(result[part] for result in results) for part in (0, 1))
    found: float = score.f1(precision, recall)
    return found


def authors(score: ModuleType, publishers: set[str] | None = None) -> float:
    right = []
    for number, page in enumerate(PAGES):
        expected, article = page["expected"].get("authors"), extracted(number)
        is_asked = page["group"] == "news" and (publishers is None or page["spider"] in publishers)
        if is_asked and expected is not None and article is not None:
            right.append({*map(score.plain, expected)} == {*map(score.plain, article.authors)})
    share: float = score.average(right)
    return share


def signatures() -> float:
    """Return the share of pages with the people of their answers as authors, and its agencies as agencies.

    Where an agency's text names no people, the newsroom stands for them, which the answers leave out.
    """
    right = []
    for number, page in enumerate(PAGES):
        expected, article = page["expected"].get("authors"), extracted(number)
        if page["group"] == "news" and expected is not None and article is not None:
            named = [(name, agency(name.partition(",")[0])) for name in expected]
            agencies = {found for _, found in named if found}
            people = {name.casefold() for name, found in named if not found}
            is_newsroom = "newsroom" in article.provenance.get("authors", "") and agencies
            authors = () if is_newsroom else article.authors
            right.append(people == {name.casefold() for name in authors} and agencies <= set(article.agencies))
    return sum(right) / len(right)


def test_all_bodies_together_reach_the_floor(score, tried):
    assert bodies(score, tried) >= BODY_F1
    assert bodies(score) >= BODY_F1_OF_ALL


def test_all_authors_together_reach_the_floor(score, tried):
    assert authors(score, tried) >= AUTHORS
    assert authors(score) >= AUTHORS_OF_ALL
    assert signatures() >= SIGNATURES_OF_ALL


def test_the_addresses_of_saved_pages_are_articles(tried):
    others = [page["url"] for page in PAGES if page["spider"] not in tried]
    loader = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["newsbot.publishers"]}))
    patterns = {name: loader.load(name).article_url for name in tried}  # type: ignore[attr-defined]
    mine = [page for page in PAGES if page["spider"] in tried]
    assert [page["url"] for page in mine if not re.search(patterns[page["spider"]], page["url"])] == []
    assert [url for url in others if may_be_article(url) is not True] == []
