"""What the other links of a page tell of an address: the form of the site's articles, or of its names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.page import Page
from newsbot.sources.address_forms import AddressForms, Shown, forms_of
from newsbot.sources.article_address import is_article_address, may_be_article
from newsbot.sources.section import read_section

URL = "https://www.harbour.example/politics/"
HEADLINES = "".join(
    f"<div><a href='/lake/{slug}/'>{slug.replace('-', ' ').title()} for the {nth} time this year</a></div>"
    for nth, slug in enumerate(("old-ferry", "new-wall", "rain-falls", "storm-ends", "captain-waits"))
)


def found(markup: str) -> list[str]:
    page = Page(f"<html><body>{markup}</body></html>", URL)
    return [
        entry.url.removeprefix("https://www.harbour.example") for entry in read_section(page, may_be_article).entries
    ]


def test_a_short_headline_is_an_article_where_its_folder_has_headlines():
    assert "/lake/sheets-are-wet/" in found(HEADLINES + "<div><a href='/lake/sheets-are-wet/'>Sheets are wet</a></div>")


@pytest.mark.parametrize(
    "link",
    [
        "<nav>" + "<a href='/lake/sheets-are-wet/'>Sheets are wet</a>" * 4 + "</nav>",
        "<div><a href='/lake/about-me/'>About me</a></div>",
        "<div><a href='/lake/mara-lindqvist/'>By Mara Lindqvist</a></div>",
        "<p><a href='/towns/north-end/'>North End</a></p>",
        "<p><a href='/lake/sheets-are-wet/'>Sheets</a></p>",
        "<div><a href='/lake/sheets-are-wet/'>Print article</a></div>",
    ],
)
def test_menus_services_people_and_what_stands_elsewhere_are_no_articles_beside_headlines(link):
    assert len(found(HEADLINES + link)) == len(found(HEADLINES))


def names(form: str, labels: str = "Ferry|Wall|Rain|Storm|Lake", beside: str = "") -> str:
    return "".join(
        f"<div><a href='{form.format(nth)}'>{label}</a>{beside}</div>" for nth, label in enumerate(labels.split("|"))
    )


def test_numbered_addresses_that_only_have_names_are_no_articles():
    assert found(names("/substance/{}4711")) == []


def test_a_form_with_one_headline_is_no_form_of_names():
    one = "<div><a href='/substance/94711'>Rain falls on the old harbour wall</a></div>"
    assert len(found(names("/substance/{}4711") + one)) == 6


@pytest.mark.parametrize(
    ("form", "labels", "beside"),
    [
        ("/2026/11/2{}/old-ferry/", "Ferry|Wall|Rain|Storm", ""),
        ("/substance/{}4711", "1|2|3|4", ""),
        ("/substance/{}4711", "Ferry|Wall|Rain|Storm", "<time datetime='2026-11-20'>today</time>"),
        ("/substance/{}4711", "雨が降る古い港の壁|嵐が終わる湖の朝|船長が待つ夜|新しい壁ができる", ""),
        ("/lake/{}-old-ferry-sails-again-today", "Ferry|Wall|Rain|Storm", ""),
    ],
)
def test_days_dates_and_headlines_in_the_address_are_stronger_than_short_labels(form, labels, beside):
    assert len(found(names(form, labels, beside))) == 4


@pytest.mark.parametrize(
    "path",
    ["/threads/wet-sheets.230143/post-6457563", "/spip.php?page=forum&id_article=5593&id_forum=81474", "/biog/17637"],
)
def test_forums_and_people_are_no_articles_though_numbered(path):
    assert may_be_article("https://www.harbour.example" + path) is False


def test_an_article_of_an_edition_of_an_e_paper_is_one():
    host = "https://epaper.harbour.example"
    assert is_article_address(f"{host}/html/2012-01/09/content_750126.htm")
    assert not is_article_address(f"{host}/html/2012-01/09/node_2.htm")


@given(st.lists(st.tuples(st.text(max_size=80), st.sampled_from(list(Shown)))))
def test_any_addresses_have_forms(addresses):
    forms = AddressForms(addresses)
    for address, _ in addresses:
        assert len(forms_of(address)) <= 2
        assert not (forms.is_of_names(address) and forms.is_of_articles(address) and len(forms_of(address)) == 1)
