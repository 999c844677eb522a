"""The pictures of an article with their captions, in pages written for the purpose."""

import re

import pytest

from newsbot.extraction.body.article_body import extract_body
from newsbot.items import Image
from newsbot.page import Page

URL = "https://harbour.example/news/ferry"
PARAGRAPH = (
    "<p>The ferry crossed the bay on Monday for the first time in ten years, with two hundred people on board.</p>"
)
CAPTION = "The ferry in the bay, seen from the lighthouse."


def figures(markup: str) -> list[Image]:
    body = f"<main><h1>Ferry returns to the harbour</h1><div>{PARAGRAPH}{markup}{PARAGRAPH * 3}</div></main>"
    return extract_body(Page(body, URL), "Ferry returns to the harbour").figures


@pytest.mark.parametrize(
    "markup",
    [
        f"<figure><img src=/a.jpg><figcaption>{CAPTION}</figcaption></figure>",
        f"<figure><div><img src=/a.jpg></div><div class=x>{CAPTION}</div></figure>",
        f"<div class=wp-caption><img src=/a.jpg><p class=wp-caption-text>{CAPTION}</p></div>",
        f"<div class=photo-box><div><picture><img src=/a.jpg></picture></div><p>{CAPTION}</p></div>",
        f"<figure><img src=/a.jpg></figure><p class=img-description>{CAPTION}</p>",
        f"<figure><img src=data:x><noscript><img src=/a.jpg></noscript><figcaption>{CAPTION}</figcaption></figure>",
        f"<figure><button><img src=/a.jpg><figcaption>{CAPTION}</figcaption></button></figure>",
        f"<figure><x-image src=/a.jpg></x-image><figcaption>{CAPTION}</figcaption></figure>",
        f"<div><picture><img src=/a.jpg alt='{CAPTION}'></picture></div><div><span>{CAPTION}</span></div>",
        f"<p><img src=/a.jpg></p><p><em>{CAPTION}</em></p>",
        f"<img src=/a.jpg><small>{CAPTION}</small>",
    ],
)
def test_a_picture_is_found_with_its_caption(markup: str) -> None:
    assert [(image.url, image.caption) for image in figures(markup)] == [("https://harbour.example/a.jpg", CAPTION)]


@pytest.mark.parametrize(
    "line",
    [
        "<p>It rained.</p>",
        "<p>It <em>rained</em>.</p>",
        f"<p><em>{'It rained. ' * 40}</em></p>",
        "Rain.<p><em>Sun.</em></p>",
    ],
)
def test_a_line_below_a_picture_that_looks_like_any_other_is_no_caption(line: str) -> None:
    assert [image.caption for image in figures(f"<div><img src=/a.jpg alt=Ferry></div>{line}")] == [None]


@pytest.mark.parametrize(
    ("last", "credit"),
    [
        ("Ada Lovelace / Harbour Post", "Ada Lovelace / Harbour Post"),
        ("Ada Lovelace via Reuters", "Ada Lovelace via Reuters"),
        ("It rained in March.", None),
        ("from the lighthouse", None),
    ],
)
def test_names_in_an_element_of_their_own_behind_a_captions_last_sentence_are_its_credit(
    last: str, credit: str | None
) -> None:
    found = figures(
        f"<figure><img src=/a.jpg><figcaption><span>{CAPTION}</span> <span>{last}</span></figcaption></figure>"
    )
    assert [(image.caption == CAPTION, image.credit) for image in found] == [(credit is not None, credit)]


def test_a_credit_that_is_marked_is_told_from_the_caption() -> None:
    marked = f"<figure><img src=/a.jpg><figcaption>{CAPTION} <span class=credit>Photo: Ada</span></figcaption></figure>"
    assert [(image.caption, image.credit) for image in figures(marked)] == [(CAPTION, "Photo: Ada")]


def test_a_box_that_is_called_caption_and_credit_is_parted_by_the_parts_of_it_that_are() -> None:
    both = f"<div id=largeCaptionAndCredit><div id=largeCaption>{CAPTION}</div><div id=largeCredit>Ada</div></div>"
    found = figures(f"<div id=large><div><img src=/a.jpg alt=Rain></div>{both}</div>")
    assert [(image.caption, image.credit) for image in found] == [(CAPTION, "Ada")]


@pytest.mark.parametrize(
    ("markup", "largest"),
    [
        ("<img src=/s.jpg srcset='/m.jpg 600w, /l.jpg 1200w'>", "/l.jpg"),
        ("<img src=/s.jpg data-srcset='/m.jpg 1x,/l.jpg 2x'>", "/l.jpg"),
        ("<img src=/s.jpg srcset='/l.jpg 1x'>", "/l.jpg"),
        ("<picture><source srcset='/l.webp 1200w'><img src=/s.jpg></picture>", "/l.webp"),
        ("<img src=/blank.gif data-src=/l.jpg>", "/l.jpg"),
    ],
)
def test_the_largest_version_is_taken(markup: str, largest: str) -> None:
    assert [image.url for image in figures(f"<figure>{markup}</figure>")] == [f"https://harbour.example{largest}"]


@pytest.mark.parametrize(
    "markup",
    [
        "<img src=/pixel.gif width=1 height=1>",
        "<img src=/a.jpg class=avatar>",
        "<img src=/static/logo.png>",
        "<img src='data:image/png;base64,xyz'>",
        "<img alt=nothing>",
    ],
)
def test_what_is_no_picture_of_the_article_is_left_out(markup: str) -> None:
    assert figures(markup) == []


def test_a_gallery_gives_each_picture_its_own_caption() -> None:
    slides = "".join(f"<li><figure><img src=/{n}.jpg><figcaption>View {n}</figcaption></figure></li>" for n in range(3))
    assert [image.caption for image in figures(f"<ul class=gallery__images>{slides}</ul>")] == [
        "View 0",
        "View 1",
        "View 2",
    ]


def test_text_beside_a_picture_is_no_caption() -> None:
    assert [image.caption for image in figures(f"<div><img src=/a.jpg>{PARAGRAPH * 9}</div>")] == [None]


def test_measures_are_read() -> None:
    assert [(image.width, image.height) for image in figures("<img src=/a.jpg width=800 height=auto>")] == [(800, None)]


@pytest.mark.parametrize(
    "name", ["data-lazy", "data-actualsrc", "data-full-src", "data-srv", "data-bg", "nitro-lazy-src"]
)
def test_a_picture_that_a_script_loads_is_found_in_whatever_attribute_names_it(name: str) -> None:
    shown = figures(
        f"<figure><img src='data:image/gif;base64,R0' {name}='https://harbour.example/quay.jpg?w=9'></figure>"
    )
    assert [image.url for image in shown] == ["https://harbour.example/quay.jpg?w=9"]


@pytest.mark.parametrize("stand_in", ["/img/loading.gif", "/img/blank.gif", "/img/grey.gif", "/static/ajax-loader.gif"])
def test_a_picture_that_a_script_loads_takes_the_place_of_the_one_that_is_shown_until_then(stand_in: str) -> None:
    shown = figures(f"<figure><img src={stand_in} data-echo=https://harbour.example/loading-dock.jpg></figure>")
    assert [image.url for image in shown] == ["https://harbour.example/loading-dock.jpg"]


def test_a_picture_in_a_button_with_a_caption_is_one_of_the_article() -> None:
    shown = figures(
        "<button class=view><div><img src=quay.jpg><figcaption>The quay in winter</figcaption></div></button>"
    )
    assert [image.caption for image in shown] == ["The quay in winter"]


def test_an_icon_in_a_button_is_no_picture() -> None:
    assert figures("<button><img src=share.png>Share</button>") == []


@pytest.mark.parametrize(
    "markup",
    [
        f"<table class=tr-caption-container><tbody><tr><td><a href=/big.jpg><img src=/a.jpg></a></td></tr>"
        f"<tr><td class=tr-caption>{CAPTION}</td></tr></tbody></table>",
        f"<table><caption>{CAPTION}</caption><tr><td><img src=/a.jpg></td></tr></table>",
        f"<figure><amp-img src=/a.jpg width=16 height=9></amp-img><figcaption>{CAPTION}</figcaption></figure>",
        f"<figure><img src=/small.jpg class=progressive-thumbnail><canvas></canvas><img data-src=/a.jpg>"
        f"<figcaption>{CAPTION}</figcaption></figure>",
        "<figure><img src=data:x data-ezsrcset='/b.jpg 600w, /a.jpg 1200w'>"
        f"<figcaption>{CAPTION}</figcaption></figure>",
        f"<figure><img src=/a.jpg><figcaption><span class=visually-hidden>Image caption,</span> {CAPTION}</figcaption>"
        "</figure>",
    ],
)
def test_pictures_of_old_editors_and_of_scripts_are_found_with_their_captions(markup: str) -> None:
    assert [(image.url, image.caption) for image in figures(markup)] == [("https://harbour.example/a.jpg", CAPTION)]


def test_who_holds_the_rights_is_no_part_of_a_caption() -> None:
    holder = "<span itemprop=copyrightHolder>Credit Max Roe</span>"
    (image,) = figures(f"<figure><img src=/a.jpg><figcaption>{CAPTION} {holder}</figcaption></figure>")
    assert (image.caption, image.credit) == (CAPTION, "Credit Max Roe")


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><img src=/mail.gif></td><td>Mail</td></tr></table>",
        "<table><tr><td><img src=/a.gif><a href=/x>A longer line that leads to another story</a></td></tr></table>",
        f"<table><tr><td><img src=/a.jpg><img src=/b.jpg></td><td>{CAPTION}</td></tr></table>",
        "<img src=/pixel.jpg width=1 height=1>",
    ],
)
def test_a_table_of_icons_or_links_is_no_picture(markup: str) -> None:
    assert figures(markup) == []


def test_the_number_of_a_picture_in_a_gallery_is_no_part_of_its_caption() -> None:
    markup = f"<figure><img src=/a.jpg><figcaption><span>1/2</span> <p>{CAPTION}</p></figcaption></figure>"
    assert [image.caption for image in figures(markup)] == [CAPTION]


@pytest.mark.parametrize("caption", ["It is 5 <span>1/2</span> feet high", "<b>9 of 10</b> houses stood under water"])
def test_a_number_amid_a_caption_is_a_part_of_it(caption: str) -> None:
    [image] = figures(f"<figure><img src=/a.jpg><figcaption>{caption}</figcaption></figure>")
    assert image.caption == re.sub("<.*?>", "", caption)


@pytest.mark.parametrize("player", ["iframe", "video", "audio", "embed"])
def test_a_player_is_no_picture(player: str) -> None:
    assert figures(f"<figure><{player} src=/a></{player}><figcaption>{CAPTION}</figcaption></figure>") == []
