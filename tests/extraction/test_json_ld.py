"""JSON-LD as pages have it: graphs, lists, several articles, broken JSON."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.extraction.metadata import breadcrumbs, json_ld
from newsbot.extraction.metadata.lenient_json import loads

URL = "https://harbour.example/story/rain"
RAIN = {
    "@type": "NewsArticle",
    "headline": "Rain",
    "url": URL,
    "datePublished": "2025-06-02",
    "author": {"name": "Ada"},
}
WIND = {
    "@type": "NewsArticle",
    "headline": "Wind",
    "url": "https://harbour.example/story/wind",
    "author": {"name": "Bo"},
}


def told(*scripts: Any, headline: str | None = None) -> dict[str, Any]:
    texts = [script if isinstance(script, str) else json.dumps(script) for script in scripts]
    sources = json_ld.article_sources(json_ld.nodes(texts), URL, headline)
    return dict(sources[0].values) if sources else {}


@pytest.mark.parametrize(
    "script",
    [
        RAIN,
        [RAIN],
        {"@graph": [{"@type": "WebSite"}, RAIN]},
        {"@graph": [[RAIN]]},
        {"@type": "WebPage", "mainEntity": RAIN},
        RAIN | {"@type": ["NewsArticle", "Article"]},
        RAIN | {"@type": "https://schema.org/ReportageNewsArticle"},
        RAIN | {"@type": "LiveBlogPosting"},
        RAIN | {"@type": "NewsArticle "},
    ],
)
def test_the_article_is_found_wherever_it_stands(script: Any) -> None:
    assert told({"@type": "BreadcrumbList"}, script)["headline"] == "Rain"


def test_of_several_articles_the_one_with_the_pages_address_is_taken() -> None:
    assert told([WIND, RAIN])["headline"] == "Rain"


def test_of_several_articles_without_addresses_the_one_with_the_pages_headline_is_taken() -> None:
    nameless = [{key: value for key, value in node.items() if key != "url"} for node in (WIND, RAIN)]
    assert told(nameless, headline="Rain")["headline"] == "Rain"


def test_nodes_of_other_articles_fill_no_gap() -> None:
    unsigned = {key: value for key, value in RAIN.items() if key != "author"}
    sources = json_ld.article_sources(json_ld.nodes([json.dumps([unsigned, WIND])]), URL)
    assert [source.values["authors"] for source in sources] == [[]]


def test_references_into_the_graph_are_followed() -> None:
    graph = [RAIN | {"author": {"@id": "#ada"}}, {"@type": "Person", "@id": "#ada", "name": "Ada Lovelace"}]
    assert told({"@graph": graph})["authors"] == ["Ada Lovelace"]


def test_a_graph_that_refers_to_itself_ends() -> None:
    loop = {
        "@id": "#a",
        "@type": "NewsArticle",
        "headline": "Rain",
        "mainEntity": {"@id": "#a"},
        "author": {"@id": "#a"},
    }
    assert told({"@graph": [loop, loop]})["headline"] == "Rain"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ada", ["Ada"]),
        ({"name": "Ada"}, ["Ada"]),
        ({"name": ["Ada", "Bo"]}, ["Ada", "Bo"]),
        ([{"name": "Ada"}, "Bo"], ["Ada", "Bo"]),
        ({"givenName": "Ada", "familyName": "Lovelace"}, ["Ada Lovelace"]),
        ({"givenName": "Ada", "additionalName": "K.", "familyName": "Lovelace"}, ["Ada K. Lovelace"]),
        ({"@type": "Role", "author": {"name": "Ada"}}, ["Ada"]),
        ([{"@type": "OrganizationRole", "author": [{"name": "Ada"}]}, {"name": "Bo"}], ["Ada", "Bo"]),
        ({"@type": "Role", "author": ["Ada", {"name": "Bo"}, 5]}, ["Ada", "Bo"]),
        ({"@type": "Role", "author": {"@type": "Role", "author": {"name": "Ada"}}}, []),
        ({"@type": "Person"}, []),
        (None, []),
        (5, []),
        ({"@type": "ItemList", "itemListElement": [{"item": {"name": "Ada"}}, {"name": "Bo"}]}, ["Ada", "Bo"]),
        ({"@list": ["Ada", {"name": "Bo"}]}, ["Ada", "Bo"]),
        ({"0": {"name": "Ada"}, "1": "Bo"}, ["Ada", "Bo"]),
        ('[{"name": "Ada"}, "Bo"]', ["Ada", "Bo"]),
        ({"@type": "Person", "alternateName": "Ada"}, ["Ada"]),
        ("undefined", []),
        ([{"name": "null"}, "Ada"], ["Ada"]),
        ({}, []),
    ],
)
def test_authors_are_names_however_they_are_nested(author: Any, names: list[str]) -> None:
    assert told(RAIN | {"author": author})["authors"] == names


@pytest.mark.parametrize(
    "image",
    [
        "https://i.example/a.jpg",
        {"url": "https://i.example/a.jpg"},
        ["https://i.example/a.jpg"],
        {"contentUrl": "https://i.example/a.jpg"},
    ],
)
def test_images_are_addresses_however_they_are_nested(image: Any) -> None:
    assert told(RAIN | {"image": image})["images"][0]["url"] == "https://i.example/a.jpg"


def test_a_video_of_the_article_is_its_own() -> None:
    video = {"@type": "VideoObject", "name": "Storm", "duration": "PT25M46S", "contentUrl": "https://v.example/1.mp4"}
    assert told(RAIN | {"video": video})["videos"][0]["title"] == "Storm"


def test_a_video_beside_the_article_gives_the_article_no_name_or_date() -> None:
    nodes = json_ld.nodes([json.dumps({"@type": "VideoObject", "name": "Storm", "uploadDate": "2025-06-01"})])
    assert json_ld.video_sources(nodes)[0].values.keys() == {"videos"}
    assert json_ld.video_sources(nodes, ["Storm | The Harbour Post"])[0].values["headline"] == "Storm"


def test_a_part_that_is_not_free_makes_the_article_not_free() -> None:
    assert told(RAIN | {"hasPart": {"isAccessibleForFree": "False"}})["is_accessible_for_free"] == "False"


@pytest.mark.parametrize(
    ("steps", "sections"),
    [
        (
            [{"name": "Home"}, {"item": {"name": "Weather"}}, {"name": "Rain over the harbour for the seventh day"}],
            ["Home", "Weather"],
        ),
        ([], []),
        ("Weather", []),
        ([None, "Weather", {"name": []}], []),
    ],
)
def test_the_way_to_the_page_names_its_sections(steps: Any, sections: list[str]) -> None:
    assert breadcrumbs.sources([{"@type": "BreadcrumbList", "itemListElement": steps}])[0].values == {
        "section": sections
    }


@pytest.mark.parametrize(
    "broken",
    [
        '{"headline": "Rain\nand wind"}',
        '{"headline": "Rain\\nand wind",}',
        '<!-- {"headline": "Rain\\nand wind"} -->',
        '//<![CDATA[\n{"headline": "Rain\\nand wind"}\n//]]>',
        '/* article */ {"headline": "Rain\\nand wind"}',
        "{&quot;headline&quot;: &quot;Rain\\nand wind&quot;}",
        '{"headline": "Rain\\nand wind"};',
        "{headline: 'Rain\\nand wind'}",
        '\ufeff{"headline": "Rain\\nand wind"}',
        '{"headline": "Rain\\nand wind"',
        '{"headline": "Rain\\nand wind", "author": {"name": "Ada"',
        '{"headline": "Rain\\nand wind" "author": "Ada"}',
        '{"about": "the "old" ferry", "headline": "Rain\\nand wind"}',
        '{"headline": "Rain\\nand wind", "image": , "author": Ada Lovelace}',
        '{"headline": "Rain\\nand wind", "about": "cut off in the middle of a sen',
        '{"headline": "Rain\\nand wind", "pattern": "\\d+"}',
        '"{\\"headline\\": \\"Rain\\\\nand wind\\"}"',
        '{"schema:headline": "Rain\\nand wind"}',
        '{"headline": "Rain\\nand wind", "about": "' + "It rained. " * 20_000 + '" "author": "Ada"}',
    ],
)
def test_broken_json_is_read_nevertheless(broken: str) -> None:
    found = loads(broken)
    assert isinstance(found, dict)
    assert found["headline"] == "Rain\nand wind"


@pytest.mark.parametrize("between", ["", " ", ",", ";\n"])
def test_several_values_in_one_script_are_all_read(between: str) -> None:
    assert loads('{"name": "Post"}' + between + '{"headline": "Rain"}') == [{"name": "Post"}, {"headline": "Rain"}]


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=30), lambda inner: st.lists(inner)))
def test_what_is_broken_only_at_its_end_is_read_whole(value: Any) -> None:
    assert loads(f'{{"value": {json.dumps(value)}, "headline": "Rain"') == {"value": value, "headline": "Rain"}


def test_a_list_of_objects_in_strings_is_what_they_say_and_one_of_names_stays() -> None:
    assert loads(json.dumps(['{"headline": "Rain"}', '{"name": "Post"}'])) == [{"headline": "Rain"}, {"name": "Post"}]
    assert loads('["Ada Lovelace", "Mary Somerville"]') == ["Ada Lovelace", "Mary Somerville"]


@pytest.mark.parametrize("address", ["http://schema.org/", "https://schema.org/"])
def test_a_context_may_give_schema_orgs_names_any_prefix(address: str) -> None:
    told = {"@context": {"s": address}, "@type": "s:NewsArticle", "s:headline": "Rain"}
    assert loads(json.dumps(told)) == {"@context": {"s": address}, "@type": "NewsArticle", "headline": "Rain"}


def test_comment_signs_within_strings_are_no_comments() -> None:
    assert loads('{"url": "https://harbour.example/*", "a": "// b", }') == {
        "url": "https://harbour.example/*",
        "a": "// b",
    }


@pytest.mark.parametrize("text", ["", "null", "5", "undefined", "<html>", "[" * 100_000, '{"a":' * 50_000])
def test_what_is_no_json_is_nothing(text: str) -> None:
    assert not isinstance(loads(text), str)
    assert json_ld.article_sources(json_ld.nodes([text]), URL) == []


@pytest.mark.parametrize(
    "hostile",
    [
        "{" * 80_000,
        '{"a": "' + "\\" * 80_000,
        "/*" * 40_000,
        '{"a",' * 20_000,
        ",}" * 40_000,
        '{"a' * 100_000,
        "{" + '"\n' * 100_000,
        "{" + "'\n\\'" * 100_000,
        '{"a" ' + " " * 300_000,
        '{"a": "' + '" ' * 150_000,
        "{" + "\n" * 300_000 + "//",
        "[" * 40_000 + "}" * 40_000,
        "{a" * 100_000,
    ],
)
def test_hostile_json_takes_no_time(hostile: str) -> None:
    started = time.process_time()
    loads(hostile)
    assert time.process_time() - started < 2


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "@graph", "author", "image", "video", "headline", "name", "url", "duration"]
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=25,
)


@given(json_values)
def test_any_json_under_any_key_is_read_without_complaint(value: Any) -> None:
    node = {"@type": "NewsArticle", "headline": value, "author": value, "image": value, "video": value, "@graph": value}
    for source in json_ld.article_sources(json_ld.nodes([json.dumps(node), json.dumps(value)]), URL):
        assert all(isinstance(name, str) for name in source.values["authors"])


@given(st.text(max_size=300))
def test_any_script_is_read_without_complaint(text: str) -> None:
    json_ld.article_sources(json_ld.nodes([text]), URL)


def test_a_contributor_is_the_author_where_no_other_is_named() -> None:
    assert told(RAIN | {"contributor": {"name": "Ada"}})["authors"] == ["Ada"]
    assert told(RAIN | {"author": "Bo", "contributor": {"name": "Ada"}})["authors"] == ["Bo"]


@pytest.mark.parametrize(
    "script",
    [
        {"@type": "WebPage", "hasPart": [RAIN]},
        {"@type": "WebPage", "about": RAIN},
        {"type": "NewsArticle"} | {key: value for key, value in RAIN.items() if key != "@type"},
        RAIN | {"author": [[{"name": "Ada"}]]},
        json.dumps(RAIN).replace('"', "&#34;"),
        json.dumps(RAIN).replace('"', "”"),
        json.dumps(RAIN).replace(", ", ",<br />"),
        json.dumps(RAIN).replace(", ", ",, "),
    ],
)
def test_an_article_is_found_as_the_only_part_of_its_page_and_in_what_software_for_texts_made_of_its_script(
    script: Any,
) -> None:
    said = told(script)
    assert (said["headline"], said["date_published"], said["authors"]) == ("Rain", "2025-06-02", ["Ada"])


def test_the_parts_of_a_page_that_has_several_are_not_its_article() -> None:
    assert told({"@type": "WebPage", "hasPart": [RAIN, WIND]}) == {}
