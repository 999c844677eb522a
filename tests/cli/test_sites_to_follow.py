"""The sites that `scrapy follow` is asked for, each once, with names that tell them apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.exceptions import UsageError

from newsbot.cli.sites_to_follow import Site, each_once, named_by, with_names


def names(urls: list[str], taken: tuple[str, ...] = ()) -> list[str]:
    return [site.name for site in with_names([Site(url) for url in urls], taken)]


def test_a_short_name_that_a_publisher_has_becomes_that_of_the_whole_domain() -> None:
    assert names(["https://www.tower.co.uk/"], ("tower",)) == ["tower_co_uk"]
    assert names(["https://www.tower.co.uk/"], ("tower", "tower_co_uk")) == ["tower_co_uk_2"]


def test_two_sites_of_a_list_get_two_names() -> None:
    assert names(["https://tower.at/", "https://tower.ch/", "https://tower.example/"]) == [
        "tower",
        "tower_ch",
        "tower_example",
    ]


def test_several_feeds_of_one_site_are_one_site_that_has_them_all() -> None:
    front = "https://www.tower.at/"
    (site,) = each_once(
        [Site(front, (front + "a",), "Tower"), Site(front, (front + "b",)), Site(front, (front + "a",))]
    )
    assert site == Site(front, (front + "a", front + "b"), "Tower")


@given(st.lists(st.from_regex(r"https?://[\w.-]{1,20}/?", fullmatch=True)))
def test_any_sites_get_names_of_their_own_that_python_can_import(urls: list[str]) -> None:
    told = names(urls)
    assert len(set(told)) == len(urls)
    assert all(name.isidentifier() and name.isascii() for name in told)


@pytest.mark.parametrize("address", ["http://[::1/", "http://tower.example:99999/", "https://tower.example:x/"])
def test_what_nobody_can_ask_for_is_no_address(address: str) -> None:
    with pytest.raises(UsageError, match="is no address and no file"):
        list(named_by(address))
