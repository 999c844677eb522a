"""Single lines of a page: which is the lead, which closes the text, which heading is the headline; and witnesses."""

from typing import Any

import pytest
from lxml import html

from newsbot.extraction import refusals
from newsbot.extraction.body.blocks import BODY, FRONT, Piece
from newsbot.extraction.body.class_names import hides
from newsbot.extraction.body.closing_lines import drop_closing_lines
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.json_ld_text import blocks_of_json_ld, drop_unconfirmed_items, plain_text
from newsbot.extraction.body.lead import find_lead
from newsbot.extraction.headlines.finding import find_headline
from newsbot.extraction.metadata import meta_tags
from newsbot.items import Block, NotAnArticle
from newsbot.page import Page

SENTENCE = "The ferry crossed the bay on Monday for the first time in ten years, with two hundred people on board."


def piece(text: str, markup: str = "<p>", zone: int = BODY, kind: str = "paragraph", **facts: object) -> Piece:
    """Return a piece of text; *markup* is the element that holds it, the last one of the markup."""
    top = html.fromstring(f"<div>{markup}</div>")
    *_, element = top.iter()
    return Piece(text, kind, element, zone, **facts)  # type: ignore[arg-type]


# The lead


LEAD = "The old ship crossed the bay again and took forty minutes."


def lead_of(*pieces: Piece, descriptions: tuple[str, ...] = ()) -> list[str]:
    front = [one for one in pieces if one.zone == BODY]
    return [found.text for found in find_lead(pieces, front, descriptions)]


@pytest.mark.parametrize(
    ("text", "description", "is_lead"),
    [
        (LEAD, LEAD.upper(), True),
        (LEAD, f"{LEAD} More below.", True),
        (LEAD, LEAD[:31], True),
        (LEAD, LEAD[:25], False),
        ("Twenty signs of a day", "Twenty signs of a day in May", True),
        ("Nineteen signs of it", "Nineteen signs of it", False),
        (f"{'a ' * 21}b", f"{'a ' * 21}b", True),
        ("Another line of the page, of the same length as it is.", LEAD, False),
    ],
)
def test_a_line_that_shows_a_description_is_the_lead(text: str, description: str, is_lead: bool) -> None:
    found = lead_of(piece(text), piece(SENTENCE), descriptions=("", description))
    assert found == ([text] if is_lead else [])


def test_a_line_of_more_than_three_times_the_description_shows_more_than_it() -> None:
    assert lead_of(piece("x" * 63), descriptions=("x" * 21,)) == []
    assert lead_of(piece(f"{'y' * 21}"), descriptions=("y" * 21,)) == ["y" * 21]


@pytest.mark.parametrize(
    ("markup", "text", "is_lead"),
    [
        ("<p class=standfirst>", LEAD, True),
        ("<p class='c-lead__text'>", LEAD, True),
        ("<p class=leader>", LEAD, False),
        ("<div class=intro><p>", LEAD, True),
        ("<div class=intro><p>", "Too short a line of text here", False),
        ("<p class=intro>", "Short, but of its own name", True),
        ("<p class=intro>", "Twenty signs of text", False),
    ],
)
def test_a_line_below_the_text_begins_that_is_called_lead_is_it(markup: str, text: str, is_lead: bool) -> None:
    assert lead_of(piece(text, markup), piece(SENTENCE)) == ([text] if is_lead else [])


def test_a_line_of_links_is_no_lead_whatever_it_is_called() -> None:
    for links, is_lead in ((len(LEAD) // 2 - 1, True), (len(LEAD) // 2, False)):
        assert bool(lead_of(piece(LEAD, "<p class=lead>", links=links), piece(SENTENCE))) is is_lead


@pytest.mark.parametrize(
    ("text", "is_lead"),
    [("x" * 39, False), ("x" * 40, True), (f"{LEAD} 13:58", False), (f"{LEAD} 13h58", False), (f"{LEAD} 13:580", True)],
)
def test_between_headline_and_text_a_line_of_some_length_is_the_lead_unless_it_tells_the_time(
    text: str, is_lead: bool
) -> None:
    assert lead_of(piece(text, zone=FRONT), piece(SENTENCE)) == ([text] if is_lead else [])


def test_lines_of_one_row_between_headline_and_text_are_one_lead() -> None:
    top = html.fromstring("<div><p>a</p><p>b</p><p>c</p><h2>d</h2></div>")
    texts = [LEAD, LEAD[::-1], f"{LEAD} 13:58", LEAD]
    row = [Piece(text, "paragraph", element, FRONT) for text, element in zip(texts, top, strict=True)]
    assert lead_of(*row) == texts[:2]
    assert [one.dropped for one in row] == [DropReason.LEAD, DropReason.LEAD, None, None]
    apart = [Piece(LEAD, "paragraph", top[0], FRONT), Piece(LEAD, "paragraph", top[3], FRONT)]
    assert len(lead_of(*apart)) == 1


@pytest.mark.parametrize(
    ("first", "others", "is_lead"),
    [
        ({"kind": "heading", "text": "x" * 60}, [{}, {}], True),
        ({"kind": "heading", "text": "x" * 59}, [{}, {}], False),
        ({"bold": 52}, [{}, {}], False),
        ({"bold": 53}, [{}, {}], True),
        ({"bold": 58}, [{"bold": 58}, {}], False),
        ({"bold": 58}, [{}, {"bold": 58}], False),
        ({"markup": "<p class=a>"}, [{"markup": "<p class=b>"}] * 2, True),
        ({"markup": "<p class=a>"}, [{"markup": "<p class=b>"}, {"markup": "<p class=c>"}], False),
        ({}, [{"markup": "<p class=b>"}] * 2, False),
        ({"markup": "<p class=b>"}, [{"markup": "<p class=b>"}] * 2, False),
        ({"markup": "<p class=a>"}, [{"markup": "<p class=b>"}], False),
        ({"bold": 39, "text": "x" * 39}, [{}, {}], False),
    ],
)
def test_the_first_line_is_the_lead_where_it_looks_unlike_the_two_after_it(
    first: dict, others: list[dict], is_lead: bool
) -> None:
    pieces = [piece(**({"text": LEAD} | facts)) for facts in (first, *others)]
    assert bool(lead_of(*pieces)) is is_lead


# Lines that close the text


def closing(*lines: Piece) -> list[str | None]:
    """Return why each of *lines* at the end of a text was left out."""
    text = [piece(f"{SENTENCE} {number}.") for number in range(3)]
    drop_closing_lines([*text, *lines])
    assert [one.dropped for one in text] == [None] * 3
    return [line.dropped.value if line.dropped else None for line in lines]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("More on this:", "announces something left out"),
        ("dpa AFP", "signature"),
        ("dpa and AFP", None),
        ("It rained.", None),
        ("It rained…", None),
        ("[dpa", None),
        ("—", None),
        ("© dpa and AFP " + "x" * 286, "credit"),
        ("© dpa and AFP " + "x" * 287, None),
        ("[Image via Harbour Press]", "credit"),
        ("This article 'Rain Over the Harbour' by Ada originally appeared on harbour.example", "credit"),
        ("Additional reporting by Ada Lovelace and others in London", "credit"),
        ("This article was originally published in The Harbour Post on Monday", "credit"),
    ],
)
def test_a_line_at_the_end_is_left_out_for_what_it_says(text: str, reason: str | None) -> None:
    assert closing(piece(text)) == [reason]


@pytest.mark.parametrize(
    ("target", "length", "reason"),
    [
        ("mailto:desk@harbour.example", 400, "invitation"),
        ("mailto:desk@harbour.example", 401, None),
        ("https://www.facebook.com/harbour", 100, "invitation"),
        ("https://x.com/ada/status/1", 100, None),
        ("/newsletter", 100, "invitation"),
        ("/harbour", 100, None),
    ],
)
def test_a_line_at_the_end_is_an_invitation_by_where_it_leads(target: str, length: int, reason: str | None) -> None:
    text = ("Tell us what you think of it " * 20)[: length - 1] + "."
    assert closing(piece(text, targets=(target,), links=10)) == [reason]


def test_a_link_that_stands_beside_a_line_makes_it_no_invitation() -> None:
    assert closing(piece("Tell us what you think of it.", targets=("/newsletter",), links=0)) == [None]


def test_a_line_at_the_end_that_is_nothing_but_a_link_is_left_out() -> None:
    line = f"{SENTENCE} Ask the harbour authority."
    assert closing(piece(line, links=len(line))) == ["only links"]
    assert closing(piece(line, links=len(line) // 2)) == [None]


def test_closing_lines_go_from_the_end_up_to_the_first_that_is_text() -> None:
    lines = [piece("dpa"), piece(SENTENCE), piece("dpa"), piece("AFP")]
    assert closing(*lines) == [None, None, "signature", "signature"]


@pytest.mark.parametrize("line", ["Back to all news of the harbour", "(with files of the agencies)"])
def test_a_short_last_line_that_ends_no_sentence_is_no_text_where_the_paragraphs_end_theirs(line: str) -> None:
    ended = [piece(f"{SENTENCE} {number}.") for number in range(4)]
    assert closing(*ended, piece(line))[-1] == ("last line, no sentence" if line[-1] != ")" else None)
    assert closing(*ended, piece(SENTENCE.rstrip(".")))[-1] is None
    verses = [piece(f"{SENTENCE} {number}") for number in range(4)]
    assert closing(*verses, piece(line))[-1] is None


def test_three_pieces_of_text_stay_and_what_is_no_paragraph_ends_the_closing_lines() -> None:
    few = [piece(text) for text in ("a", "b", "c", "d")]
    drop_closing_lines(few)
    assert [one.dropped for one in few] == [None, None, None, DropReason.SIGNATURE]
    assert closing(piece("dpa", kind="list_item")) == [None]


# The headline


def headline_among(markup: str, *told: str) -> str | None:
    top = html.fromstring(f"<div>{markup}</div>")
    found = find_headline(top, list(top.iter("h1", "h2")), told)
    return None if found is None else "".join(found.itertext())


@pytest.mark.parametrize(
    ("markup", "told", "found"),
    [
        ("<h2>Rain comes</h2><h1>Rain comes</h1>", ("Rain comes",), "Rain comes"),
        ("<h1>Sea</h1><h2>Rain comes now</h2>", ("Rain comes now",), "Rain comes now"),
        ("<h2>Rain comes</h2>", ("Rain comes | The Harbour",), "Rain comes"),
        ("<h2>Rain</h2>", ("Rain comes on Monday",), None),
        ("<h2>Rain comes late</h2>", ("Rain comes soon but goes",), "Rain comes late"),
        ("<nav><h2>Rain comes today</h2></nav><h2>Rain comes now or</h2>", ("Rain comes today",), "Rain comes today"),
        (
            "<li><h2>Rain comes at last</h2></li><h2>Rain comes at first</h2>",
            ("Rain comes at last",),
            "Rain comes at first",
        ),
        ("<h1></h1><h1>Rain</h1><h1>Sea</h1>", (), "Rain"),
        ("<h2>Rain</h2>", (), None),
        ("<h1>Nobody left the house</h1>", ("Storm",), "Nobody left the house"),
        ("<h1>Nobody left it</h1>", ("Storm",), None),
        ("<h1>Nobody left the house</h1><h1>The Harbour Post</h1>", ("Storm",), None),
        ("<h1>港</h1>", ("港",), "港"),
        ("", ("Rain",), None),
    ],
)
def test_the_heading_that_says_what_is_told_shows_the_headline(
    markup: str, told: tuple[str, ...], found: str | None
) -> None:
    assert headline_among(markup, *told) == found


# Walls


def refusal(title: str = "", text: str = "", body: str = "") -> str | None:
    try:
        refusals.refuse_by_title(title)
        refusals.refuse_by_text(Page(body or "<html></html>", "https://harbour.example/a"), title, None, text)
    except NotAnArticle as error:
        return error.reason
    return None


CAPTCHA = "<html><script src=//geo.captcha-delivery.com/c.js></script></html>"


@pytest.mark.parametrize(
    ("title", "text", "body", "reason"),
    [
        ("", "x" * 499, CAPTCHA, "block page"),
        ("", "x" * 500, CAPTCHA, None),
        ("", "", " " * 50_000 + CAPTCHA, None),
        ("Cookies", "x" * 499, "", "consent wall"),
        ("Cookies", "x" * 500, "", None),
        ("Cookies", "x" * 1_480 + " consent", "", "consent wall"),
        ("", "cookies, privacy and consent", "", "consent wall"),
        ("", "cookies and privacy", "", None),
        ("", "x" * 150 + ". Page not found", "", "soft 404"),
        ("", "x" * 150 + " Page not found", "", None),
        ("The page could not be found", "", "", "soft 404"),
        ("The page of history that was lost and then after many years was found", "", "", None),
        ("The harbour: just a moment", "", "", None),
        ("  Access \n denied", "", "", "block page"),
    ],
)
def test_a_short_text_that_speaks_of_robots_or_consent_is_a_wall(
    title: str, text: str, body: str, reason: str | None
) -> None:
    assert refusal(title, text, body) == reason


@pytest.mark.parametrize(
    ("path", "kinds", "is_website", "reason"),
    [
        ("/", (), False, "front page"),
        ("/en-gb/", (), False, "front page"),
        ("/abc/", (), False, None),
        ("/sport", (), True, "listing page"),
        ("/sport", (), False, None),
        ("/sport/football", (), True, "listing page"),
        ("/sport/football/today", (), True, None),
        ("/sport-1", (), True, None),
        ("/story", ("newsarticle", "itemlist"), False, "listing page"),
        ("/story", ("newsarticle",), False, None),
    ],
)
def test_a_list_is_known_by_its_address_and_by_what_it_calls_itself(
    path: str, kinds: tuple[str, ...], is_website: bool, reason: str | None
) -> None:
    try:
        refusals.refuse_listing(f"https://harbour.example{path}", kinds, is_website)
        refused = None
    except NotAnArticle as error:
        refused = error.reason
    assert refused == reason


def test_an_address_that_cannot_be_read_is_no_front_page() -> None:
    refusals.refuse_listing("http://[", (), True)


# Meta elements


@pytest.mark.parametrize(
    ("elements", "address"),
    [
        ({"og:image": "a", "twitter:image": "b"}, "a"),
        ({"og:image:secure_url": "a", "og:image:src": "b"}, "a"),
        ({"og:image:secure_url": "a"}, "a"),
        ({"og:image:src": "a"}, "a"),
        ({"twitter:image:src": "b"}, "b"),
        ({"og:image:width": "5"}, None),
    ],
)
def test_the_picture_for_sharing_is_taken_where_it_is_named(elements: dict[str, str], address: str | None) -> None:
    found = meta_tags.images({name: [value] for name, value in elements.items()})
    assert [image["url"] for image in found] == ([address] if address else [])


def test_the_head_says_its_language_title_and_data_wherever_they_stand() -> None:
    markup = (
        '<html lang="de"><title>One</title><body><title>Two</title>'
        '<script type="application/LD+json">{}</script><script type="text/javascript">1</script>'
        '<link rel="stylesheet" href="/a.css"><link rel="Canonical" href="/first"><link rel="canonical" href="/second">'
        '<meta NAME=" Author " content="Ada"><meta name=author content="Ben"><meta name=author><meta content=x>'
    )
    head = meta_tags.read(Page(markup, "https://harbour.example/a"))
    assert (head.language, head.title, head.canonical, head.scripts) == ("de", "One", "/first", ["{}"])
    assert head.metatags == {"author": ["Ada", "Ben"]}
    sources = meta_tags.sources(head)
    assert [source.name for source in sources] == ["html lang", "meta author", "title"]


# The text as structured data tells it


def test_a_text_of_less_than_400_characters_is_a_summary() -> None:
    assert plain_text(["x" * 399]) == ""
    assert plain_text(["x" * 399, "y" * 400, "z"]) == "y" * 400
    assert plain_text([]) == ""
    assert plain_text(["<p>" + "x &amp; y " * 80 + "</p>"]).strip() == ("x & y " * 80).strip()


def heard(shown: int, known: int, told_more: int = 0, item: str = "a list item", **facts: Any) -> list[str | None]:
    """Let a witness that knows *known* of *shown* paragraphs hear a list *item*; return what was dropped."""
    texts = [f"{number}{'x' * 99}" for number in range(shown)]
    told = " ".join(texts[:known]) + "y" * told_more
    pieces = [*(piece(text) for text in texts), piece(item, kind="list_item", **facts)]
    drop_unconfirmed_items(pieces, told)
    return [one.dropped.value for one in pieces if one.dropped]


def test_a_witness_is_heard_where_it_knows_most_of_what_is_shown_and_was_not_cut_off() -> None:
    dropped = ["not in the text that JSON-LD tells"]
    assert heard(10, 10) == dropped
    assert heard(10, 9) == []
    assert heard(10, 9, told_more=100) == dropped
    assert heard(10, 8, told_more=500) == []


def test_a_sentence_of_a_list_that_leads_nowhere_stays_though_the_witness_leaves_it_out() -> None:
    assert heard(10, 10, item="The ferry is back after ten years.") == []
    assert heard(10, 10, item="The ferry is back after ten years.", links=34) != []


def test_a_page_that_shows_less_than_a_third_does_not_hold_the_text() -> None:
    told = "x" * 50 + "\n\n" + "y  " * 10 + "z" * 20
    for shown, paragraphs in ((29, 2), (30, 0)):
        assert len(blocks_of_json_ld([Block(text="b" * shown)], told[:100])) == paragraphs
    assert [block.text for block in blocks_of_json_ld([], "One  line\n\n two")] == ["One line", "two"]


def test_a_title_without_words_says_of_no_heading_that_it_is_the_headline() -> None:
    assert headline_among("<h2>Most read this week</h2>", "…") is None


def test_a_style_of_one_pixel_that_shows_nothing_beyond_it_hides() -> None:
    assert hides("position: absolute; width: 1px; height: 1px; overflow: hidden")
    assert not hides("height: 1px; overflow: visible")
