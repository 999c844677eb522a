"""Articles that a page names in structured data alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.page import Page
from newsbot.sources.article_address import is_article_address
from newsbot.sources.item_list import named_items
from newsbot.sources.section import read_section

URL = "https://harbour.example/"
RAIN, SNOW = f"{URL}rain-falls-on-the-harbour-4711", f"{URL}snow-falls-on-the-harbour-4712"


def page_with(*told: object, links: str = "") -> Page:
    scripts = "".join(f"<script type='application/ld+json'>{json.dumps(one)}</script>" for one in told)
    return Page(f"<html><head>{scripts}</head><body>{links}</body></html>", URL)


def item_list(*parts: object, kind: str = "ItemList") -> dict[str, object]:
    return {"@type": kind, "itemListElement": list(parts)}


def place(**more: object) -> dict[str, object]:
    return {"@type": "ListItem", **more}


ARTICLES = [
    {"@type": "https://schema.org/NewsArticle", "url": url} for url in ("/rain-falls-on-the-harbour-4711", SNOW)
]


@pytest.mark.parametrize(
    "told",
    [
        item_list(place(url=RAIN), place(url=SNOW)),
        item_list(place(item=RAIN), place(item=SNOW)),
        item_list(*(place(item={"@id": url, "@type": "NewsArticle"}) for url in (RAIN, SNOW))),
        {"@graph": [{"@type": "CollectionPage", "mainEntity": item_list(*ARTICLES)}]},
        {"@type": "Blog", "blogPost": [{"@type": ["BlogPosting"], "mainEntityOfPage": url} for url in (RAIN, SNOW)]},
        [{"@type": "CollectionPage", "hasPart": ARTICLES}],
    ],
)
def test_what_a_list_of_articles_names_is_found(told):
    assert [item.url for item in named_items(page_with(told), URL)] == [RAIN, SNOW]


def test_breadcrumbs_and_menus_are_no_lists_of_articles():
    told = [item_list(place(item=RAIN), kind=name) for name in ("BreadcrumbList", "SiteNavigationElement")]
    assert list(named_items(page_with(*told), URL)) == []


def test_the_list_is_asked_where_the_page_shows_no_article():
    told = item_list(place(url=SNOW, name="Snow falls"))
    link = f"<a href='{RAIN}'>Rain falls on the harbour of the old town</a>"
    for links, urls in (("", [SNOW]), (link, [RAIN])):
        assert [entry.url for entry in read_section(page_with(told, links=links), lambda _: True).entries] == urls


def test_what_is_no_article_is_left_out_whatever_the_list_says():
    page = page_with(item_list(ARTICLES[0], place(url=SNOW)))
    assert read_section(page, lambda _: False).entries == []
    assert [entry.url for entry in read_section(page, lambda _: None).entries] == [RAIN]


@pytest.mark.parametrize("is_first", [True, False])
def test_what_is_said_of_an_article_is_kept_whether_it_is_named_again_before_or_behind(is_first):
    said = {"@type": "NewsArticle", "url": RAIN, "headline": "Rain falls", "datePublished": "2026-11-20T08:00:00Z"}
    told = [said, item_list(place(url=RAIN))] if is_first else [item_list(place(url=RAIN)), said]
    (entry,) = read_section(page_with(*told), lambda _: True).entries
    assert (entry.title, str(entry.published)) == ("Rain falls", "2026-11-20 08:00:00+00:00")


NAMES = st.sampled_from(["@type", "url", "item", "itemListElement", "@graph"])
VALUES = st.none() | st.integers() | st.sampled_from(["ItemList", "ListItem", RAIN, "/a"])


@given(st.recursive(VALUES, lambda inside: st.lists(inside) | st.dictionaries(NAMES, inside)))
def test_any_json_gives_addresses_or_nothing(told):
    assert all(item.url.startswith("https://") for item in named_items(page_with(told), URL))


def test_what_is_nested_without_end_or_no_json_gives_nothing():
    for text in ("[" * 100_000, '{"item":' * 50_000, "{"):
        page = Page(f"<script type='application/ld+json'>{text}</script>", URL)
        assert list(named_items(page, URL)) == []


def test_the_data_of_a_script_is_asked_where_the_page_shows_no_article():
    story, other = "/politics/rain-falls-on-the-harbour-again-4711", "/about-us"
    data = {
        "props": {"lists": [[{"url": story, "title": "Rain"}, {"url": other, "title": "About us"}, {"url": story}]]}
    }
    page = Page(f"<script type='application/json'>{json.dumps(data)}</script>", "https://www.harbour.example/")
    entries = read_section(page, is_article_address).entries
    assert [(entry.url, entry.title) for entry in entries] == [(f"https://www.harbour.example{story}", "Rain")]
