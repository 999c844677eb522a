"""Every page of tests/pages gives the article, or the refusal, that the answer beside it names.

A page is a ``.html`` file, made for the purpose, its answer the ``.json`` file of the same name: ``url``, ``publisher``
(a spider name or null), ``headers`` where some matter, and either ``refused`` with the reason, or ``expected``: the
whole article.  What the answer leaves out must be empty, but for ``canonical_url``, which then is the page's address.
``body`` is a list of lines that begin like Markdown where they are no paragraph: ``## `` heading, ``> `` quote, ``- ``
list item.  ``provenance`` may name the notes of single fields.
"""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import newsbot

FOLDERS = Path(__file__).parent / "pages", Path(__file__).parent / "publishers" / "pages"
PAGES = sorted(page for folder in FOLDERS for page in folder.rglob("*.html"))
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")

MARKS = {"paragraph": "", "heading": "## ", "quote": "> ", "list_item": "- "}
NOT_ON_THE_PAGE = ("url", "publisher", "discovered_via", "provenance")
"""What is known before the page is read, or says how it was read."""


def answer_of(page: Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(page.with_suffix(".json").read_text("utf-8"))
    return answer


def extracted(page: Path, answer: dict[str, Any]) -> Any:
    return newsbot.extract(page.read_bytes(), answer["url"], answer["publisher"], answer.get("headers"))


def plain(item: Any) -> dict[str, Any]:
    """Return the fields of *item* in JSON's own types."""
    fields: dict[str, Any] = json.loads(json.dumps(asdict(item), default=datetime.isoformat))
    return fields


def in_full(expected: dict[str, Any], url: str, empty: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that *expected* names, with those of *empty* where it is silent."""
    body = expected["body"]
    told = {"canonical_url": url, "text": "\n\n".join(line.removeprefix(mark_of(line)) for line in body), **expected}
    return {field: told.get(field, value) for field, value in empty.items() if field not in NOT_ON_THE_PAGE}


def mark_of(line: str) -> str:
    return next((mark for mark in MARKS.values() if mark and line.startswith(mark)), "")


def as_told(found: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an article as answers write them."""
    body = [MARKS[block["kind"]] + block["text"] for block in found["body"]]
    parts = {
        field: [{key: value for key, value in part.items() if value is not None} for part in found[field]]
        for field in ("images", "videos")
    }
    return {field: value for field, value in found.items() if field not in NOT_ON_THE_PAGE} | parts | {"body": body}


@every_page
def test_a_saved_page_gives_the_article_of_its_answer(page: Path) -> None:
    answer = answer_of(page)
    article = extracted(page, answer)
    if "refused" in answer:
        assert article is None
        return
    assert article is not None
    assert as_told(plain(article)) == in_full(answer["expected"], answer["url"], plain(type(article)()))
    notes = answer.get("provenance", {})
    assert {field: article.provenance[field].partition(", ")[2] for field in notes} == notes


def test_every_answer_has_its_page() -> None:
    answers = {answer.with_suffix(".html") for folder in FOLDERS for answer in folder.rglob("*.json")}
    assert answers == set(PAGES)
