"""Which links of real pages are taken for articles and sections, against a person's judgement of 2,362 of them."""

import gzip
import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from newsbot.page import Page
from newsbot.sources.article_address import may_be_article
from newsbot.sources.entries import absolute
from newsbot.sources.section import base_of, read_section
from newsbot.sources.section_address import may_be_section
from newsbot.urls import canonical, same_site

SHARED = Path(__file__).parents[3] / "shared"
PAGES = SHARED / "real-pages"
JUDGED = json.loads(Path(__file__).with_name("judged_links.json").read_text("utf-8"))
pytestmark = pytest.mark.skipif(not PAGES.exists(), reason="the real pages are not here")


@cache
def taken_for_articles(page_id: str) -> set[str]:
    """Return the keys of the links of a page that are taken for articles."""
    page = _page(page_id)
    listing = read_section(page, lambda url: same_site(url, page.url) and may_be_article(url))
    return {_key(entry.url) for entry in listing.entries}


@cache
def addresses_on(page_id: str) -> dict[str, str]:
    """Return key -> address of the links of a page."""
    page = _page(page_id)
    base = base_of(page)
    urls = (absolute(link.get("href"), base) for link in page.root.iter("a"))
    return {_key(url): url for url in urls if url}


def _key(url: str) -> str:
    return sha256(canonical(url).encode()).hexdigest()[:16]


def _page(page_id: str) -> Page:
    row: dict[str, Any] = _rows()[page_id]
    return Page(gzip.decompress(row["path"].read_bytes()), row["url"])


@cache
def _rows() -> dict[str, Any]:
    rows = {}
    for folder in (PAGES, SHARED / "more-pages"):
        for row in map(json.loads, (folder / "index.jsonl").read_text("utf-8").splitlines()):
            rows[row["id"]] = row | {"path": folder / row["file"]}
    return rows


@pytest.mark.parametrize(
    ("half", "recall", "precision"),
    [
        ("seen", 0.96, 0.92),
        ("unseen", 0.92, 0.88),
        ("odd", 0.91, 0.88),
        ("fresh", 0.91, 0.84),
        ("even", 0.98, 0.95),
        pytest.param("later", 0.95, 0.92, marks=pytest.mark.slow),
        pytest.param("latest", 0.94, 0.73, marks=pytest.mark.slow),
        pytest.param("newest", 0.92, 0.9, marks=pytest.mark.slow),
    ],
)
def test_links_are_taken_for_what_a_person_says(half, recall, precision):
    judged = [(key in taken_for_articles(page), says) for page, key, says in JUDGED[half]]
    right = sum(found and says == "article" for found, says in judged)
    taken = sum(found for found, _ in judged)
    articles = sum(says == "article" for _, says in judged)
    assert (round(right / articles, 3) >= recall, round(right / taken, 3) >= precision) == (True, True)


@pytest.mark.parametrize(("half", "share"), [("seen", 0.9), ("unseen", 0.85), ("odd", 0.8), ("fresh", 0.75)])
def test_sections_are_taken_for_sections(half, share):
    sections = [addresses_on(page)[key] for page, key, says in JUDGED[half] if says == "section"]
    assert sum(map(may_be_section, sections)) / len(sections) >= share
