"""Pictures: addresses, captions, credits."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.extraction.page_context import PageContext
from newsbot.extraction.values import captions
from newsbot.extraction.values.captions import caption_and_credit
from newsbot.extraction.values.images import images
from newsbot.items import Image

PAGE = PageContext(url="https://harbour.example/story/rain")


@pytest.mark.parametrize(
    ("written", "credit"),
    [
        ("The harbour at dawn. Foto: Ada Lovelace/dpa", "Ada Lovelace/dpa"),
        ("The harbour at dawn. © REUTERS", "REUTERS"),
        ("The harbour at dawn.© REUTERS", "REUTERS"),
        ("The harbour at dawn. (Photo by Ada Lovelace)", "Ada Lovelace"),
        ("The harbour at dawn. Photograph: Ada Lovelace/AP", "Ada Lovelace/AP"),
        ("The harbour at dawn. | Bild: dpa", "dpa"),
        ("The harbour at dawn. Photo: Ada Lovelace", "Ada Lovelace"),
        ("The harbour at dawn. Quelle: dpa", "dpa"),
        ("The harbour at dawn. Crédit: AFP", "AFP"),
        ("The harbour at dawn. Ảnh: Ada Lovelace", "Ada Lovelace"),
        ("The harbour at dawn. (c) Ada Lovelace", "Ada Lovelace"),
        ("The harbour at dawn. (Ada Lovelace/AFP)", "Ada Lovelace/AFP"),
        ("The harbour at dawn. [Reuters]", "Reuters"),
        ("The harbour at dawn. (AP Photo/Ada Lovelace)", "AP Photo/Ada Lovelace"),
        ("The harbour at dawn. Foto: Ada Lovelace (EFE)", "Ada Lovelace (EFE)"),
        ("The harbour at dawn. | Ada Lovelace/Getty Images", "Ada Lovelace/Getty Images"),
        ("The harbour at dawn. Ada Lovelace via Getty Images", "Ada Lovelace via Getty Images"),
        ("The harbour at dawn. Ada Lovelace/picture alliance", "Ada Lovelace/picture alliance"),
        ("The harbour at dawn. / Ada Lovelace / PAP", "Ada Lovelace / PAP"),
        ("The harbour at dawn. /연합뉴스", "연합뉴스"),
        ("The harbour at dawn. [Ada Lovelace/Port Wire]", "Ada Lovelace/Port Wire"),
        ("The harbour at dawn. (fot. Ada Lovelace)", "Ada Lovelace"),
        ("The harbour at dawn. Fot. Ada Lovelace / PAP", "Ada Lovelace / PAP"),
        ("The harbour at dawn. (foto Ada Lovelace)", "Ada Lovelace"),
        ("The harbour at dawn. Fotó: Ada Lovelace / MTI", "Ada Lovelace / MTI"),
        ("The harbour at dawn. File photo by Ada Lovelace", "Ada Lovelace"),
        ("The harbour at dawn. Image Credit: Ada Lovelace", "Ada Lovelace"),
        ("The harbour at dawn. Courtesy of Ada Lovelace", "Ada Lovelace"),
        ("The harbour at dawn. (Symbolfoto: dpa | Ada Lovelace)", "dpa | Ada Lovelace"),
        ("The harbour at dawn. (Ada Lovelace/The Port Ledger)", "Ada Lovelace/The Port Ledger"),
        ("The harbour at dawn. - Ada Lovelace/Portpress", "Ada Lovelace/Portpress"),
        ("The harbour at dawn. | Bild: | Ada Lovelace/rbb", "Ada Lovelace/rbb"),
        ("The harbour at dawn. REUTERS/Ada Lovelace", "REUTERS/Ada Lovelace"),
        ("The harbour at dawn. REUTERS/Ada Lovelace Purchase Licensing Rights , opens new tab", "REUTERS/Ada Lovelace"),
        ("The harbour at dawn. | foto: Ada Lovelace, Port Ledger", "Ada Lovelace, Port Ledger"),
        ("The harbour at dawn. Credit... Ada Lovelace", "Ada Lovelace"),
        ("The harbour at dawn. (Φωτ.: Ada Lovelace / Port)", "Ada Lovelace / Port"),
        ("The harbour at dawn. 사진=Ada Lovelace", "Ada Lovelace"),
    ],
)
def test_caption_and_credit_come_apart(written: str, credit: str) -> None:
    assert caption_and_credit(written) == ("The harbour at dawn.", credit)


@pytest.mark.parametrize(
    "caption",
    [
        "The harbour at dawn.",
        "The harbour (up north)",
        "She took a photo.",
        "Photo: a box of them was found",
        "Two doors (Upper/Lower)",
        "The harbour - north/south",
    ],
)
def test_a_caption_without_credit_stays_whole(caption: str) -> None:
    assert caption_and_credit(caption) == (caption, None)


@pytest.mark.parametrize(
    "credit", ["Foto: dpa", "© dpa", "Photo by dpa", "Bild: © dpa", "dpa", "(dpa)", "Bildrechte: dpa"]
)
def test_a_credit_is_bare(credit: str) -> None:
    assert caption_and_credit("Dawn.", credit) == ("Dawn.", "dpa")


@pytest.mark.parametrize("written", ["© dpa", "Foto: dpa", "Image credit: dpa"])
def test_a_line_of_nothing_but_a_credit_has_no_caption(written: str) -> None:
    assert caption_and_credit(written) == (None, "dpa")


def test_brackets_of_a_credit_are_whole_or_gone() -> None:
    assert caption_and_credit("Dawn.", "Ada Lovelace (Keystone)") == ("Dawn.", "Ada Lovelace (Keystone)")
    assert caption_and_credit("Dawn. (Foto: Ada Lovelace)") == ("Dawn.", "Ada Lovelace")


@pytest.mark.parametrize("caption", ["Von Ada Lovelace, Redakteurin 02.06.2025, 13:58 Uhr", "02.06.2025, 13:58 Uhr"])
def test_a_portrait_of_the_author_is_no_picture_of_the_article(caption: str) -> None:
    assert images([Image(url="/ada.jpg", caption=caption)], PAGE) == []


def test_a_caption_that_names_people_from_left_to_right_is_no_byline() -> None:
    caption = "Von links: Ada Lovelace und Alan Turing am Hafen"
    assert len(images([Image(url="/a.jpg", caption=caption)], PAGE)) == 1


def test_a_credit_that_the_caption_repeats_is_in_it_no_more() -> None:
    assert caption_and_credit("The harbour at dawn. dpa", "dpa") == ("The harbour at dawn.", "dpa")


def test_addresses_become_absolute_and_come_once() -> None:
    found = images(["/a.jpg", {"url": "https://harbour.example/a.jpg"}, "b.jpg"], PAGE)
    assert [image.url for image in found] == ["https://harbour.example/a.jpg", "https://harbour.example/story/b.jpg"]


@pytest.mark.parametrize(
    "url",
    [
        "/static/logo.png",
        "/img/site-logo-large.png",
        "/avatar/ada.jpg",
        "https://secure.gravatar.com/x?s=96",
        "/pixel.gif",
        "data:image/gif;base64,R0lGOD",
        "/icons/mail.svg",
        "javascript:alert(1)",
        "",
        "http://[",
    ],
)
def test_what_is_no_picture_of_the_article_is_left_out(url: str) -> None:
    assert images([url], PAGE) == []


def test_a_tracking_pixel_is_left_out_by_its_size() -> None:
    assert images([{"url": "/a.jpg", "width": "1", "height": "1"}], PAGE) == []


@pytest.mark.parametrize(
    ("written", "pixels"), [("1200", 1200), ("1200px", 1200), (1200.0, 1200), ("wide", None), (0, None)]
)
def test_sizes_are_pixels(written: object, pixels: int | None) -> None:
    assert images([{"url": "/a.jpg", "width": written}], PAGE)[0].width == pixels


@given(
    st.lists(
        st.one_of(
            st.none(),
            st.text(max_size=80),
            st.dictionaries(
                st.sampled_from(["url", "caption", "width"]), st.one_of(st.text(max_size=80), st.integers(), st.none())
            ),
        )
    )
)
def test_any_values_give_images_with_absolute_addresses(values: list[object]) -> None:
    assert all(image.url and image.url.startswith("http") for image in images(values, PAGE))


_CREDIT_PARTS = [
    *re.split(r"[|()\[\]?:\\]+", captions._WORDS_FOR_CREDIT),
    *"Photo|photo|file photo|Handout image|picture|courtesy of|Courtesy: |©|(c)".split("|"),
    *"Getty Images|사진 =|Credit... |foto|fot|".split("|"),
    *"bild|kuva|by |von |: |：|/|[|(|–|—|-|. | |x|rain".split("|"),
]


@given(st.lists(st.sampled_from(_CREDIT_PARTS), max_size=8).map("".join))
def test_credits_are_found_as_without_the_look_at_their_first_sign(text: str) -> None:
    unguarded = re.compile(captions._CREDIT.pattern.removeprefix(captions._CREDIT_BEGINS))
    assert unguarded.pattern != captions._CREDIT.pattern
    assert [found.span() for found in captions._CREDIT.finditer(text)] == [
        found.span() for found in unguarded.finditer(text)
    ]


@given(st.text(max_size=400), st.one_of(st.none(), st.text(max_size=50)))
def test_any_caption_is_taken_apart(caption: str, credit: str | None) -> None:
    shown, by = caption_and_credit(caption, credit)
    assert shown != ""
    assert by != ""


@pytest.mark.parametrize("hostile", ["Foto " * 4_000, "(c" * 9_000, ". | " * 5_000, " " * 19_000 + "x"])
def test_hostile_captions_take_no_time(hostile: str) -> None:
    started = time.process_time()
    caption_and_credit(hostile)
    images([Image(url="/a.jpg", caption=hostile, credit=hostile)], PAGE)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("written", "apart"),
    [
        ("嵐のあとの古い港＝２日、佐藤花子撮影", ("嵐のあとの古い港＝２日、", "佐藤花子撮影")),
        ("风暴过后的旧港口。港报记者 王小明 摄", ("风暴过后的旧港口。", "港报记者 王小明 摄")),
    ],
)
def test_a_credit_whose_word_comes_last_needs_no_brackets(written: str, apart: tuple[str, str]) -> None:
    assert caption_and_credit(written) == apart


@pytest.mark.parametrize(
    "caption",
    [
        "The boats and the nets/lines at dawn.",
        "She went to AP and then to Reuters",
        "They met at the courtesy of the mayor.",
        "The harbour (photo of 1912) at dawn",
    ],
)
def test_what_only_looks_like_a_credit_stays_in_the_caption(caption: str) -> None:
    assert caption_and_credit(caption) == (caption, None)


def test_a_japanese_caption_with_the_day_of_its_picture_is_no_byline() -> None:
    [image] = images([Image("/a.jpg", "島を離れる船＝2025年6月2日、港町で、山田花子撮影")], PAGE)
    assert (image.caption, image.credit) == ("島を離れる船＝2025年6月2日、港町で、", "山田花子撮影")
