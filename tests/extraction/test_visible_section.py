"""The section that a page shows where it declares none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot import extract
from newsbot.extraction import visible_section
from newsbot.extraction.visible_section import source
from newsbot.page import Element, Page

URL = "https://harbour.example/politics/town-hall/council-votes-on-the-wall"
TEXT = "<p>The council voted on Monday to raise the harbour wall by a metre after three winters of storms.</p>" * 3


def section_of(markup: str, head: str = "", url: str = URL) -> str | None:
    page = f"<html><head>{head}</head><body>{markup}<h1>Council votes on the wall</h1>{TEXT}</body></html>"
    article = extract(page, url, headers={"content-type": "text/html"})
    assert article
    return article.section


@pytest.mark.parametrize(
    "markup",
    [
        '<nav class="Breadcrumbs"><a href="/">Front</a> <a href="/p">Politics</a> <a href="/t">Town hall</a></nav>',
        '<ol aria-label="Breadcrumb"><li><a href="/">Home</a></li><li><a href="/p">Politics</a></li></ol>',
        '<div id="crumbs"><a href="https://harbour.example">Start</a> <a href="/p">Politics</a></div>',
        '<div>You are here: <a href="/">Front</a> » <a href="/p">Politics</a> » Council votes on the wall</div>',
        '<p><a href="/index.html">首页</a><span> &gt; </span><a href="/p">Politics</a></p>',
        '<ul><li class="crumb"><a href="/">Front</a></li><li class="crumb"><a href="/p">Politics</a></li></ul>',
        '<p>Filed in <a href="/c/politics" rel="category tag">Politics</a></p>',
        '<ul><li><a href="/sport/">Sport</a></li><li><a href="/politics/">Politics</a></li></ul>',
        '<ul><li><a href="/sport.html">Sport</a></li><li><a href="/politics.html">Politics</a></li></ul>',
    ],
)
def test_the_section_is_read_from_what_readers_see(markup: str) -> None:
    assert section_of(markup) == "Politics"


@pytest.mark.parametrize(
    "markup",
    [
        '<nav class="breadcrumb"><a href="/">Harbour</a></nav>',
        f'<nav class="breadcrumb"><a href="{URL}">Council votes</a></nav>',
        '<p><a href="/">Front</a> | <a href="/imprint">Imprint</a></p>',
        '<p><a href="/politics/">The council and the harbour wall: all our reports</a></p>',
        '<p><a href="https://other.example/politics/">Politics</a></p>',
        '<p><a href="/politics/">2026-03-02</a> <a href="/politics/">{{ name }}</a></p>',
        f'<div class="crumb-menu">{"".join(f"<a href=/s{number}>Section {number}</a>" for number in range(8))}</div>',
    ],
)
def test_menus_names_of_the_site_dates_and_templates_are_no_section(markup: str) -> None:
    assert section_of(markup) is None


@pytest.mark.parametrize(
    ("label", "section"),
    [
        ('<h3><a href="/p">Politics</a></h3>', "Politics"),
        ('<a href="https://harbour.example/c/7">Politics</a>', "Politics"),
        ('<a href="/c/7">Politics</a> <a href="/c/8">Sport</a>', None),
        ('<a href="#text">Skip to the text</a>', None),
        ('<a href="/">Harbour Post</a>', None),
        ('<a href="https://other.example/p">Politics</a>', None),
        ('<p><a href="/p">Politics</a> and more</p>', None),
        ('<a href="/sport/2026/03/02/harbour-wins-again.html">Harbour wins again</a>', None),
    ],
)
def test_a_link_right_above_the_headline_names_the_section(label: str, section: str | None) -> None:
    assert section_of(f"<main><div>{label}</div>") == section_of(f"<main>{label}") == section
    assert section_of(f"<nav>{label}</nav>") is None


def test_a_declared_section_comes_before_a_visible_one() -> None:
    markup = '<nav class="breadcrumb"><a href="/p">Politics</a></nav>'
    assert section_of(markup, '<meta property="article:section" content="Town hall">') == "Town hall"


def test_of_several_folders_the_outermost_that_has_a_name_is_the_section() -> None:
    markup = '<a href="/en/politics/town-hall/">Hall</a> <a href="/en/politics/">Politics</a> <a href="/en/">En</a>'
    assert section_of(markup, url="https://harbour.example/en/politics/town-hall/council-votes") == "Politics"


def test_folders_of_dates_are_no_sections() -> None:
    markup = '<a href="/2026/">All of that year</a> <a href="/2026/03/">March</a>'
    assert section_of(markup, url="https://harbour.example/2026/03/council-votes") is None


@given(st.text(alphabet="<>/a\"'= hrefclsumbno>»|-.?#:é", max_size=200), st.text(max_size=60))
def test_no_markup_and_no_address_raise(markup: str, path: str) -> None:
    source(Page(f"<nav class=breadcrumb><a href='/'>{markup}</nav>", f"https://harbour.example/{path}"))


def test_a_box_of_many_links_to_the_front_page_is_looked_into_once_and_not_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[list[Element]] = []
    links_in = visible_section._links_in

    def noted(box: Element) -> list[Element]:
        looked.append(links_in(box))
        return looked[-1]

    monkeypatch.setattr(visible_section, "_links_in", noted)
    source(Page(f"<p>{'<a href=/>Front</a> / ' * 1_000}</p>", URL))
    assert [len(links) for links in looked] == [8]
