"""What the addresses that were asked for on a site say of others: which forms are articles, and which never were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot import read_listing
from newsbot.sources.article_address import may_be_article
from newsbot.sources.known_forms import ASKED_AGAIN, KNOWN_AT_MOST, OTHERS_OF_A_FORM, KnownForms
from newsbot.urls import canonical

SITE = "https://harbour.example"
WORDS = "pier storm ferry crane wharf tower beacon anchor harvest lantern".split()


def known(*paths: str, are: bool = True) -> dict[str, bool]:
    return {canonical(SITE + path): are for path in paths}


def judged(path: str, addresses: dict[str, bool]) -> bool | None:
    return KnownForms(addresses).judged(SITE + path, may_be_article(SITE + path))


def of_form(form: str, number: int, are: bool = True) -> dict[str, bool]:
    return known(*(form.format(WORDS[at % len(WORDS)], 1000 + at) for at in range(number)), are=are)


@pytest.mark.parametrize(
    ("form", "number", "asked"),
    [("/sport/{}", 5, "/sport/derby"), ("/videos/{}-{}", 3, "/videos/derby-2001"), ("/s/{1}/{0}", 3, "/s/2001/derby")],
)
def test_what_has_the_form_of_the_sites_articles_is_one_whatever_it_looks_like(form, number, asked):
    assert not judged(asked, {})
    assert judged(asked, of_form(form, number)) is True
    assert not judged(asked, of_form(form, number - 1))


@pytest.mark.parametrize("path", ["/tag/derby", "/sport/contact", "/login", "/author/derby", "/category/derby", "/"])
def test_a_list_a_service_or_a_person_is_no_article_whatever_was_one(path):
    form = path.rpartition("/")[0] + "/{}"
    assert not judged(path, of_form(form, 10))


def test_the_articles_of_one_folder_say_nothing_of_another() -> None:
    assert not judged("/videos/derby", of_form("/sport/{}", 10))


def asked_of_galleries(addresses: dict[str, bool]) -> int:
    return sum(judged(f"/gallery/boats-of-the-year-{number}", addresses) is True for number in range(100_000, 100_400))


def test_a_form_that_never_was_an_article_is_asked_for_once_in_a_while_only():
    galleries = of_form("/gallery/boats-of-the-{}-{}00", OTHERS_OF_A_FORM, are=False)
    assert asked_of_galleries({}) == 400
    assert 0 < asked_of_galleries(galleries) < 2 * 400 / ASKED_AGAIN


def test_a_form_with_one_article_is_asked_for_again():
    galleries = of_form("/gallery/boats-of-the-{}-{}00", OTHERS_OF_A_FORM + 4, are=False)
    assert asked_of_galleries(galleries | known("/gallery/boats-of-the-world-700000")) == 400


def test_what_failed_under_one_folder_does_not_keep_the_others_from_being_asked():
    articles, galleries = (
        of_form("/news/boats-of-the-{}-{}00", 3),
        of_form("/gallery/boats-of-the-{}-{}00", OTHERS_OF_A_FORM + 4, are=False),
    )
    assert judged("/sport/boats-of-the-year-700001", articles | galleries) is True


def test_many_that_were_no_articles_leave_the_page_to_decide():
    mixed = of_form("/sport/{}", 5) | known(*(f"/sport/team{letter}" for letter in "abc"), are=False)
    assert judged("/sport/derby", mixed) is None


def test_no_more_is_learned_from_than_a_site_needs():
    many = {f"{SITE}/tags{number}/x": False for number in range(KNOWN_AT_MOST)} | of_form("/sport/{}", 10)
    assert not judged("/sport/derby", many)


PAGE = """<html><main><a href='/sport/derby'>Derby</a> <a href='/sport/ferry-race'>Ferry race</a>
<a href='/gallery/boats-of-the-year-100002'>Boats of the year in pictures</a></main>
<nav><a href='/sport/a'>A</a><a href='/sport/rowing'>Rowing</a><a href='/b'>B</a><a href='/c'>C</a></nav>"""


def entries(addresses: dict[str, bool] | None) -> list[str]:
    return [entry.url.removeprefix(SITE) for entry in read_listing(PAGE, SITE + "/", known=addresses).entries]


def test_a_listing_is_read_by_what_is_known_of_its_site():
    assert entries(None) == ["/gallery/boats-of-the-year-100002"]
    sports, galleries = of_form("/sport/{}", 6), of_form("/gallery/boats-of-the-{}-{}00", OTHERS_OF_A_FORM, are=False)
    assert entries(sports | galleries) == ["/sport/derby"]


def test_a_menu_names_sections_though_they_have_the_form_of_articles():
    assert "/sport/rowing" not in entries(of_form("/sport/{}", 10))


def test_the_label_of_a_service_is_none_of_an_article():
    page = "<html><main><a href='/sport/derby'>Contact us</a></main>"
    assert read_listing(page, SITE + "/", known=of_form("/sport/{}", 10)).entries == []


@given(st.dictionaries(st.text(max_size=80), st.booleans(), max_size=20), st.text(max_size=80))
def test_any_addresses_are_learned_from(addresses, url):
    assert KnownForms(addresses).judged(url, None) in (True, False, None)
