"""One page read: which source wins, what is refused, what is noted."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.extraction.article import Reading, read_article
from newsbot.items import Article, NotAnArticle
from newsbot.page import Page
from newsbot.sources import Entry
from newsbot.spiders.publisher import PublisherSpider

URL = "https://www.harbour.example/story/rain"
TEXT = "".join(f"<p>On day {n} it rained so much that nobody in the harbour left the house.</p>" for n in range(9))
NODE = {
    "@type": "NewsArticle",
    "headline": "Rain over the harbour",
    "author": {"@type": "Person", "name": "By Ada Lovelace"},
    "datePublished": "2025-06-02T13:58:00+02:00",
}


class HarbourSpider(PublisherSpider):
    name = "harbour"
    title = "The Harbour Post"
    language = "en"
    timezone = "Asia/Tokyo"
    selectors: Mapping[str, str] = {"section": ".ressort", "authors": ".who"}


def html(head: str = "", node: dict[str, Any] | None = None, body: str = "") -> str:
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>' if node else ""
    return f"<html lang=en><head>{head}{script}</head><h1>Rain over the harbour</h1>{body}{TEXT}</html>"


def page(head: str = "", node: dict[str, Any] | None = None, body: str = "") -> Page:
    return Page(html(head, node, body), URL)


def read(*args: Any, **kwargs: Any) -> Article:
    return read_article(page(*args, **kwargs))


def test_every_value_names_its_source() -> None:
    article = read('<meta name=keywords content="rain, wind">', NODE)
    assert article.provenance["authors"] == "json-ld NewsArticle"
    assert article.provenance["keywords"] == "meta keywords"
    assert article.provenance["headline"] == "page"


def test_a_source_without_a_usable_value_gives_way_to_the_next() -> None:
    head = (
        '<meta name=author content="https://www.facebook.com/harbour"><meta name="dc.creator" content="Ada Lovelace">'
    )
    article = read(head)
    assert (article.authors, article.provenance["authors"]) == (["Ada Lovelace"], "meta dc.creator")


def test_authors_of_two_sources_are_not_mixed() -> None:
    article = read('<meta name=author content="Alan Turing">', NODE)
    assert article.authors == ["Ada Lovelace"]


def test_a_person_in_a_lesser_source_comes_before_the_newsroom_in_a_better_one() -> None:
    article = read('<meta name=author content="Ada Lovelace">', NODE | {"author": {"name": "Harbour Post Newsroom"}})
    assert article.authors == ["Ada Lovelace"]


SIGNED = '<p class=byline>By <a href="/a">Ada Lovelace</a> <i>Head of Engines</i></p>'


def test_the_byline_that_readers_see_comes_before_hidden_markup() -> None:
    article = read('<meta name=author content="Charles Babbage">', body=SIGNED)
    assert (article.authors, article.provenance["authors"]) == (["Ada Lovelace"], "byline")


def test_a_meta_tag_that_names_more_than_the_byline_is_fuller() -> None:
    article = read('<meta name=author content="Ada Lovelace, Charles Babbage">', body=SIGNED)
    assert (article.authors, article.provenance["authors"]) == (["Ada Lovelace", "Charles Babbage"], "meta author")


def test_authors_of_teasers_in_microdata_do_not_join_the_byline() -> None:
    teasers = "".join(f"<p itemprop=author>{name}</p>" for name in ("Ada Lovelace", "Grace Hopper"))
    assert read(body=SIGNED + teasers).authors == ["Ada Lovelace"]


def test_an_organisation_in_structured_data_does_not_hide_the_person_in_the_byline() -> None:
    author = {"@type": "Organization", "name": "Harbour Broadcasting Corporation"}
    signed = html(node=NODE | {"author": author}).replace("</h1>", "</h1><p class=byline>By Grace Hopper</p>")
    article = read_article(Page(signed, URL))
    assert (article.authors, article.provenance["authors"]) == (["Grace Hopper"], "byline")


def test_a_newsroom_in_the_byline_signs_where_no_source_names_anybody() -> None:
    article = read(
        '<meta property="og:site_name" content="The Harbour Post">', body="<p class=byline>By The Harbour Post</p>"
    )
    assert (article.authors, article.provenance["authors"]) == (["The Harbour Post"], "byline, newsroom")


def test_a_newsroom_that_signs_alone_is_marked_as_one() -> None:
    article = read(node=NODE | {"author": {"name": "Harbour Post Newsroom"}})
    assert article.authors == ["Harbour Post Newsroom"]
    assert article.provenance["authors"] == "json-ld NewsArticle, newsroom"


def test_the_account_that_a_site_was_set_up_with_is_no_author() -> None:
    admin = {"@type": "Person", "@id": "https://harbour.example/author/admin/", "name": "Harbour D"}
    article = read(node=NODE | {"author": admin}, body="<p class=author>Harbour D</p><p>ADA LOVELACE</p>")
    assert article.authors == ["Ada Lovelace"]
    assert article.provenance["authors"] == "text"
    assert article.text.startswith("On day 0")


@pytest.mark.parametrize("line", ["By Ada Lovelace", "Ada Lovelace, London", "ADA LOVELACE"])
def test_a_line_at_an_end_of_the_text_that_names_its_author_is_no_part_of_it(line: str) -> None:
    signed = html(node=NODE).replace("</html>", f"<p>{line}</p></html>")
    for body in (signed, html(node=NODE, body=f"<p>{line}</p>")):
        article = read_article(Page(body, URL))
        assert (article.authors, "ovelace" in article.text.lower()) == (["Ada Lovelace"], False)


def test_a_short_sentence_about_the_author_stays_in_the_text() -> None:
    signed = html(node=NODE).replace("</html>", "<p>Ada Lovelace was there.</p></html>")
    assert read_article(Page(signed, URL)).text.endswith("Ada Lovelace was there.")


def test_a_sentence_about_the_author_stays_amid_the_text_and_goes_at_its_end() -> None:
    told = "Ada Lovelace writes on harbours, and has lived on three boats."
    for ending, is_kept in ((f"<p>{told}</p><p>Then it was dry.</p>", True), (f"<p>{told}</p>", False)):
        signed = html(node=NODE).replace("</html>", f"{ending}</html>")
        assert (told in read_article(Page(signed, URL)).text) is is_kept


def test_a_newsroom_that_signs_below_the_text_is_taken_where_nobody_else_signs() -> None:
    unsigned = {name: value for name, value in NODE.items() if name != "author"}
    give = '<p>Did you like it? <a href="https://harbour.example/spende">Give us something</a>, please.</p>'
    signed = html(node=unsigned).replace("</html>", f"<p>HP-Redaktion</p>{give}</html>")
    article = read_article(Page(signed, URL))
    assert article.authors == ["HP-Redaktion"]
    assert article.text.endswith("left the house.")


def test_the_agency_in_a_turkish_papers_meta_element_is_credited() -> None:
    article = read('<meta name="articleAuthor" content="Anadolu Ajansı">', NODE)
    assert (article.authors, article.agencies) == (["Ada Lovelace"], ["Anadolu Ajansı"])


def test_a_time_with_its_offset_beats_one_without_in_a_better_source() -> None:
    head = '<meta name=date content="2025-06-02T13:58:00+02:00">'
    article = read(head, NODE | {"datePublished": "2025-06-02T13:58:00"})
    assert article.date_published is not None
    assert article.date_published.isoformat() == "2025-06-02T13:58:00+02:00"
    assert article.provenance["date_published"] == "meta date"


def test_the_day_in_the_address_never_beats_a_time() -> None:
    article = read_article(Page(html(node=NODE), "https://www.harbour.example/2024/01/01/rain"))
    assert article.date_published is not None
    assert article.date_published.year == 2025


def test_a_missing_offset_is_the_publishers_and_marked_as_assumed() -> None:
    article = read_article(page(node=NODE | {"datePublished": "2025-06-02T13:58:00"}), HarbourSpider)
    assert article.date_published is not None
    assert article.date_published.utcoffset() == timedelta(hours=9)
    assert article.provenance["date_published"] == "json-ld NewsArticle, offset assumed"


def test_a_time_in_the_future_gives_way_to_the_next_source() -> None:
    head = '<meta name=date content="2025-06-02T13:58:00+02:00">'
    told = page(head, NODE | {"datePublished": "2031-01-01T00:01:00Z"})
    article = read_article(told, seen_at=datetime(2025, 7, 1, tzinfo=UTC))
    assert article.provenance["date_published"] == "meta date"


def test_an_update_is_no_publication() -> None:
    article = read(node=NODE | {"dateModified": "2025-06-03T08:00:00+02:00"})
    assert article.date_published is not None
    assert article.date_modified is not None
    assert (article.date_published.day, article.date_modified.day) == (2, 3)


def test_an_update_before_the_publication_is_none() -> None:
    article = read(node=NODE | {"dateModified": "2025-06-01T08:00:00+02:00"})
    assert article.date_modified is None
    assert "date_modified" not in article.provenance


def test_what_is_left_out_by_its_name_ends_no_text_when_the_page_is_explained() -> None:
    text = "".join(
        f"<p>{line}</p>" for line in ("The pier was sold to a choir. " * 9, "It was paid for in songs. " * 9)
    )
    parts = f"<div>{text}</div><div class=share>44 Kommentare</div><section>{text}</section>"
    page = f"<h1>Pier sold to a choir</h1><main>{parts}</main>"
    explained = Reading(Page(page, URL), explain=True)
    assert explained.article() == read_article(Page(page, URL))


def test_explaining_a_page_changes_nothing_about_it() -> None:
    told = html('<meta name=author content="Alan Turing">', NODE, "<b itemprop=articleSection>Weather</b>")
    explained = Reading(Page(told, URL), explain=True)
    assert explained.article() == read_article(Page(told, URL))


def test_the_publishers_selectors_come_first() -> None:
    body = "<div class=ressort>Weather</div><div class=who>Von Grace Hopper</div>"
    article = read_article(page(node=NODE | {"articleSection": "Politics"}, body=body), HarbourSpider)
    assert (article.section, article.authors) == ("Weather", ["Grace Hopper"])
    assert article.provenance["section"] == "selectors"


def test_the_publishers_selectors_are_not_outvoted() -> None:
    class Own(HarbourSpider):
        selectors: Mapping[str, str] = {"headline": ".own-headline", "date_published": ".own-date"}

    body = "<p class=own-headline>Seven days of rain</p><p class=own-date>1 June 2025</p>"
    article = read_article(page('<meta property="og:title" content="Rain over the harbour">', NODE, body), Own)
    assert article.headline == "Seven days of rain"
    assert article.date_published is not None
    assert article.date_published.isoformat() == "2025-06-01T00:00:00+09:00"


def test_what_a_listing_said_fills_the_last_gaps() -> None:
    entry = Entry(
        URL,
        title="Something else",
        published=datetime(2025, 6, 1, tzinfo=UTC),
        authors=("Ada Lovelace",),
        section="Weather",
    )
    article = read_article(page(), entry=entry)
    assert (article.headline, article.section, article.authors) == (
        "Rain over the harbour",
        "Weather",
        ["Ada Lovelace"],
    )
    assert article.provenance["section"] == "listing"


def test_the_headline_is_the_one_shown_without_the_sites_name() -> None:
    named = '<meta property="og:site_name" content="The Harbour Post">'
    article = read(f"<title>Rain over the harbour | The Harbour Post</title>{named}")
    assert article.headline == "Rain over the harbour"


def test_the_shown_headline_comes_before_one_that_title_and_sharing_have_from_the_same_field() -> None:
    head = '<title>Best rain over the harbour</title><meta property="og:title" content="Best rain over the harbour">'
    article = read_article(Page(html(head), URL))
    assert (article.headline, article.provenance["headline"]) == ("Rain over the harbour", "page")


def test_what_follows_the_shown_headline_in_the_pages_title_is_no_part_of_it() -> None:
    sharing = '<meta property="og:title" content="Rain over the harbour - Weather | K">'
    article = read(f"<title>Rain over the harbour - Weather | K</title>{sharing}")
    assert article.headline == "Rain over the harbour"


def test_the_language_is_the_texts_where_the_markup_lies() -> None:
    german = "<p>In der Nacht hat es am Hafen so stark geregnet, dass die Straßen unter Wasser standen.</p>" * 6
    article = read_article(Page(f"<html lang=en><h1>Regen am Hafen</h1>{german}</html>", URL))
    assert (article.language, article.provenance["language"]) == ("de", "text")


def test_the_identity_of_the_article_is_its_canonical_address() -> None:
    article = read_article(Page(html('<link rel=canonical href="/story/rain">'), f"{URL}?utm_source=x#top"))
    assert article.canonical_url == URL
    assert article.url == f"{URL}?utm_source=x#top"


def test_agencies_are_credited_around_the_text() -> None:
    article = read_article(Page(html(node=NODE).replace("</html>", "<p>(dpa/AFP)</p></html>"), URL))
    assert article.agencies == ["dpa", "AFP"]


def test_candidates_are_told_in_the_order_in_which_they_were_asked() -> None:
    reading = Reading(page('<meta name=author content="Alan Turing">', NODE), explain=True)
    told = [
        (candidate.source, candidate.outcome) for candidate in reading.loader.candidates if candidate.field == "authors"
    ]
    assert told == [("json-ld NewsArticle", "won"), ("meta author", "late")]


@pytest.mark.parametrize("entry_title", [None, "Rain"])
def test_a_page_of_nothing_but_a_title_from_a_listing_is_no_article(entry_title: str | None) -> None:
    with pytest.raises(NotAnArticle):
        read_article(Page("<html></html>", URL), entry=Entry(URL, title=entry_title))


@given(st.binary(max_size=600))
def test_any_bytes_are_an_article_or_refused(body: bytes) -> None:
    try:
        article = read_article(Page(b"<h1>Rain</h1><p>" + body, URL))
    except NotAnArticle:
        return
    assert article.headline
    assert article.text


@pytest.mark.parametrize("address", ["//[half", "https://[", "http://a]/b", "//[::1"])
def test_an_address_that_is_none_costs_no_article(address: str) -> None:
    article = read(body=f'<figure><img src="{address}"><figcaption>The harbour at dawn</figcaption></figure>')
    assert all(image.url and "[" not in image.url for image in article.images)


def test_a_kicker_inside_the_heading_is_apart_though_microdata_marks_both_as_the_headline() -> None:
    heading = "<h1 itemprop=headline><b>Weather</b><i> - </i><b>Rain over the harbour</b></h1>"
    told = '<meta property="og:title" content="Storms: Rain over the harbour">'
    body = f"<html lang=en><head>{told}</head><main itemscope itemtype=//schema.org/NewsArticle>{heading}{TEXT}</main>"
    article = read_article(Page(body.encode(), URL))
    assert (article.kicker, article.headline) == ("Weather", "Rain over the harbour")


# What is around the text


def test_two_capitalised_words_beside_a_date_do_not_go_before_hidden_markup() -> None:
    article = read('<meta name=author content="Ada Lovelace">', body="<p>Supreme Court</p><p>2 June 2025</p>")
    assert article.authors == ["Ada Lovelace"]


@pytest.mark.parametrize(("at", "agencies"), [(0, ["dpa"]), (1, []), (4, []), (7, ["dpa"]), (8, ["dpa"])])
def test_an_agency_is_credited_in_the_first_and_the_last_two_paragraphs(at: int, agencies: list[str]) -> None:
    lines = [f"On day {n} it rained so much that nobody in the harbour left the house." for n in range(9)]
    lines[at] += " (dpa)"
    body = f"<html lang=en><h1>Rain over the harbour</h1>{''.join(f'<p>{line}</p>' for line in lines)}</html>"
    assert read_article(Page(body, URL)).agencies == agencies


def test_of_two_paragraphs_both_may_credit_an_agency() -> None:
    text = "<p>It rained so much that nobody in the harbour left the house all day. (dpa)</p>"
    body = f"<html lang=en><h1>Rain over the harbour</h1>{text}{text.replace('dpa', 'AFP')}</html>"
    assert read_article(Page(body, f"{URL}-4711")).agencies == ["dpa", "AFP"]


def test_a_lead_may_credit_an_agency() -> None:
    lead = "<p class=standfirst>Nobody in the harbour has left the house for all of nine days. (AFP)</p>"
    assert read(body=lead).agencies == ["AFP"]


def test_the_byline_names_agencies_before_credits_do() -> None:
    article = read_article(Page(html(node=NODE | {"author": "Ada Lovelace, dpa"}).replace("</html>", "(AFP)"), URL))
    assert (article.authors, article.agencies) == (["Ada Lovelace"], ["dpa"])


def test_a_page_of_one_line_that_signs_keeps_it() -> None:
    line = "<p>By Ada Lovelace and more people of the harbour</p>"
    article = read_article(
        Page(f"<h1>Rain over the harbour</h1>{line}", URL),
        entry=Entry(URL, title="Rain over the harbour", authors=("Ada Lovelace",)),
    )
    assert article.text == "By Ada Lovelace and more people of the harbour"


def test_a_meta_tag_that_names_fewer_or_others_than_the_byline_does_not_go_before_it() -> None:
    for names in ("Charles Babbage", "Charles Babbage, Grace Hopper"):
        assert read(f'<meta name=author content="{names}">', body=SIGNED).authors == ["Ada Lovelace"]


def test_json_ld_that_signs_is_not_corrected_by_what_readers_see() -> None:
    article = read(node=NODE | {"author": {"name": "Grace Hopper"}}, body=SIGNED)
    assert (article.authors, article.provenance["authors"]) == (["Grace Hopper"], "json-ld NewsArticle")


# Who the site is, and where


def test_the_name_of_the_site_is_no_person() -> None:
    own = '<meta property="og:site_name" content="Ada Lovelace"><meta name=author content="Ada Lovelace">'
    article = read(own)
    assert article.provenance["authors"] == "meta author, newsroom"


def test_a_headline_in_place_of_the_sites_name_is_not_cut_off_the_headline() -> None:
    long = "Rain over the harbour and all of the town"
    body = html(f'<meta property="og:site_name" content="{long}">').replace(
        "Rain over the harbour</h1>", f"{long}</h1>"
    )
    assert read_article(Page(body, URL)).headline == long


def test_without_a_publisher_the_zone_is_that_of_the_address_or_the_language() -> None:
    told = html(node=NODE | {"datePublished": "2025-06-02T13:58:00"})
    offsets = []
    for url, body in ((URL, told), ("https://harbour.jp/a", told), (URL, told.replace("lang=en", "lang=tr-TR"))):
        found = read_article(Page(body, url)).date_published
        assert found
        offsets.append(found.utcoffset())
    assert offsets == [timedelta(hours=hours) for hours in (0, 9, 3)]


def test_an_articles_publisher_is_the_name_of_its_file_else_its_site() -> None:
    assert (read().publisher, read_article(page(), HarbourSpider).publisher) == ("harbour.example", "harbour")


# What is taken from structured data


def test_microdata_fills_what_json_ld_leaves_out_and_is_left_alone_where_nothing_is_missing() -> None:
    hidden = "<b itemprop=articleSection>Weather</b>"
    assert read(node=NODE, body=hidden).section is None
    for missing in ("author", "datePublished"):
        assert (
            read(node={name: value for name, value in NODE.items() if name != missing}, body=hidden).section
            == "Weather"
        )


def test_a_page_whose_json_ld_tells_of_no_article_is_refused_by_its_title_and_one_that_does_is_not() -> None:
    title = "<title>Access denied</title>"
    assert read(title, NODE).headline == "Rain over the harbour"
    for node in (None, {"@type": "WebPage"}):
        with pytest.raises(NotAnArticle, match="block page"):
            read(title, node)


def test_the_name_of_the_site_at_the_foot_is_no_text_of_an_article() -> None:
    page = "<title>Ada Lovelace - The Harbour Post</title><h1>Ada Lovelace</h1><footer><p>{}</p></footer>"
    with pytest.raises(NotAnArticle, match="no body"):
        read_article(Page(page.format("The Harbour Post"), f"{URL}-4711"))
    assert read_article(Page(page.format("Nobody has seen her since."), f"{URL}-4711")).text


def test_a_page_with_a_lead_and_no_text_is_an_article() -> None:
    lead = "Nobody in the harbour has left the house for all of nine days."
    body = "<html><h1>Rain over the harbour</h1></html>"
    with pytest.raises(NotAnArticle, match="no body"):
        read_article(Page(body, URL))

    class Led(HarbourSpider):
        selectors: Mapping[str, str] = {"lead": ".lead"}

    article = read_article(Page(f"<h1>Rain over the harbour</h1><i class=lead>{lead}</i>", URL), Led)
    assert article.lead == lead


def test_the_language_is_heard_in_the_first_four_paragraphs() -> None:
    german = "<p>In der Nacht hat es am Hafen so stark geregnet, dass die Straßen unter Wasser standen.</p>"
    english = "<p>It rained so much that nobody in the harbour left the house before the evening came.</p>"
    for body, language in ((german * 4 + english * 4, "de"), (english * 4 + german * 9, "en")):
        assert read_article(Page(f"<html lang=en><h1>Regen am Hafen</h1>{body}</html>", URL)).language == language


def test_the_publisher_file_tells_the_language_where_the_page_does_not() -> None:
    class Austrian(HarbourSpider):
        language = "de-AT"

    text = "<p>In der Nacht hat es am Hafen so stark geregnet, dass die Straßen unter Wasser standen.</p>" * 4
    article = read_article(Page(f"<h1>Regen am Hafen</h1>{text}", URL), Austrian)
    assert (article.language, article.provenance["language"]) == ("de-AT", "publisher file")
