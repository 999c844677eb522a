"""Every page of tests/pages gives the article, or the refusal, that the answer beside it names."""

from pathlib import Path

import pytest

from tests.saved_pages import FOLDERS, PAGES, answer_of, expected_of, found_in


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_a_saved_page_gives_the_article_of_its_answer(page: Path) -> None:
    answer = answer_of(page)
    found, notes = found_in(page, answer)
    assert found == expected_of(answer)
    assert notes == answer.get("provenance", {})


def test_every_answer_has_its_page() -> None:
    answers = {answer.with_suffix(".html") for folder in FOLDERS for answer in folder.rglob("*.json")}
    assert answers == set(PAGES)
