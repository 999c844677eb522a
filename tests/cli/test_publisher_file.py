"""A publisher file that is written out of what a site says of itself."""

import ast
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.cli.publisher_file import publisher_file
from newsbot.cli.site_facts import facts_of, name_of
from newsbot.items import Article
from newsbot.spiders.scouting import Found

FEED = "https://www.harbour.example/feed"


def stated(text: str) -> dict[str, object]:
    """Return the attributes of the one class in a publisher file's *text*."""
    (publisher,) = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
    told = [node for node in publisher.body if isinstance(node, ast.Assign)]
    return {node.targets[0].id: ast.literal_eval(node.value) for node in told}  # type: ignore[attr-defined]


def test_it_states_what_was_found():
    found = Found("https://www.harbour.co.uk/", "Harbour Post", "en", None, {"feeds": [FEED], "news_sitemaps": []})
    assert stated(publisher_file(facts_of(found), found)) == {
        "name": "harbour",
        "title": "Harbour Post",
        "country": "GB",
        "language": "en",
        "timezone": "Europe/London",
        "allowed_domains": ["harbour.co.uk"],
        "feeds": [FEED],
    }


def test_sections_are_followed_where_there_is_nothing_better():
    found = Found("https://harbour.example/", sections={"Politics": "https://harbour.example/politics/"})
    assert stated(publisher_file(facts_of(found), found))["sections"] == found.sections
    assert "sections" not in stated(publisher_file(facts_of(found), Found(found.url, sources={"feeds": [FEED]})))
    bare = Found("https://harbour.example/", names_articles=True)
    assert stated(publisher_file(facts_of(bare), bare))["sections"] == {"front": "https://harbour.example/"}


@given(st.text(), st.text(), st.text(), st.text())
def test_whatever_a_site_says_of_itself_stays_a_string(title, language, locale, section):
    found = Found("https://harbour.example/", title, language, locale, {}, {section: "https://harbour.example/a"})
    told = stated(publisher_file(facts_of(found), found))
    assert told["title"] in (title.encode("utf-8", "replace").decode(), "harbour.example")
    assert set(told) == {"name", "title", "country", "language", "timezone", "allowed_domains", "sections"}


@pytest.mark.parametrize(
    ("url", "language", "locale", "country", "tag"),
    [
        ("https://www.hafen.at/", "de", None, "AT", "de"),
        ("https://hafen.com/", "de-CH", None, "CH", "de"),
        ("https://hafen.com/", "en", "en_GB", "GB", "en"),
        ("https://hafen.com/", "en", "de_DE", "", "en"),
        ("https://hafen.tv/", "en", None, "", "en"),
        ("https://hafen.ch/", None, "fr_FR", "CH", "fr"),
        ("https://hafen.com/", "x" * 500, "{{locale}}", "", ""),
    ],
)
def test_the_country_is_that_of_the_ending_or_else_of_the_markup(url, language, locale, country, tag):
    facts = facts_of(Found(url, None, language, locale))
    assert (facts.country, facts.language) == (country, tag)


def test_a_country_of_many_zones_has_that_of_its_articles():
    west = Article(headline="Rain", date_published=datetime(2025, 7, 1, tzinfo=timezone(timedelta(hours=8))))
    assert facts_of(Found("https://harbour.com.au/", articles=[west])).timezone == "Australia/Perth"


@given(st.text(max_size=80))
def test_a_name_is_one_that_python_takes(host):
    name = name_of(f"https://{host}/")
    assert name.isidentifier()
    assert name.isascii()
