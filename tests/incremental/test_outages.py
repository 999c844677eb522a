"""Outages that a publisher answers with 200, in any language, while new articles come: none is lost, none is junk."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsbot.archive import Archive
from newsbot.demo import DemoPublisher
from newsbot.demo.paper import Answer
from newsbot.states import Reason
from tests.crawling import few_stories, visit
from tests.incremental.test_runs import let_pauses_pass, lines, stored

PAGE = "<html><head><title>{0}</title></head><body><main><h1>{0}</h1><p>{1}</p></main></body></html>"
HEADLINE, TEXT = (
    "Dolgozunk az oldalon",
    "Hamarosan visszatérünk, addig kérjük türelmét. Köszönjük, hogy olvas bennünket!",
)
OUTAGE = Answer(PAGE.format(HEADLINE, TEXT))
SHORT_OF_ALL = 9


@pytest.fixture
def paper() -> Iterator[DemoPublisher]:
    with DemoPublisher() as paper:
        few_stories(paper)
        yield paper


def let_it_fail(paper: DemoPublisher, monkeypatch: pytest.MonkeyPatch, status: bool = False) -> None:
    """Show the outage instead of every article; *status*: on a page of its own, to which all are sent."""
    answer = paper.answer
    sent = Answer("", status=302, headers={"Location": "/status.html"})

    def fails(target: str) -> Answer:
        if ".html" not in target:
            return answer(target)
        return sent if status and "/status" not in target else OUTAGE

    monkeypatch.setattr(paper, "answer", fails)


@pytest.mark.parametrize("status", [False, True], ids=["in their place", "on a page of its own"])
def test_an_outage_at_new_addresses_brings_no_article_and_loses_none(
    paper: DemoPublisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: bool
) -> None:
    let_it_fail(paper, monkeypatch, status)
    for _ in range(2):
        visit(paper, tmp_path)
        let_pauses_pass(tmp_path)
    assert stored(tmp_path) == {}
    assert lines(tmp_path) == []
    monkeypatch.undo()
    visit(paper, tmp_path)
    assert len(stored(tmp_path)) > SHORT_OF_ALL
    assert HEADLINE not in stored(tmp_path).values()


def test_where_most_pages_were_none_the_first_article_lets_all_be_looked_at_whatever_their_pause(
    paper: DemoPublisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_it_fail(paper, monkeypatch)
    visit(paper, tmp_path)
    monkeypatch.undo()
    paper.publish("fog", "Fog closes the harbour", ("Thick fog has closed the harbour since the morning. " * 9,))
    third = visit(paper, tmp_path)
    assert third.stats["newsbot/stored"] > SHORT_OF_ALL
    assert len(stored(tmp_path)) > SHORT_OF_ALL


def test_one_article_a_round_is_enough_to_know_an_outage(
    paper: DemoPublisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(paper, tmp_path)
    before = stored(tmp_path)
    let_it_fail(paper, monkeypatch)
    for number in range(3):
        paper.publish(f"fog-{number}", f"Fog, day {number}", (f"Thick fog, for the {number}th day. " * 9,))
        visit(paper, tmp_path)
    assert stored(tmp_path) == before
    with Archive(tmp_path / "newsbot.db", read_only=True) as archive:
        reasons = [archive.why(paper.url_of(f"fog-{number}")).reason for number in range(3)]
    assert reasons == [Reason.SEEN_ONCE, Reason.REPEATED, Reason.REPEATED]
    assert HEADLINE not in json.dumps(lines(tmp_path))
