"""Which paths the locations of a tdmrep.json mean."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.downloadermiddlewares.tdmrep import RULES, is_reserved, tdm_rules


def reserves(location: object, path: str) -> bool:
    return is_reserved(tdm_rules([{"location": location, "tdm-reservation": 1}]), path)


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("/", "/news/a.html"),
        ("/news", "/newsroom"),
        ("*", "/a"),
        ("/*.html", "/a.html?x=1"),
        ("/*.html$", "/a.html/b.html"),
        ("/a$", "/a"),
        ("/a*$", "/abc"),
        ("/a**b", "/a--b"),
        ("/(a|b)", "/(a|b)"),
        ("/a*a$", "/aa"),
        (["/x", "/y"], "/y/1"),
        ("/café/", "/caf%C3%A9/1"),
        ("/caf%c3%a9/", "/caf%C3%A9/1"),
        ("/%7Ejo", "/~jo"),
        ("/*?page=", "/a?page=2"),
    ],
)
def test_a_location_means_the_paths_that_it_fits(location, path):
    assert reserves(location, path)


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("/news", "/"),
        ("/*.html$", "/a.html?x=1"),
        ("/a$", "/ab"),
        ("/a*a$", "/a"),
        ("/ab*ba$", "/aba"),
        ("/.", "/a"),
        ("/[a-z]", "/a"),
        ("/a*b*c", "/acb"),
        ("/a%2Fb", "/a/b"),
        ("", "/a"),
        ([], "/a"),
        (None, "/None"),
        ({"/a": 1}, "/a"),
        (1, "/1"),
    ],
)
def test_a_location_means_no_other_paths(location, path):
    assert not reserves(location, path)


def test_a_location_of_many_stars_is_read_at_once():
    assert not reserves("/" + "*a" * 1000 + "b", "/" + "a" * 2000)


def test_a_file_of_very_many_locations_is_read_in_part():
    locations = [f"/{number}" for number in range(5 * RULES)]
    assert len(tdm_rules([{"location": locations, "tdm-reservation": 1}] * 5)) == RULES


PIECES = st.text("/ab*", max_size=8)


@given(PIECES, st.text("/ab", max_size=12), st.booleans())
def test_stars_and_the_end_mean_what_they_mean_in_a_regular_expression(pattern, path, to_the_end):
    expected = re.match("/" + pattern.replace("*", ".*") + ("$" if to_the_end else ""), "/" + path)
    assert reserves(f"/{pattern}{'$' if to_the_end else ''}", f"/{path}") == bool(expected)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["location", "tdm-reservation"]), inner),
)


@given(JSON, st.text())
def test_no_file_and_no_path_raises(content, path):
    assert is_reserved(tdm_rules(content), path) in (True, False)


def test_a_single_rule_without_a_list_around_it_counts():
    assert is_reserved(tdm_rules({"location": "/", "tdm-reservation": 1}), "/a")
