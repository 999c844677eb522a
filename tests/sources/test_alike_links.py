"""Links that stand alike on a page lead to the same kind of page, whatever each of them is called."""

import tracemalloc

import pytest

from newsbot.page import Page
from newsbot.sources.alike_links import AlikeLinks
from newsbot.sources.article_address import may_be_article
from newsbot.sources.next_page import Link
from newsbot.sources.section import read_section

TEASERS = "".join(
    f"<div class='teaser teaser-{number}'><span><a href='/living/old-ferry-{word}/'>"
    f"The old ferry sails again on the lake, and it sails {word}</a></span></div>"
    for number, word in enumerate(("fast", "slowly", "today"))
)
NAMES = "".join(
    f"<div class='name'><a href='/{word}/'>{word}</a></div>"
    for word in ("coats", "hats", "boots", "ropes", "sails", "lamps", "maps", "tents")
)
NAMED = "<div class='name'><a href='{}'>Coats for the lake and the harbour</a></div>"


def paths(markup: str) -> list[str]:
    page = Page(f"<html><body>{markup}</body></html>", "https://www.harbour.example/")
    entries = read_section(page, may_be_article).entries
    return [entry.url.removeprefix("https://www.harbour.example") for entry in entries]


def test_what_stands_as_articles_do_is_one_however_short_its_label():
    among = "<div class='teaser teaser-9'><span><a href='/living/lake-water/'>Lake water</a></span></div>"
    assert "/living/lake-water/" in paths(TEASERS + among)


@pytest.mark.parametrize(
    "other",
    [
        "<div class='theme'><span><a href='/living/lake-water/'>Lake water</a></span></div>",
        "<div class='teaser'><b><a href='/living/lake-water/'>Lake water</a></b></div>",
        "<div class='teaser teaser-9'><span><a href='/lake-water/'>Lake water</a></span></div>",
        "<div class='teaser teaser-9'><span><a href='/living/about-us/'>About us</a></span></div>",
    ],
    ids=["another class", "another box", "another form of address", "a page of the house"],
)
def test_what_stands_otherwise_or_has_another_address_is_not(other):
    assert len(paths(TEASERS + other)) == 3


def test_what_stands_as_many_others_do_that_are_no_articles_is_none():
    link = NAMED.format("/wear/coats-for-all.html")
    assert paths(NAMES + link) == []
    assert len(paths(link)) == len(paths(NAMES.replace("name", "theme") + link)) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/2026/11/20/coats-for-all/",
        "/wear/coats-for-the-lake-and-the-harbour-this-winter/",
        "/wear/story/coats-for-all/",
    ],
)
def test_a_day_a_whole_headline_or_the_word_for_it_in_the_address_is_an_articles_wherever_it_stands(path):
    assert paths(NAMES + NAMED.format(path)) == [path]


SUBJECTS = [("Trains", 12345), ("Lake", 23456), ("Sails", 34567), ("Storms", 45678), ("Old wall", 56789)]


def subjects() -> str:
    """Return numbered links with names of a word or two."""
    links = (f"<a class='b' href='/place-{number}/'>{name}</a>" for name, number in SUBJECTS)
    return "".join(f"<div class='a'>{link}</div>" for link in links)


def test_a_list_of_articles_is_one_though_a_menu_without_classes_stands_as_it_does():
    menu = "".join(f"<li><a href='/{word}/'>{word}</a></li>" for word in "coats hats boots ropes sails lamps".split())
    news = "".join(f"<li><a href='/news/4812{n}.html'>Fähre fährt {n}</a></li>" for n in range(3))
    assert len(paths(f"<div><ul>{menu}</ul></div><div><ul>{news}</ul></div><div><ul>{menu}</ul></div>")) == 3


def test_numbered_addresses_among_others_that_are_called_by_names_are_no_articles():
    assert paths(subjects()) == []


def test_one_headline_of_their_form_of_address_shows_that_names_are_those_of_articles():
    headline = "<div class='a'><a class='b' href='/place-98765/'>The old ferry sails again on the lake</a></div>"
    assert len(paths(subjects() + headline)) == len(SUBJECTS) + 1


@pytest.mark.parametrize(("times", "found"), [(2, 1), (3, 0)])
def test_a_name_beside_one_article_after_another_is_its_subject_or_author(times, found):
    beside = "<b><a href='/mara-lindqvist/3704220'>Mara Lindqvist</a></b>"
    teasers = [
        f"<article><h3><a href='/lake/{number}'>The old ferry sails again on the lake</a></h3>{beside}"
        f"<time datetime='2026-11-20T0{number % 10}:00:00Z'></time></article>"
        for number in range(70001, 70001 + times)
    ]
    assert paths("".join(teasers)).count("/mara-lindqvist/3704220") == found


def test_headlines_that_no_heading_marks_are_known_by_each_other():
    cards = [
        f"<div class='a'><a href='/{where}/sails-{word}/'><b>Sails {word}</b> <i>The old ferry goes on</i></a></div>"
        for where, word in (
            ("lake", "slowly"),
            ("city", "today"),
            ("world", "again"),
            ("living", "fast"),
            ("sport", "home"),
        )
    ]
    assert len(paths("".join(cards))) == 5
    assert paths("".join(cards[:4])) == []


def test_links_hold_no_copies_of_the_long_class_around_them():
    links = "".join(f"<a href='/living/ferry-{number}/'>The old ferry sails</a>" for number in range(2_000))
    page = Page(
        f"<html><body><div class='{'teaser ' * 15_000}'>{links}</div></body></html>", "https://harbour.example/"
    )
    found = [Link(element, "https://harbour.example" + element.get("href", "")) for element in page.elements("a")]
    tracemalloc.start()
    AlikeLinks(found, [], set())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000  # with copies 210 MB
