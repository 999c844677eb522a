"""Sections that a front page names without a link."""

import json

import pytest

from newsbot.page import Page
from newsbot.sources.section_links import section_links

URL = "https://www.harbour.example/"


def sections(body: str) -> dict[str, str]:
    page = Page(f"<html><body>{body}</body></html>", URL)
    return {name: url.removeprefix(URL) for name, url in section_links(page).items()}


@pytest.mark.parametrize(
    "body",
    [
        "<select><option>Choose<option value='/politics/'>Politics</select>",
        "<select><option value='https://harbour.example/politics/'>Politics</select>",
        "<button onclick=\"location.href='/politics/'\">Politics</button>",
        "<li data-href='/politics/'>Politics</li>",
        "<map><area href='/politics/' alt='Politics'></map>",
        f"<script type='application/json'>{json.dumps([{'name': 'Politics', 'url': '/politics/'}])}</script>",
    ],
)
def test_what_leads_to_a_section_without_being_a_link_names_it(body):
    assert sections(body) in ({"Politics": "politics/"}, {"Politics": "https://harbour.example/politics/"})


def test_a_choice_of_a_form_is_the_address_that_the_form_asks_for():
    choices = "<option value='-1'>Choose<option value='7'>Politics<option value='0'>All"
    assert sections(f"<form action='/'><select name='cat'>{choices}</select></form>") == {"Politics": "?cat=7"}
    assert sections(f"<form method='POST'><select name='cat'>{choices}</select></form>") == {}


def test_what_is_named_without_a_link_counts_only_where_no_link_is_a_section():
    choice = "<select><option value='/sport/'>Sport</select>"
    assert sections(f"<a href='/politics/'>Politics</a>{choice}") == {"Politics": "politics/"}


def test_a_whole_text_is_no_name_of_a_section():
    assert sections(f"<div data-href='/politics/'>{'Politics ' * 20}</div>") == {}
