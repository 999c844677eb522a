"""A page as a row of pieces: what parts them, what is link or bold in them, and why one is left out."""

import pytest

from newsbot.extraction.body.blocks import BEFORE, BODY, FRONT, Piece, Reader
from newsbot.extraction.body.class_names import reason_to_drop
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.page import Page

SENTENCE = "The ferry crossed the bay on Monday."


def read(markup: str) -> list[Piece]:
    return reader_of(markup).pieces


def reader_of(markup: str, explain: bool = False) -> Reader:
    """Return the pieces of a page whose text is all in one box."""
    page = Page(f"<html><body><div id=all>{markup}</div></body></html>", "https://harbour.example/a")
    (box,) = page.root.xpath("//*[@id='all']")
    reader = Reader(lambda _: False, explain=explain)
    reader.read(page.root, None, box)
    return reader


def kept(markup: str) -> list[str]:
    return [piece.text for piece in read(markup) if not piece.dropped]


def why(markup: str) -> list[str | None]:
    return [piece.dropped.value if piece.dropped else None for piece in reader_of(markup, explain=True).noted]


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("One<p>Two</p>Three", ["One", "Two", "Three"]),
        ("<p>One <b>two</b><i> three</i></p>", ["One two three"]),
        ("<p>One<br>two</p>", ["One\ntwo"]),
        ("<p>One<br><br>two<br>three</p>", ["One", "two\nthree"]),
        ("<p>One<br> <br>two</p>", ["One", "two"]),
        ("<p><br>One<br></p>", ["One"]),
        ("<p>  \n </p><p> One \n two </p>", ["One two"]),
        ("<p>One<br><b>two</b> <br><br> three</p>", ["One\ntwo", "three"]),
    ],
)
def test_blocks_and_two_breaks_part_pieces_and_one_break_parts_lines(markup: str, texts: list[str]) -> None:
    assert kept(markup) == texts


@pytest.mark.parametrize(
    ("markup", "kinds"),
    [
        ("<h2>A</h2><p>B</p>", ["heading", "paragraph"]),
        ("<ul><li>A</li><li><p>B</p></li></ul>", ["list_item", "list_item"]),
        ("<dl><dt>A</dt><dd>B</dd></dl>", ["paragraph", "list_item"]),
        ("<blockquote>A<p>B</p></blockquote>C", ["quote", "quote", "paragraph"]),
        ("<h2><section>A</section></h2>", ["paragraph"]),
        ("<blockquote><section>A</section></blockquote>", ["quote"]),
        ("<blockquote><ul><li>A</li></ul></blockquote>", ["list_item"]),
        ("<h6>A</h6><div>B</div>", ["heading", "paragraph"]),
    ],
)
def test_a_piece_is_of_the_kind_of_the_block_around_it(markup: str, kinds: list[str]) -> None:
    assert [piece.kind for piece in read(markup) if not piece.dropped] == kinds


@pytest.mark.parametrize(
    ("markup", "links", "bold"),
    [
        ("<p>One two</p>", 0, 0),
        ("<p>One <a href=/a>two</a></p>", 3, 0),
        ("<p>One <a>two</a> three</p>", 0, 0),
        ("<p>One <a href=#top>two</a> three</p>", 0, 0),
        ("<p><a href=/a>One <b>two</b></a> three</p>", 6, 3),
        ("<p><a href=/a>One <a href=/b>two</a> three</a> four</p>", 6, 0),
        ("<p><strong>One</strong> <b>two</b></p>", 0, 6),
        ("<p><b>One</b></p><p>two</p>", 0, 3),
    ],
)
def test_the_letters_of_links_and_of_bold_words_are_counted(markup: str, links: int, bold: int) -> None:
    first, *others = read(markup)
    assert (first.links, first.bold) == (links, bold)
    assert all((other.links, other.bold) == (0, 0) for other in others)


def test_after_a_break_links_and_bold_words_are_counted_anew() -> None:
    pieces = read("<p><a href=/a>One</a> <b>four</b><br><br>two<br><a href=/b>three</a><br><br><b>five</b></p>")
    assert [(piece.text, piece.links, piece.bold) for piece in pieces] == [
        ("One four", 3, 4),
        ("two\nthree", 5, 0),
        ("five", 0, 4),
    ]


def test_a_piece_knows_where_it_leads() -> None:
    one, two = read("<p>A <a href=/a>b</a> <a href=#c>d</a></p><p>E <a>f</a> <a href=/g>h</a></p>")
    assert (one.targets, two.targets) == (("/a",), ("/g",))


@pytest.mark.parametrize(("text", "extent"), [("abc", 3), ("äbc", 3), ("äöü", 4), ("東京都", 6), ("", 0)])
def test_letters_that_say_more_count_more(text: str, extent: int) -> None:
    assert Piece(text, "paragraph", Page("<p>", "https://harbour.example/a").root, BODY).extent == extent


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<div hidden>A</div>", "hidden"),
        ("<span hidden>A</span>", "hidden"),
        ("<div aria-hidden=true>A</div>", "hidden"),
        ("<div aria-hidden=false>A</div>", None),
        ("<span aria-hidden=true>A</span>", None),
        ("<div style='display: none'>A</div>", "hidden"),
        ("<div style='display: block; float: none'>A</div>", None),
        ("<p style='display:none'>A</p>", None),
        ("<span style='font-size: 0'>A</span>", "hidden"),
        ("<span style='line-height:0; font-size: 0.9em'>A</span>", None),
        ("<span class=assistive-text>A</span>", "hidden"),
        ("<p hidden>A</p>", None),
        ("<div class=teaser>A</div>", None),
        ("<div class=teaser><a href=/a>A</a></div>", "related articles"),
        ("<div class=image>A</div>", None),
        ("<div class=image>A<img src=/a.jpg></div>", "picture box"),
        ("<span class=newsletter>A</span>", None),
        ("<div class=newsletter>A</div>", "newsletter"),
        ("<nav>A</nav>", "navigation"),
    ],
)
def test_an_element_is_left_out_by_tag_name_or_as_it_is_hidden(markup: str, reason: str | None) -> None:
    assert why(f"{markup}<p>{SENTENCE}</p>") == [reason, None]


def test_a_hidden_word_in_a_line_goes_and_the_line_stays_whole() -> None:
    assert kept("<p>One <span hidden>two</span>three</p>") == ["One three"]
    assert kept("<p>One <div hidden>two</div>three</p>") == ["One", "three"]


@pytest.mark.parametrize("name", ["playerLink", "affiliate", "share-link"])
@pytest.mark.parametrize("line", ["On Monday {} crossed the bay.", "{} crossed the bay.", "The bay is crossed by {}."])
def test_a_link_within_a_sentence_is_part_of_it_whatever_it_is_called(name: str, line: str) -> None:
    assert kept(f"<p>{line.format(f'<a class={name} href=/anna>Anna Berg</a>')}</p>") == [line.format("Anna Berg")]


def test_a_link_that_begins_or_is_a_line_is_what_it_is_called() -> None:
    assert kept("<p><a class=share href=/s>Share</a></p>") == []
    assert kept("<p><a class=player href=/p>Listen</a> 3:20 minutes</p>") == ["3:20 minutes"]


def test_a_first_letter_in_a_box_of_its_own_belongs_to_the_paragraph_behind_it() -> None:
    assert kept("<div class=initial>A</div><p>nother ferry crossed.</p>") == ["Another ferry crossed."]
    assert kept("<div class=initial>A</div><p> ferry crossed.</p>") == ["A ferry crossed."]
    assert kept("<div>A</div><p>The ferry crossed.</p>") == ["A", "The ferry crossed."]


def test_zones_are_before_between_and_in_the_text() -> None:
    page = Page(
        f"<body><p>A</p><h1>Rain</h1><p>B</p><div id=all><p>{SENTENCE}</p></div><p>C</p></body>",
        "https://harbour.example/a",
    )
    (box,), (heading,) = page.root.xpath("//*[@id='all']"), page.root.xpath("//h1")
    reader = Reader(lambda _: False)
    reader.read(page.root, heading, box)
    assert [(piece.text, piece.zone) for piece in reader.pieces] == [("A", BEFORE), ("B", FRONT), (SENTENCE, BODY)]


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        ("", None),
        ("article-body", None),
        ("c-newsletter__form", DropReason.NEWSLETTER),
        ("RelatedStories", DropReason.RELATED),
        ("wide comment", DropReason.COMMENTS),
        ("commented", None),
        ("d-none", DropReason.HIDDEN),
        ("ad2 photo640", DropReason.ADVERTISEMENT),
        ("css-9ad", None),
        ("css-ad5r", None),
    ],
)
def test_a_name_is_known_as_a_word_however_it_is_joined(names: str, reason: DropReason | None) -> None:
    assert reason_to_drop(names) == reason
    assert reason_to_drop(names) == reason
