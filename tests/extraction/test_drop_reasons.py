"""Why a piece of a page is no part of the text, and the pictures that are: in small pages made for the purpose."""

import json
from typing import Any

import pytest

from newsbot.extraction.body.article_body import BodyHints, extract_body
from newsbot.extraction.metadata import json_ld, json_ld_values, microdata
from newsbot.items import Image
from newsbot.page import Page

URL = "https://harbour.example/news/ferry"
HEADLINE = "Ferry returns to the harbour after ten years"
DAYS = [
    f"On day {n} it rained so much that nobody in the harbour left the house before the evening came." for n in range(8)
]


def page(inside: str) -> Page:
    return Page(f"<html><body><main><h1>{HEADLINE}</h1>{inside}</main></body></html>", URL)


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def why(piece: str, text: str, at: int = 4) -> str:
    """Return what becomes of *text*, which the markup *piece* shows amid the paragraphs of an article."""
    body = f"<div>{paragraphs(DAYS[:at])}{piece}{paragraphs(DAYS[at:])}</div>"
    notes = extract_body(page(body), HEADLINE, BodyHints(explain=True)).notes
    reasons = [note.reason for note in notes if note.text == text]
    assert len(reasons) == 1
    return reasons[0]


LINK = "The lighthouse was painted white this spring"


@pytest.mark.parametrize(
    ("piece", "text", "reason"),
    [
        (f"<p><a href=/a>{LINK}</a></p>", LINK, "only links"),
        (f"<p><a href=/a>{LINK}.</a></p>", f"{LINK}.", "text"),
        ("<p><a href=/a>Ada Lovelace of the harbour</a></p>", "Ada Lovelace of the harbour", "text"),
        ("<p><a href=/a>ADA OF THE HARBOUR</a></p>", "ADA OF THE HARBOUR", "only links"),
        ("<p><a href=/a>ADA OF HARBOUR</a></p>", "ADA OF HARBOUR", "text"),
        (f"<p>So <a href=/a>{LINK}</a></p>", f"So {LINK}", "only links"),
        (f"<p>Tell us whether <a href=/a>{LINK}</a></p>", f"Tell us whether {LINK}", "text"),
        (f"<p>Read also this: <a href=/a>{LINK}</a></p>", f"Read also this: {LINK}", "link to another article"),
        (f"<p>Read also this » <a href=/a>{LINK}</a></p>", f"Read also this » {LINK}", "link to another article"),
        (f"<p>Read also this: <a href=/a>{LINK}</a>.</p>", f"Read also this: {LINK} .".replace(" .", "."), "text"),
        (f"<p>Well. Read also: <a href=/a>{LINK}</a></p>", f"Well. Read also: {LINK}", "text"),
        (f"<p>Read also: why {LINK[:9]}<a href=/a>{LINK[9:]}</a></p>", f"Read also: why {LINK}", "text"),
        ("<h2>A calm sea</h2>", "A calm sea", "text"),
        ("<h2><a href=/a>A calm sea</a></h2>", "A calm sea", "text"),
        (f"<h2>{HEADLINE}</h2>", HEADLINE, "the headline again"),
        ("<div><div><div><div><h3>A box</h3></div></div></div></div>", "A box", "heading of a box"),
        ("<div class=x><span>A box of text</span></div>", "A box of text", "beside the text"),
        (f"<blockquote>{DAYS[0][:40]}</blockquote>", DAYS[0][:40], "said in the text, too"),
        (f"<blockquote>{DAYS[0][:20]}</blockquote>", DAYS[0][:20].strip(), "text"),
        ("<blockquote>What nobody said anywhere else</blockquote>", "What nobody said anywhere else", "text"),
        ("<ul><li>Forty minutes</li></ul>", "Forty minutes", "text"),
    ],
)
def test_amid_the_text_a_piece_is_text_or_has_a_reason(piece: str, text: str, reason: str) -> None:
    assert why(piece, text) == reason


@pytest.mark.parametrize(
    ("piece", "text", "reason"),
    [
        ("<h2>More stories</h2>", "More stories", "heading after the text"),
        ("<div><div>Something below the text</div></div>", "Something below the text", "after the text"),
        ("<ul><li>One point</li></ul>", "One point", "text"),
    ],
)
def test_below_the_text_only_lists_go_on(piece: str, text: str, reason: str) -> None:
    assert why(piece, text, at=8) == reason


NIGHT = "At night the wind turned, and two boats that had waited outside came in before it was light again on the quay."


@pytest.mark.parametrize(
    ("paragraph", "text", "reason"),
    [
        (f"<p>{NIGHT}</p>", NIGHT, "text"),
        (f"<p class=note>{NIGHT}</p>", NIGHT, "beside the text"),
        (f"<p>{NIGHT[:-1]}</p>", NIGHT[:-1], "beside the text"),
        (f"<p>{NIGHT[-90:]}</p>", NIGHT[-90:], "beside the text"),
        (f"<p><a href=/a>{NIGHT[:60]}</a>{NIGHT[60:]}</p>", NIGHT, "beside the text"),
    ],
)
def test_a_long_sentence_in_boxes_of_its_own_is_text_where_it_has_the_texts_class(
    paragraph: str, text: str, reason: str
) -> None:
    assert why(f"<div class=grid><div class=cell><div>{paragraph}</div></div></div>", text) == reason


def test_what_stands_before_the_text_or_the_headline_is_no_text() -> None:
    body = f"<p>Coast</p><h1>{HEADLINE}</h1><p>Share</p><div><span>Short</span>{paragraphs(DAYS)}</div>"
    notes = extract_body(Page(f"<body><main>{body}</main></body>", URL), HEADLINE, BodyHints(explain=True)).notes
    reasons = {note.text: note.reason for note in notes}
    assert [reasons[text] for text in ("Coast", "Share", "Short")] == [
        "before the headline",
        "between headline and text",
        "before the text",
    ]


def test_short_lines_of_another_class_than_most_of_the_text_are_no_text() -> None:
    for name, reason in (("note", "another class than the text"), ("copy", "text")):
        lines = "".join(f"<p class=copy>{text}</p>" for text in DAYS)
        body = f"<div>{lines}<p class={name}>It was said that rain would go on</p>{lines.replace('day', 'night')}</div>"
        notes = extract_body(page(body), HEADLINE, BodyHints(explain=True)).notes
        assert [note.reason for note in notes if note.text.startswith("It was said")] == [reason]


def test_a_heading_goes_with_what_it_heads() -> None:
    box = f"<h2>Also of note</h2><p><a href=/a>{LINK}</a></p>"
    assert why(box, "Also of note", at=8) != "text"
    assert why(f"{box}<h2>The next day</h2>", "Also of note") == "heading of nothing"
    assert why(f"{box}<h2>The next day</h2>", "The next day") == "text"


# Pictures


def figures(markup: str) -> list[Image]:
    body = f"<div>{paragraphs(DAYS[:2])}{markup}{paragraphs(DAYS[2:])}</div>"
    return extract_body(page(body), HEADLINE).figures


@pytest.mark.parametrize(
    ("attributes", "is_kept"),
    [
        ("width=99 height=99", False),
        ("width=100 height=1", True),
        ("width=1 height=100", True),
        ("width=auto", True),
        ("class=site-logos", False),
        ("class=biologos", True),
        ("id=author", False),
        ("", True),
    ],
)
def test_a_small_picture_or_one_called_a_logo_is_none(attributes: str, is_kept: bool) -> None:
    assert bool(figures(f"<figure><img src=/a.jpg {attributes}></figure>")) is is_kept


@pytest.mark.parametrize("name", ["logo.png", "x/icon-5.gif", "spacer.gif", "1x1.png", "placeholder.svg"])
def test_a_picture_is_none_by_the_name_of_its_file_but_not_of_its_folder(name: str) -> None:
    assert figures(f"<figure><img src=/{name}></figure>") == []
    assert len(figures(f"<figure><img src=/{name.replace('/', '-')}/a.jpg></figure>")) == 1


def test_of_a_box_without_a_caption_each_picture_counts_and_of_one_with_a_caption_the_first() -> None:
    two = "<img src=/a.jpg><img src=/b.jpg>"
    assert len(figures(f"<div class=photo-box><div>{two}</div></div>")) == 2
    assert len(figures(f"<figure>{two}<figcaption>Two views</figcaption></figure>")) == 1


def test_a_picture_that_comes_again_with_a_caption_has_it() -> None:
    again = "<figure><img src=/a.jpg></figure><figure><img src=/a.jpg><figcaption>Dawn</figcaption></figure>"
    assert [(image.url, image.caption) for image in figures(again)] == [("https://harbour.example/a.jpg", "Dawn")]
    more = f"{again}<figure><img src=/a.jpg><figcaption>Dusk</figcaption></figure>"
    assert [image.caption for image in figures(more)] == ["Dawn"]


def test_a_caption_named_by_its_class_is_found_and_a_heading_in_a_box_is_none() -> None:
    named = "<div class=photo-box><div><img src=/a.jpg></div><div class=img-caption>Dawn</div><p>More</p></div>"
    assert [image.caption for image in figures(named)] == ["Dawn"]
    for heading, caption in (("", "More"), ("<h3>Also</h3>", None)):
        around = f"<div><div class=photo-box><img src=/a.jpg></div>{heading}<p>More</p></div>"
        assert [image.caption for image in figures(around)] == [caption]


def test_a_credit_is_known_by_its_element_or_its_name() -> None:
    for part in ("<cite>Ada</cite>", "<span class=photo-copyright>Ada</span>", "<small id=source>Ada</small>"):
        found = figures(f"<figure><img src=/a.jpg><figcaption>Dawn {part}</figcaption></figure>")
        assert [(image.caption, image.credit) for image in found] == [("Dawn", "Ada")]


def test_a_caption_longer_than_any_is_none() -> None:
    lengths = [
        length
        for length in range(100, 2_000, 50)
        if figures(f"<figure><img src=/a.jpg><figcaption>{'x' * length}</figcaption></figure>")[0].caption
    ]
    assert lengths == list(range(100, lengths[-1] + 50, 50))
    assert 300 < lengths[-1] < 1_950


# Structured data


def best(*nodes: dict[str, Any], headline: str | None = None) -> Any:
    found = [{"@type": "NewsArticle"} | node for node in nodes]
    return json_ld.own_articles(found, URL, headline)[0].get("name")


@pytest.mark.parametrize(
    ("nodes", "headline"),
    [
        ([{"headline": "A", "description": "b"}, {"name": "own", "url": URL}], None),
        ([{"headline": "A", "author": "b"}, {"name": "own", "headline": "Rain"}], "Rain"),
        ([{"headline": "Rain"}, {"name": "own", "url": "http://www.harbour.example/news/ferry/?a=b"}], "Rain"),
        ([{"headline": "A"}, {"name": "own", "headline": "B", "datePublished": "2025"}], None),
        ([{"headline": "A"}, {"name": "own", "mainEntityOfPage": {"@id": URL}}], None),
        ([{"headline": "A"}, {"name": "own", "mainEntityOfPage": {"url": URL}}], None),
        ([{"headline": "A"}, {"name": "own", "@id": URL}], None),
        ([{"name": "own", "headline": "A"}, {"headline": "B"}], None),
    ],
)
def test_which_node_is_the_article_is_told_by_address_then_headline_then_what_it_says(
    nodes: list[dict[str, Any]], headline: str | None
) -> None:
    assert best(*nodes, headline=headline) == "own"


def test_nodes_that_tell_of_the_same_article_are_witnesses_too() -> None:
    own = {"@type": "NewsArticle", "headline": "Rain", "url": URL, "author": "Ada"}
    same = [{"@type": "Article", "headline": "Rain"}, {"@type": "Report", "mainEntityOfPage": URL}]
    other = {"@type": "Article", "headline": "Wind", "url": f"{URL}-2"}
    assert json_ld.own_articles([other, *same, own], URL) == [own, *same[::-1]]


@pytest.mark.parametrize(
    ("node", "field", "value"),
    [
        ({"headline": " ", "name": "Rain"}, "headline", "Rain"),
        ({"headline": {"@value": "Rain"}}, "headline", "Rain"),
        ({"headline": ["", "Rain"]}, "headline", "Rain"),
        ({"headline": 2025}, "headline", "2025"),
        ({"headline": True}, "headline", None),
        ({"dateCreated": "b", "uploadDate": "a"}, "date_published", "a"),
        ({"author": "Ada", "creator": {"name": "Ben"}}, "authors", ["Ada", "Ben"]),
        ({"author": {"familyName": "Lovelace"}}, "authors", ["Lovelace"]),
        ({"articleSection": ["A", {"name": "B"}]}, "section", ["A", "B"]),
        ({"isAccessibleForFree": False, "hasPart": {"isAccessibleForFree": True}}, "is_accessible_for_free", False),
        ({"hasPart": [{}, {"isAccessibleForFree": False}]}, "is_accessible_for_free", False),
        ({"hasPart": []}, "is_accessible_for_free", None),
        ({"publisher": {"name": "Post"}}, "site_name", ["Post"]),
    ],
)
def test_a_field_is_read_in_every_form_that_schema_org_allows(node: dict[str, Any], field: str, value: object) -> None:
    assert json_ld_values.article_values(node)[field] == value


def test_a_picture_and_a_video_are_read_with_what_is_said_of_them() -> None:
    image = {
        "contentUrl": "/a.jpg",
        "description": "Dawn",
        "creator": {"name": "Ada"},
        "width": {"value": 5},
        "height": 6,
    }
    assert json_ld_values.images(image) == [
        {"url": "/a.jpg", "caption": "Dawn", "credit": "Ada", "width": 5, "height": 6}
    ]
    assert json_ld_values.images([{"caption": "no address"}, None]) == []
    video = {"embedUrl": "/v", "headline": "Storm", "duration": "PT1M", "thumbnail": {"url": "/t.jpg"}}
    assert json_ld_values.video_values(video) == {
        "url": "/v",
        "title": "Storm",
        "duration": "PT1M",
        "thumbnail": "/t.jpg",
    }


def test_a_reference_is_replaced_only_where_it_says_nothing_itself() -> None:
    person = {"@type": "Person", "@id": "#ada", "name": "Ada"}
    authors = [{"@id": "#ada"}, {"@type": "Person", "@id": "#ada"}, {"@id": "#ada", "@type": "Person", "name": "Ben"}]
    article = {"@type": "Article", "author": authors, "creator": {"@id": "#nobody"}}
    found = json_ld.nodes([json.dumps({"@graph": [article, person]})])
    own = next(node for node in found if node.get("@type") == "Article")
    assert own["author"] == [person, person, authors[2]]
    assert own["creator"] == {"@id": "#nobody"}


def test_a_node_of_two_keys_can_be_referred_to() -> None:
    script = '[{"@type": "Article", "author": {"@id": "#ada"}}, {"@id": "#ada", "name": "Ada"}, {"@id": "#ada"}]'
    assert json_ld_values.names(json_ld.nodes([script])[0]["author"]) == ["Ada"]


def test_microdata_is_read_from_attributes_and_of_the_fullest_item() -> None:
    found = microdata.source(
        page(
            "<meta itemprop=keywords content=sea><div itemscope><b itemprop=headline>Other</b></div>"
            "<div itemscope><b itemprop=headline>Own</b><time itemprop=datePublished datetime=2025>x</time>"
            "<p itemprop=articleBody>Text</p><span itemprop='name author'>Ada</span><i itemprop=headline></i></div>"
        )
    )
    assert found.values == {
        "keywords": ["sea"],
        "headline": ["Own"],
        "date_published": ["2025"],
        "article_body": [],
        "authors": ["Ada"],
    }


def test_forty_values_of_a_property_are_enough() -> None:
    many = "".join(f"<b itemprop=keywords>{number}</b>" for number in range(50))
    assert len(microdata.source(page(many)).values["keywords"]) == 40
