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


def test_a_word_of_the_headline_says_more_than_one_of_the_lead_and_that_more_than_one_of_the_text(
    archive: Archive,
) -> None:
    filler = minutes("filler")
    in_text = store(archive, "a", f"Zeppelin. {filler}", headline="Nothing", lead=None)
    in_lead = store(archive, "b", f"Nothing. {minutes('b')}", headline="Nothing", lead="Zeppelin")
    in_headline = store(archive, "c", f"Nothing. {minutes('c')}", headline="Zeppelin", lead=None)
    assert [hit.canonical_url for hit in archive.search("zeppelin")] == [in_headline, in_lead, in_text]


def test_a_hit_tells_when_its_article_was_published(archive: Archive) -> None:
    store(archive, "post", f"A wall. {minutes('a')}", date_published=NOW - timedelta(hours=3))
    (hit,) = archive.search("wall")
    assert hit.published == "2026-11-22T09:00:00Z"


def test_a_hit_is_shown_on_one_line_also_without_a_headline(archive: Archive) -> None:
    store(archive, "post", "A  wall\n\nof stone.", headline=None)
    (hit,) = archive.search("wall")
    assert (hit.headline, hit.snippet) == ("", f"A {BEGIN}wall{END} of stone.")


def test_a_hit_far_inside_an_unspaced_text_is_shown_with_what_is_around_it(archive: Archive) -> None:
    store(archive, "asahi", "雨" * 200 + "銭湯" + "風" * 200, headline="港")
    (hit,) = archive.search("銭湯")
    assert hit.headline == "港"
    assert hit.snippet == f"…{'雨' * 90}{BEGIN}銭湯{END}{'風' * 90}…"


def test_of_a_hit_by_its_keywords_alone_the_beginning_is_shown(archive: Archive) -> None:
    store(archive, "asahi", "雨" * 300, headline="港", keywords=["銭湯"])
    (hit,) = archive.search("銭湯 OR 風呂")
    assert (hit.headline, hit.snippet) == ("港", "雨" * 180)


def test_hits_are_few_where_few_are_asked_for(archive: Archive) -> None:
    for publisher in ("a", "b", "c"):
        store(archive, publisher, f"A wall. {minutes(publisher)}")
    assert [len(list(archive.search("wall", Selection(limit=limit)))) for limit in (0, 2, None)] == [0, 2, 3]


def test_a_story_of_one_article_is_not_among_the_largest_and_twenty_are_shown(archive: Archive) -> None:
    for number in range(21):
        for publisher in ("post", "times"):
            store(archive, publisher, minutes(f"{number}"))
    assert len(list(archive.stories.largest(Selection()))) == 20
    assert len(list(archive.stories.largest(Selection(), 30))) == 21


def test_members_tell_who_published_what_when_and_how_like_it_is(archive: Archive) -> None:
    first = store(archive, "post", minutes("a"), headline="One", date_published=NOW)
    store(archive, "times", " ".join(minutes("a").split()[:100]), headline="Two", date_published=None)
    story = archive.stories.of(first)
    assert story
    one, two = story.members
    assert (one.publisher, one.headline, one.published, one.similarity) == ("post", "One", "2026-11-22T12:00:00Z", 1.0)
    assert (two.publisher, two.published) == ("times", "2026-11-22T12:00:00Z")
    assert 0.5 < two.similarity < 0.95
