"""Stories as a reader sees them, and the search."""

from datetime import timedelta
from typing import Any

import pytest

from newsbot.archive import Archive, Selection, WrongSelection
from newsbot.archive.search import BEGIN, END
from tests.archive.conftest import NOW, an_article, minutes


def store(archive: Archive, publisher: str, text: str, **facts: Any) -> str:
    url = f"https://{publisher}.example/{len(list(archive.articles()))}"
    archive.store(an_article("x", text, url=url, canonical_url=url, publisher=publisher, **facts), NOW)
    return url


def test_a_story_names_its_members_in_the_order_of_publication(archive: Archive) -> None:
    second = store(archive, "times", minutes("a"))
    first = store(archive, "post", minutes("a"), date_published=NOW - timedelta(days=9))
    store(archive, "post", minutes("b"))
    story = archive.stories.of(second)
    assert story
    assert [(member.canonical_url, member.similarity) for member in story.members] == [(first, 1.0), (second, 1.0)]


def test_an_address_that_is_not_there_has_no_story(archive: Archive) -> None:
    assert archive.stories.of("https://post.example/0") is None


def test_the_largest_stories_of_a_selection_come_first(archive: Archive) -> None:
    for publisher in ("post", "times"):
        store(archive, publisher, minutes("small"))
    for publisher in ("post", "times", "mail"):
        store(archive, publisher, minutes("large"))
    store(archive, "post", minutes("alone"))
    assert [size for size, _ in archive.stories.largest(Selection())] == [3, 2]
    assert [size for size, _ in archive.stories.largest(Selection(), 1)] == [3]
    assert [size for size, _ in archive.stories.largest(Selection(publishers=("times", "mail")))] == [2]


def test_hits_come_with_the_found_words_marked_the_best_first(archive: Archive) -> None:
    store(archive, "post", f"A wall. {minutes('a')}", headline="Nothing of note")
    store(archive, "times", f"A wall. {minutes('b')}", headline="The wall")
    best, other = archive.search("wall")
    assert (best.publisher, best.headline) == ("times", f"The {BEGIN}wall{END}")
    assert f"A {BEGIN}wall{END}." in other.snippet


def test_hits_in_unspaced_scripts_are_marked_too(archive: Archive) -> None:
    store(archive, "asahi", "港のそばにある銭湯が今月末で閉店する。", headline="港の銭湯")
    (hit,) = archive.search("銭湯")
    assert (hit.headline, hit.snippet) == (
        f"港の{BEGIN}銭湯{END}",
        f"港のそばにある{BEGIN}銭湯{END}が今月末で閉店する。",
    )


def test_a_search_keeps_to_its_selection(archive: Archive) -> None:
    for publisher in ("post", "times"):
        store(archive, publisher, f"A wall. {minutes(publisher)}")
    assert [hit.publisher for hit in archive.search("wall", Selection(publishers=("times",)))] == ["times"]
    assert len(list(archive.search("wall", Selection(limit=1)))) == 1


def test_a_search_for_nothing_is_refused(archive: Archive) -> None:
    with pytest.raises(WrongSelection):
        list(archive.search('"'))
