"""What a response names in its Link header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.page import Page
from newsbot.sources.article_address import is_article_address
from newsbot.sources.front_page import declared_feeds
from newsbot.sources.link_header import header_links
from newsbot.sources.section import read_section
from newsbot.sources.wordpress import declared_api

URL = "https://harbour.example/news/"


def page(header: str) -> Page:
    return Page("<p>Welcome</p>", URL, {"Link": header})


@pytest.mark.parametrize(
    "header",
    [
        '<?page=2>; rel="next"',
        "<?page=2>;rel=next",
        '</x>; rel=prev, <?page=2>; title="a, <b>; rel=x"; rel="nofollow NEXT"',
        '<https://harbour.example/news/?page=2> ; REL = "next"; rel=last',
    ],
)
def test_the_next_page_of_a_section_may_stand_in_the_header(header: str) -> None:
    assert read_section(page(header), is_article_address).next_page == "https://harbour.example/news/?page=2"


@pytest.mark.parametrize(
    "header",
    [
        "<?page=2>; rel=prev",
        "<>; rel=next",
        "</news/>; rel=next",
        "<https://other.example/2>; rel=next",
        "</2026/03/02/rain-falls-on-the-old-harbour-wall>; rel=next",
        "<?page=2; rel=next",
    ],
)
def test_what_is_no_next_page_of_the_site_leads_nowhere(header: str) -> None:
    assert read_section(page(header), is_article_address).next_page is None


def test_the_feeds_in_the_header_are_declared_ones_but_for_those_of_comments() -> None:
    kind = 'rel="alternate"; type="application/rss+xml; charset=utf-8"'
    named = page(f"</all>; {kind}, </comments/feed>; {kind}, </comment/feed>; {kind}, </style.css>; rel=preload")
    assert declared_feeds(named) == ["https://harbour.example/all"]


def test_wordpress_declares_its_api_in_the_header() -> None:
    named = declared_api(page('<https://harbour.example/wp-json/>; rel="https://api.w.org/"'))
    assert named is not None
    assert named.startswith("https://harbour.example/wp-json/wp/v2/posts?")


@given(st.text() | st.lists(st.sampled_from(["<", ">", "a", '"', ";", ",", " rel=", "next", "=", " "])).map("".join))
def test_any_header_names_links_or_none(header: str) -> None:
    assert all(link.url.startswith("http") for link in header_links(page(header)))
