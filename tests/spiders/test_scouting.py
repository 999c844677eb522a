"""What a look at a site finds of it."""

from typing import Any

import pytest

from newsbot.spiders.scouting import Found


@pytest.mark.parametrize(
    ("has", "is_of_use"),
    [
        ({"sources": {"feeds": ["https://harbour.example/feed"]}}, True),
        ({"names_articles": True}, True),
        ({"sections": {"Sport": "https://harbour.example/sport/"}, "title": "Harbour Post"}, False),
    ],
)
def test_a_site_can_be_followed_by_its_listings_or_by_the_articles_of_its_front_page(
    has: dict[str, Any], is_of_use: bool
) -> None:
    assert Found("https://harbour.example/", **has).is_of_use == is_of_use
