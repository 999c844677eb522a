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
ONE_LINK_A_PAGE = ("later", "latest", "newest")
"""Halves of which every second page is read, as hundreds of pages have one or two judged links each."""
pytestmark = pytest.mark.skipif(not PAGES.exists(), reason="the real pages are not here")


@cache
def links_of(page_id: str) -> tuple[set[str], dict[str, str]]:
    """Return the keys of the links of a page that are taken for articles, and key -> address of all its links."""
    page = _page(page_id)
    listing = read_section(page, lambda url: same_site(url, page.url) and may_be_article(url))
    base = base_of(page)
    urls = (absolute(link.get("href"), base) for link in page.root.iter("a"))
    return {_key(entry.url) for entry in listing.entries}, {_key(url): url for url in urls if url}


def _key(url: str) -> str:
    return sha256(canonical(url).encode()).hexdigest()[:16]


def _is_odd(page_id: str) -> bool:
    return bool(sha256(page_id.encode()).digest()[-1] % 2)


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
    ("half", "recall", "precision", "sections"),
    [
        ("seen", 0.98, 0.92, 0.9),
        ("unseen", 0.96, 0.92, 0.85),
        ("odd", 0.95, 0.88, 0.8),
        ("fresh", 0.91, 0.84, 0.75),
        ("even", 0.98, 0.95, None),
        pytest.param("later", 0.97, 0.95, None, marks=pytest.mark.slow),
        pytest.param("latest", 0.9, 0.76, None, marks=pytest.mark.slow),
        pytest.param("newest", 0.99, 0.85, None, marks=pytest.mark.slow),
    ],
)
def test_links_are_taken_for_what_a_person_says(half, recall, precision, sections):
    chosen = [row for row in JUDGED[half] if half not in ONE_LINK_A_PAGE or _is_odd(row[0])]
    judged = [(key in links_of(page)[0], says) for page, key, says in chosen]
    right = sum(found and says == "article" for found, says in judged)
    taken = sum(found for found, _ in judged)
    articles = sum(says == "article" for _, says in judged)
    assert (round(right / articles, 3) >= recall, round(right / taken, 3) >= precision) == (True, True)
    if sections is not None:
        found = [links_of(page)[1][key] for page, key, says in chosen if says == "section"]
        assert sum(map(may_be_section, found)) / len(found) >= sections
