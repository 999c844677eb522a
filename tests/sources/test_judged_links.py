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
def links_of(page_id: str) -> dict[str, tuple[str, bool]]:
    """Return key -> address, and whether it is taken for an article, of the links of a page."""
    row: dict[str, Any] = _rows()[page_id]
    page = Page(gzip.decompress(row["path"].read_bytes()), row["url"])
    listing = read_section(page, lambda url: same_site(url, page.url) and may_be_article(url))
    found = {canonical(entry.url) for entry in listing.entries}
    base = base_of(page)
    urls = (absolute(link.get("href"), base) for link in page.root.iter("a"))
    addresses = {canonical(url): url for url in urls if url}
    return {sha256(key.encode()).hexdigest()[:16]: (url, key in found) for key, url in addresses.items()}


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
    judged = [(links_of(page)[key], says) for page, key, says in JUDGED[half]]
    right = sum(found and says == "article" for (_, found), says in judged)
    taken = sum(found for (_, found), _ in judged)
    articles = sum(says == "article" for _, says in judged)
    assert (round(right / articles, 3) >= recall, round(right / taken, 3) >= precision) == (True, True)


@pytest.mark.parametrize(("half", "share"), [("seen", 0.9), ("unseen", 0.85), ("odd", 0.8), ("fresh", 0.75)])
def test_sections_are_taken_for_sections(half, share):
    sections = [links_of(page)[key][0] for page, key, says in JUDGED[half] if says == "section"]
    assert sum(map(may_be_section, sections)) / len(sections) >= share
