"""What meta elements, microdata, robots directives and the visible lines of a page say."""

import pytest

from newsbot.extraction.body.article_body import Body, extract_body
from newsbot.extraction.body.blocks import BODY, FRONT, Piece
from newsbot.extraction.body.byline_lines import MOST_LINES, Line, lines_above
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.bylines.finding import marked_places, signed_places
from newsbot.extraction.metadata import meta_tags, microdata
from newsbot.extraction.metadata.rights import reservations
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.publication_dates.dated_page import DatedPage
from newsbot.extraction.publication_dates.finding import visible_dates, visible_updates
from newsbot.page import Page

URL = "https://harbour.example/2025/06/02/rain"


def page(body: str, headers: dict[str, str] | None = None) -> Page:
    return Page(f"<html lang=de>{body}</html>", URL, headers)


def test_each_meta_element_is_a_source_of_its_own_the_trusted_ones_first() -> None:
    head = meta_tags.read(
        page('<meta name=date content="2025-06-03"><meta property="article:published_time" content="2025-06-02">')
    )
    dates = [source.values.get("date_published") for source in meta_tags.sources(head)]
    assert [date for date in dates if date] == [["2025-06-02"], ["2025-06-03"]]


def test_a_meta_element_may_have_its_content_in_the_attribute_value() -> None:
    head = meta_tags.read(page('<meta value="Ada Lovelace" name="author">'))
    assert head.metatags == {"author": ["Ada Lovelace"]}


@pytest.mark.parametrize("name", ["article_writer", "author-name", "ArticleAuthors", "st.author", "redacteur"])
def test_a_meta_element_that_no_list_names_may_tell_the_author(name: str) -> None:
    head = meta_tags.read(page(f'<meta name="{name}" content="Ada Lovelace">'))
    assert [source.values["authors"] for source in meta_tags.sources(head) if "authors" in source.values] == [
        ["Ada Lovelace"]
    ]


@pytest.mark.parametrize("name", ["author_url", "web_author", "author-id", "book:author", "authorization"])
def test_a_meta_element_about_another_or_an_address_tells_no_author(name: str) -> None:
    head = meta_tags.read(page(f'<meta name="{name}" content="Ada Lovelace">'))
    assert not any("authors" in source.values for source in meta_tags.sources(head))


def test_the_sharing_image_has_its_size() -> None:
    head = meta_tags.read(
        page('<meta property=og:image content="/a.jpg"><meta property="og:image:width" content=1200>')
    )
    pictures = next(source.values for source in meta_tags.sources(head) if source.name == "meta image")
    assert pictures == {"images": [{"url": "/a.jpg", "alt": None, "width": "1200", "height": None}]}


def test_the_declared_address_is_the_link_before_the_shared_one() -> None:
    both = '<meta property="og:url" content="/shared"><link rel=canonical href="/declared">'
    assert meta_tags.read(page(both)).canonical == "/declared"
    assert meta_tags.read(page('<meta property="og:url" content="/shared">')).canonical == "/shared"
    assert meta_tags.read(page('<link rel="alternate Canonical" href="/declared">')).canonical == "/declared"


def test_the_canonical_address_is_relative_to_the_base_that_the_page_declares() -> None:
    based = '<base href="https://x.example/de/"><link rel="canonical" href="{}">'
    assert meta_tags.read(page(based.format("rain-4711"))).canonical == "https://x.example/de/rain-4711"
    assert meta_tags.read(page(based.format("http://["))).canonical == "http://["


def test_microdata_is_read_by_its_properties() -> None:
    found = microdata.source(
        page(
            '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop=headline>Rain</h1>'
            "<span itemprop=author itemscope><b itemprop=name>Ada Lovelace</b>, Editor</span>"
            '<time itemprop=datePublished datetime="2025-06-02T13:58Z">2 June</time></div>'
        )
    )
    assert found.values == {"headline": ["Rain"], "authors": ["Ada Lovelace"], "date_published": ["2025-06-02T13:58Z"]}


def test_teasers_that_are_items_of_their_own_give_the_article_no_authors() -> None:
    item = '<div itemscope itemtype="https://schema.org/NewsArticle">'
    teaser = f"{item}<b itemprop=headline>Wind</b><b itemprop=author>Alan Turing</b></div>"
    dated = "<b itemprop=author>Ada Lovelace</b><time itemprop=datePublished>2025</time>"
    own = f"{item}<h1 itemprop=headline>Rain</h1>{dated}</div>"
    found = microdata.source(page(teaser + own + teaser)).values
    assert (found["headline"], found["authors"]) == (["Rain"], ["Ada Lovelace"])


@pytest.mark.parametrize("kind", ["https://schema.org/Comment", "http://schema.org/UserComments"])
def test_what_readers_wrote_below_gives_the_article_neither_author_nor_date(kind: str) -> None:
    values = "<b itemprop=author>Max Roe</b><time itemprop=dateCreated datetime=2025-06-04>4 June</time>"
    comment = f"<div itemscope itemtype='{kind}'>{values}</div>"
    assert microdata.source(page(f"<h1 itemprop=headline>Rain</h1>{comment}")).values == {"headline": ["Rain"]}


def test_rdfa_is_read_like_microdata() -> None:
    assert microdata.source(page('<h1 property="schema:headline">Rain</h1>')).values == {"headline": ["Rain"]}


@pytest.mark.parametrize(
    ("body", "headers", "rights"),
    [
        ("", {}, []),
        ('<meta name=robots content="index, follow, max-image-preview:large">', {}, []),
        ('<meta name=robots content="NOARCHIVE, noai">', {}, ["noai", "noarchive"]),
        ('<meta name=googlebot content="nosnippet">', {}, ["nosnippet"]),
        ('<meta name=robots content="none">', {}, ["noindex"]),
        ("", {"X-Robots-Tag": "googlebot: noarchive, noimageai"}, ["noarchive", "noimageai"]),
        ('<meta name="tdm-reservation" content="1">', {}, ["tdm-reservation"]),
        ('<meta name="tdm-reservation" content="0">', {}, []),
        ("", {"TDM-Reservation": "1"}, ["tdm-reservation"]),
    ],
)
def test_reservations_come_from_page_and_headers(body: str, headers: dict[str, str], rights: list[str]) -> None:
    told = page(body, headers)
    assert reservations(told, meta_tags.read(told).metatags) == rights


def test_a_line_that_says_updated_dates_the_update() -> None:
    lines = [Line("Veröffentlicht am 2. Juni 2025"), Line("Aktualisiert am 3. Juni 2025")]
    body = Body(byline_lines=lines)
    published = next(visible_dates(DatedPage(page(""), body), PageContext())).values
    updated = next(visible_updates(DatedPage(page(""), body), PageContext())).values
    assert (published, updated) == ({"date_published": [lines[0].text]}, {"date_modified": [lines[1].text]})


@pytest.mark.parametrize("name", ["citation_author", "og:article:author", "article.author", "authors"])
def test_meta_elements_name_authors_by_many_names(name: str) -> None:
    told = page(f'<meta name="{name}" content="Ada Lovelace">')
    assert {"authors": ["Ada Lovelace"]} in [source.values for source in meta_tags.sources(meta_tags.read(told))]


def test_links_to_an_authors_page_count_outside_of_the_navigation() -> None:
    markup = '<nav><a href="/autor/x">Alle Autoren</a></nav><p><a href="/autor/ada">Ada Lovelace</a></p>'
    places = {place.name: place.lines for place in signed_places(marked_places(page(markup), Body()), Body())}
    assert [line.text for line in places["author link"]] == ["Ada Lovelace"]


def test_a_link_to_the_list_of_all_authors_names_none() -> None:
    places = {
        place.name: place.lines
        for place in signed_places(marked_places(page("<p><a href=/columnists>Ada Lovelace</a>"), Body()), Body())
    }
    assert places["author link"] == []


def under_headline(lines: str) -> list[Line]:
    text = "".join(
        f"<p>On day {day} it rained so much that nobody in the harbour left the house.</p>" for day in range(9)
    )
    told = page(f"<header><h1>Rain over the harbour</h1>{lines}</header><div>{text}</div>")
    return extract_body(told).byline_lines


def test_lines_that_name_authors_are_marked_by_their_class_or_by_what_they_link_to() -> None:
    signed = "<div class=byline><a href=/a>Ada Lovelace</a> Engineer</div><p><a href=/autor/g>Grace Hopper</a></p>"
    assert under_headline(f"{signed}<p>2 June</p>") == [
        Line("Ada Lovelace Engineer", True, ("Ada Lovelace",)),
        Line("Grace Hopper", True, ("Grace Hopper",)),
        Line("2 June", False),
    ]


def test_a_box_named_like_something_else_signs_below_the_headline_where_it_says_by() -> None:
    signed = "<p class=teaser-meta>VON <a href=/autoren/lovelace-ada>ADA LOVELACE</a> am 2. Juni 2025</p>"
    assert [line.text for line in under_headline(signed)] == ["VON ADA LOVELACE am 2. Juni 2025"]


def test_the_lines_right_above_the_text_are_read_however_many_stand_before() -> None:
    texts = ["Weather", *(f"Most read {number}" for number in range(60)), "By Ada Lovelace"]
    element = page("<p>").root
    pieces = [Piece(text, "paragraph", element, FRONT, dropped=DropReason.BETWEEN_HEADLINE_AND_TEXT) for text in texts]
    read = [line.text for line in lines_above([*pieces, Piece("It rained.", "paragraph", element, BODY)])]
    assert (read[0], read[-1], len(read)) == ("Weather", "By Ada Lovelace", 2 * MOST_LINES)


def test_the_day_in_the_address_is_asked_after_the_lines_near_the_heading_and_before_the_rest_of_the_page() -> None:
    sources = {source.name: source.values for source in visible_dates(DatedPage(page(""), Body()), PageContext())}
    assert sources["address"] == {"date_published": ["2025-06-02"]}
    names = list(sources)
    assert names.index("line below") < names.index("address") < names.index("only day")


def test_elements_that_are_marked_as_the_authors_may_sign_but_not_those_of_comments() -> None:
    author = "<div class=author-box><b class=c-authorName>Ada Lovelace</b></div>"
    comment = "<div class=comments><b class=comment-author>Alan Turing</b></div>"
    places = [place for place in marked_places(page(comment + author), Body()) if place.name == "author element"]
    assert {line.text for place in places for line in place.lines} == {"Ada Lovelace"}


def test_what_a_sharing_card_shows_as_written_by_is_an_author() -> None:
    labels = '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ada Lovelace">'
    found = {source.name: source.values for source in meta_tags.sources(meta_tags.read(page(labels)))}
    assert found["meta twitter:data"] == {"authors": ["Ada Lovelace"]}
    time = labels.replace("Verfasst von", "Lesezeit")
    assert "meta twitter:data" not in {source.name for source in meta_tags.sources(meta_tags.read(page(time)))}


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("dc:creator", "authors"),
        ("DC_Creator", "authors"),
        ("sailthru.byline_name", "authors"),
        ("byline", "authors"),
        ("dcterms:created", "date_published"),
        ("article:published:time", "date_published"),
        ("published-date", "date_published"),
        ("article_modified_time", "date_modified"),
    ],
)
def test_a_meta_element_is_known_whatever_joins_the_words_of_its_name(name: str, field: str) -> None:
    sources = meta_tags.sources(meta_tags.read(page(f'<meta name="{name}" content=x>')))
    assert [source.values for source in sources if source.name != "html lang"] == [{field: ["x"]}]


def test_parselys_older_element_holds_an_object() -> None:
    said = """{"title": "Rain", "authors": ["Ada Lovelace"], "pub_date": "2025-06-02T08:00:00Z", "link": 3}"""
    sources = meta_tags.sources(meta_tags.read(page(f"<meta name=parsely-page content='{said}'>")))
    values = next(source.values for source in sources if source.name == "meta parsely-page")
    assert values == {"headline": "Rain", "authors": ["Ada Lovelace"], "date_published": "2025-06-02T08:00:00Z"}


@pytest.mark.parametrize("said", ["", "{", "[]", "3", "null", '{"authors": {"a": 1}, "title": 3}'])
def test_parselys_older_element_may_hold_anything(said: str) -> None:
    sources = meta_tags.sources(meta_tags.read(page(f"<meta name=parsely-page content='{said}'>")))
    assert not any(source.values for source in sources if source.name == "meta parsely-page")
