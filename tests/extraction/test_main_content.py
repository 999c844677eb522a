"""What running text weighs, which part of a page holds it, and where in that part its paragraphs lie."""

import tracemalloc
from collections import Counter
from functools import reduce

import pytest
from lxml import etree, html

from newsbot.extraction.body import rules
from newsbot.extraction.body.blocks import BODY, Piece
from newsbot.extraction.body.main_content import find_main_content
from newsbot.extraction.body.paragraph_layout import ParagraphLayout, Place, is_text, name_of
from newsbot.extraction.body.text_weights import Survey, weigh
from newsbot.page import Element


def tree(markup: str) -> Element:
    return next(html.document_fromstring(f"<html><body>{markup}</body></html>").iter("body"))


def weight(markup: str) -> float:
    """Return what all of *markup* weighs."""
    top = tree(markup)
    return weigh(Survey(top)).get(top, 0)


X100, X80, X79 = "x" * 100, "x" * 80, "x" * 79


@pytest.mark.parametrize(
    ("markup", "weighs"),
    [
        (f"<div><p>{X80}</p></div>", 80),
        (f"<div><p>{X79}</p></div>", 79 * 0.2),
        (f"<div><p>{'x' * 1500}</p></div>", 1500),
        (f"<div><p>{'x' * 1501}</p></div>", 1500),
        (f"<div><p>{X80}</p><p>{X80}</p></div>", 160),
        (f"<div><p>  {X79}  </p></div>", 79 * 0.2),
        (f"<div><p>{X79}<b>y</b> z</p></div>", 81),
        (f"<div><p>{X79}<a href=/a>yyyy</a>z</p></div>", 80),
        (f"<div><p>{X79}<a href=/a><b>y</b></a></p></div>", 80),
        (f"<div><p>{X79}<script>yyyy</script></p></div>", 79 * 0.2),
        (f"<ul><li>{X80}</li></ul>", 80),
        (f"<ul><li><p>{X80}</p></li></ul>", 40),
        (f"<nav><p>{X80}</p></nav>", 24),
        (f"<div class=comments><p>{X80}</p></div>", 24),
        (f"<div class=sidebar><p>{X80}</p></div>", 80),
        (f"<div class=sidebar><p>{X80}</p></div><div><p>{X80}</p><p>{X80}</p></div>", 184),
        (f"<nav><div class=comments><p>{X80}</p></div></nav>", 7.2),
        (f"<a href=/a><p>{X80}</p></a>", 0),
        (f"<div>{X80}</div>", 80),
        (f"<div>{X79}</div>", 79 * 0.2),
        (f"<div>{X79}</div><div><p>{'x' * 200}</p></div>", 200),
        (f"<div>{X79}<b>bold</b>y</div>", 80),
        (f"<div>{'x' * 1501}</div>", 1500),
        (f"<div>{'x' * 1501}<br>y</div>", 1502),
        (f"<div>{'x' * 40}<br>{'y' * 40}</div>", 80),
        (f"<div>{'x' * 40}<br>{'y' * 39}</div>", 0),
        (f"<div><span></span>{X80}</div>", 0),
        ("", 0),
    ],
)
def test_running_text_weighs_its_characters_and_labels_links_and_lists_less(markup: str, weighs: float) -> None:
    assert weight(markup) == pytest.approx(weighs)


def test_an_outer_element_weighs_what_is_in_it_and_comes_first() -> None:
    top = tree(f"<main><div><p>{X80}</p></div><section><p>{X80}</p><p>{X80}</p></section></main>")
    weights = weigh(Survey(top))
    assert {str(node.tag): value for node, value in weights.items()} == {
        "body": 240,
        "main": 240,
        "div": 80,
        "section": 160,
    }
    assert [str(node.tag) for node in weights][:2] == ["body", "main"]


def test_a_survey_finds_headings_of_the_first_three_levels_in_order() -> None:
    found = Survey(tree("<h2>a</h2><h1>b</h1><h3>c</h3><h4>d</h4>")).headings
    assert [heading.text for heading in found] == ["a", "b", "c"]


def region(markup: str) -> str | None:
    """Return the id of the part that holds the text; the headline is the ``h1``, if there is one."""
    top = tree(markup)
    heading = next(top.iter("h1"), None)
    return find_main_content(top, weigh(Survey(top)), heading).get("id")


def part(name: str, paragraphs: int, more: str = "") -> str:
    return f"<div id={name}>{more}{f'<p>{X80}</p>' * paragraphs}</div>"


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        (f"<main id=m>{part('a', 6)}{part('b', 4)}</main>", "a"),
        (f"<main id=m>{part('a', 5)}{part('b', 5)}</main>", "m"),
        (f"<main id=m>{part('a', 4, '<h1>Rain</h1>')}{part('b', 6)}</main>", "a"),
        (f"<main id=m>{part('a', 1, '<h1>Rain</h1>')}{part('b', 7)}</main>", "b"),
        (f"<main id=m><header>{part('a', 4, '<h1>Rain</h1>')}</header>{part('b', 6)}</main>", "m"),
        (f"<main id=m>{part('b', 2)}{part('a', 10)}</main>", "a"),
        (f"<main id=m>{part('b', 3)}{part('a', 10)}</main>", "m"),
        (f"<main id=m>{part('a', 7)}{part('b', 3)}</main>", "a"),
        (f"<main id=m>{part('a class=x', 8)}{part('b class=x', 1)}</main>", "m"),
        (f"<main id=m>{part('a class=x', 8)}{part('b class=y', 1)}</main>", "a"),
        (f"<main id=m>{part('a', 8)}<p>{X80}</p></main>", "m"),
        (f"<main id=m>{part('a', 8)}<p>{X79}</p></main>", "a"),
    ],
)
def test_the_region_is_the_deepest_part_with_most_of_the_text_near_the_headline(markup: str, found: str) -> None:
    assert region(markup) == found


@pytest.mark.parametrize(("levels", "found"), [(0, "m"), (2, "m"), (3, "a"), (5, "a")])
def test_a_paragraph_far_above_the_text_is_none_of_it(levels: int, found: str) -> None:
    assert region(f"<main id=m>{'<div>' * levels}{part('a', 8)}{'</div>' * levels}<p>{X80}</p></main>") == found


def test_levels_that_were_never_closed_are_climbed() -> None:
    deep = f"<p>{X80}</p>" * 9
    for level in range(6):
        deep = f"<p>{X80}</p><font id=f{level}>{deep}</font>"
    assert region(f"<main id=m>{deep}</main>") == "m"


# Where the paragraphs lie


def pieces_of(top: Element) -> list[Piece]:
    kinds = {"li": "list_item", "h2": "heading"}
    return [
        Piece(element.text, kinds.get(str(element.tag), "paragraph"), element, BODY)
        for element in top.iterdescendants()
        if element.text and element.text.strip()
    ]


def layout(markup: str) -> ParagraphLayout:
    top = tree(markup)
    return ParagraphLayout(pieces_of(top), top)


def tags_of(place: Place) -> tuple[str, ...]:
    return (*tags_of(place.above), place.tag) if place.depth else ()


def p(count: int, length: int = 100, name: str = "") -> str:
    return f"<p class='{name}'>{'x' * length}</p>" * count


@pytest.mark.parametrize(
    ("markup", "main"),
    [
        (p(10), {("p",)}),
        (p(10) + f"<div>{p(1)}</div>", {("p",)}),
        (p(10) + f"<div>{p(2)}</div>", {("p",), ("div", "p")}),
        (p(17) + f"<div>{p(3)}</div>", {("p",), ("div", "p")}),
        (p(18) + f"<div>{p(3)}</div>", {("p",)}),
        (p(1) + f"<div>{p(1, 5_000)}</div>", {("div", "p")}),
        (p(2, 300) + f"<div>{p(1, 5_000)}</div>", {("p",), ("div", "p")}),
        (p(5, 79) + f"<div>{p(1)}</div>", {("div", "p")}),
        (p(5, 79), {("p",)}),
        ("<h2>" + "x" * 100 + "</h2>" + p(1), {("p",)}),
    ],
)
def test_the_places_of_the_text_are_those_that_hold_a_share_of_its_full_paragraphs(
    markup: str, main: set[tuple[str, ...]]
) -> None:
    found = layout(markup)
    assert {tags_of(place) for place in found.main} == main | {(*tags_of(place), "p") for place in found.parents}


@pytest.mark.parametrize(
    ("markup", "others"),
    [
        (f"<div>{X100}</div>" * 3, {("p",)}),
        (f"<section>{p(1)}</section>" * 3, {("p",)}),
        (f"<section>{p(1)}</section>", set()),
        (f"<section>{p(1)}<b>x</b></section>" * 3, set()),
        (f"<section>{p(1)}x</section>" * 3, set()),
    ],
    ids=["boxes", "a box each", "one box", "more in the box", "text in the box"],
)
def test_a_paragraph_beside_the_text_is_of_it_whatever_the_text_is_made_of(
    markup: str, others: set[tuple[str, ...]]
) -> None:
    found = layout(markup)
    own = {tags_of(place) for place in found.places}
    assert {tags_of(place) for place in found.main} - own == others


@pytest.mark.parametrize(
    ("markup", "is_otherwise"),
    [
        (p(3, name="copy") + p(1, name="note"), True),
        (p(3, name="copy") + p(1), True),
        (p(3) + p(1, name="note"), False),
        (f"<div>{X100}</div>" * 9 + f"<div class=note>{X100}</div>", True),
        (f"<div>{X100}</div>" * 10, False),
    ],
)
def test_a_class_tells_a_box_from_those_of_the_text_that_have_none(markup: str, is_otherwise: bool) -> None:
    found = layout(markup)
    assert found.is_named_otherwise(len(found.names) - 1) is is_otherwise


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        (p(8, name="copy") + p(2, name="note"), "copy"),
        (p(7, name="copy") + p(3, name="note"), None),
        (p(10), None),
        (p(5, name="copy1") + p(5, name="copy22"), "copy"),
    ],
)
def test_the_text_has_a_class_of_its_own_where_most_of_it_has(markup: str, name: str | None) -> None:
    assert layout(markup).name == name


def test_the_text_begins_with_its_first_real_paragraph_and_ends_with_its_last_line() -> None:
    found = layout(p(1, 49) + p(1, 50) + p(3) + p(1, 5) + "<div>After</div>")
    assert (found.first, found.last) == (1, 5)
    found = layout(p(3) + "<ul><li>One</li></ul><div><div><div><ul><li>Two</li></ul></div></div></div>")
    assert (found.first, found.last) == (0, 3)


@pytest.mark.parametrize(
    ("path", "is_beside", "is_above"),
    [
        (("div", "p"), True, True),
        (("div", "h2"), True, True),
        (("div", "ul", "li"), True, False),
        (("div", "a", "b", "c"), True, False),
        (("div", "a", "b", "c", "d"), False, False),
        (("h2",), False, True),
        (("section", "h2"), False, False),
    ],
)
def test_a_place_is_beside_the_paragraphs_or_above_them(path: tuple[str, ...], is_beside: bool, is_above: bool) -> None:
    found = layout(f"<div>{p(3)}</div>")
    place = reduce(Place.below, path, found.places[0].above.above)
    assert tags_of(place) == path
    assert (found.is_beside(place), found.is_above(place)) == (is_beside, is_above)


def test_thousands_of_pieces_deep_in_a_page_take_no_more_memory_than_others() -> None:
    def peak(depth: int) -> int:
        top = tree("<div>" * depth + p(3_000, 10))
        pieces = pieces_of(top)
        tracemalloc.start()
        ParagraphLayout(pieces, top)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    assert peak(1_000) < 2 * peak(1)


def test_each_element_around_the_pieces_is_looked_at_once_where_the_text_is_selected() -> None:
    top = tree("<div>" * 200 + p(50))
    pieces = pieces_of(top)
    asked: Counter[Element] = Counter()

    class Known(dict[Element, bool]):
        def __contains__(self, element: object) -> bool:
            assert isinstance(element, etree._Element)
            asked[element] += 1
            return super().__contains__(element)

    inside = Known({top: True})
    assert {rules._reason_beside(piece, inside) for piece in pieces} == {None}
    assert asked.total() < 400


def test_places_that_each_lie_within_the_one_before_are_all_of_the_text() -> None:
    def stairs(steps: int) -> str:
        return p(20) + "".join(f"<div>{p(1)}" for _ in range(steps)) + "</div>" * steps

    assert len(layout(stairs(1)).main) == 1
    assert len(layout(stairs(2)).main) == 3


@pytest.mark.parametrize(
    ("length", "links", "is_one"), [(50, 0, True), (49, 0, False), (50, 24, True), (50, 25, False)]
)
def test_a_line_is_text_from_fifty_letters_on_less_than_half_of_them_links(
    length: int, links: int, is_one: bool
) -> None:
    assert is_text(Piece("x" * length, "paragraph", tree("<p>"), BODY, links)) is is_one


def test_paragraphs_that_are_counted_have_one_name() -> None:
    one, other = (Piece("x", "paragraph", tree(f"<p class='copy-{n} wide'>")[0], BODY) for n in (1, 22))
    assert name_of(one) == name_of(other) == "copy- wide"
