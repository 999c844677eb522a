"""The article that the project started from comes out whole, whatever its page is built like."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsbot
from newsbot.demo import DemoPublisher
from newsbot.items import as_json
from tests.seed.markup import build

HERE = Path(__file__).parent
URL = "https://www.prosieben.de/serien/newstime/news/heikles-treffen-in-istanbul-512345"
ANSWER = json.loads((HERE / "answer.json").read_text("utf-8"))
PAGES = sorted(HERE.glob("pages/*.html"))


def told(page: str | bytes, publisher: str | None = "newstime") -> dict[str, Any]:
    """Return the fields that the answer names, in its form, as extracted from *page*."""
    article = newsbot.extract(page, URL, publisher)
    assert article is not None
    found = as_json(article)
    return {field: _as_told(found[field], ANSWER[field]) for field in ANSWER}


def _as_told(value: Any, answer: Any) -> Any:
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return value
    if isinstance(answer[0], str):
        return [block["text"] for block in value]
    return [{key: part[key] for key in answer[0]} for part in value]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_mock_up_gives_the_answer(page):
    assert told(page.read_bytes()) == ANSWER


@settings(max_examples=80)
@given(st.data())
def test_any_mixture_of_markup_gives_the_answer(data):
    page = build(ANSWER, lambda name, options: data.draw(st.sampled_from(options), label=name))
    assert told(page) == ANSWER


def test_the_demo_publishers_page_gives_the_answer():
    with DemoPublisher() as paper:
        page = paper.answer("/mondhafen_kurier/news/heikles-treffen-in-istanbul-512345").body
    assert told(page) == ANSWER


def test_nothing_foreign_gets_into_any_field():
    for page in PAGES:
        article = json.dumps(as_json(newsbot.extract(page.read_bytes(), URL, "newstime")), ensure_ascii=False)
        assert not any(
            word in article for word in ("Anzeige", "Joyn Teaser", "KOSTENLOS", "Verwendete Quellen", "Ab 12")
        )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_cut_off_anywhere_is_read_without_an_error(page):
    whole = page.read_text("utf-8").replace("02.06.2025", "99.99.2025")
    for end in range(0, len(whole), 97):
        newsbot.extract(whole[:end], URL, "newstime")


def test_its_fields_name_the_pages_words_as_their_source():
    article = newsbot.extract(PAGES[0].read_bytes(), URL, "newstime")
    assert article is not None
    assert article.provenance["date_published"] == article.provenance["kicker"] == "the page's words"
