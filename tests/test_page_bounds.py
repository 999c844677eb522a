"""How much markup a page may have, and what of it is cut out before it is parsed."""

import json
import re
from datetime import UTC, datetime
from multiprocessing import Pipe

import pytest
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes
from hypothesis import given
from hypothesis import strategies as st

import newsbot
from newsbot.html_tokens import ATTRIBUTES, TEXTS
from newsbot.items import NotAnArticle
from newsbot.page import Page
from newsbot.page_bounds import _FEW, _KEPT, _MARK, LARGE, LARGEST, PageTooLarge, _sound, within_bounds
from newsbot.states import Reason, UrlState
from newsbot.warc.articles import NoArticle, article_in
from newsbot.warc.records import RecordedPage
from tests.page_cost import measure
from tests.scrapy_process import FORKSERVER

URL = "https://harbour.example/politics/rain-over-the-harbour"
PARAGRAPH = (
    "<p>The council of the town said on Monday that the <a href='/harbour'>harbour</a> would be closed for a week, "
    "as the storm had torn away forty metres of the quay, and that nobody was hurt.</p>\n"
)
QUOTE = "the council of the town said on Monday that the quay would be closed"
TURNED = " ".join(reversed(QUOTE.split()))
MANY_ATTRIBUTES = " ".join(f"a{number}" for number in range(100_000))
BRACKETED_ATTRIBUTES = " ".join(f"a{number}='>'" for number in range(100_000))
MUCH_JSON = json.dumps({"@type": "NewsArticle", "author": [f"Ada Love{n} Lace" for n in range(100_000)]})
PARTS = {
    "attributes": f"<div {MANY_ATTRIBUTES}>Rain.</div>",
    "attributes with brackets": f"<div {BRACKETED_ATTRIBUTES}>Rain.</div>",
    "authors": f"<script type='application/ld+json'>{MUCH_JSON}</script>",
    "broken JSON-LD": f"<script type='application/ld+json'>{MUCH_JSON[:-2] * 2}</script>",
    "meta elements": "<meta name=author content='Ada Lovelace'>" * 10_000,
    "microdata": "<p itemprop=author>Ada</p>" * 10_000,
    "srcset": f"<img srcset='{','.join(f'/{number}.jpg {number}w' for number in range(20_000))}'>",
    "class": f"<div class='{'byline ' * 500_000}'>Rain.</div>",
    "comment": f"<!-- {'<p>' * 1_000_000} -->",
    "script": f"<script>{'a<b;' * 1_000_000}</script>",
    "links": "<a href='/story-1.html'>x</a>" * 50_000,
}


def article(part: str = "", paragraphs: int = 8) -> str:
    text = PARAGRAPH * paragraphs
    return f"<html lang=en><title>Rain</title><article><h1>Rain over the harbour</h1>{part}{text}</article></html>"


# What is refused


@pytest.mark.parametrize(
    "body", ["<p>a" * (15 * 2**18), "<p>a" * 2**18, "a" * (LARGEST + 1), "<i>" * 130_000 + "a" * 10**7]
)
def test_sheer_size_refuses_a_page_with_its_reason(body: str) -> None:
    with pytest.raises(NotAnArticle) as refused:
        newsbot.extract(body, URL, reasons=True)
    assert refused.value.reason == Reason.TOO_LARGE


def test_a_section_page_beyond_the_bounds_is_no_listing() -> None:
    with pytest.raises(newsbot.NotAListing) as refused:
        newsbot.read_listing("<html>" + "<p>a" * 2**18, URL)
    assert refused.value.reason == Reason.TOO_LARGE


@pytest.mark.parametrize("hiding", ["<!-->{}-->", "<!--->{}-->", "<!--x--!>{}-->", "<title><script></title>{}"])
def test_markup_that_a_parser_may_see_does_not_hide(hiding: str) -> None:
    try:
        root = Page(hiding.format("<p>a" * 2**18), URL).root
    except PageTooLarge:
        return
    assert sum(1 for _ in root.iter()) < 1000


def test_a_recorded_page_beyond_the_bounds_is_told_with_its_reason() -> None:
    recorded = RecordedPage(URL, b"<p>a" * 2**18, {"content-type": "text/html"}, datetime.now(UTC))
    outcome = article_in(recorded, "harbour", None)
    assert isinstance(outcome, NoArticle)
    assert (outcome.state, outcome.reason) == (UrlState.NOT_ARTICLE, Reason.TOO_LARGE)


# What is cut out


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_one_absurd_part_leaves_the_article(part: str) -> None:
    found = newsbot.extract(article(part), URL)
    assert found is not None
    assert found.headline == "Rain over the harbour"
    assert found.text.count("forty metres of the quay") == 8


def test_a_page_of_common_size_is_left_as_it_is() -> None:
    markup = article("<!-- a --><script>if(a<b){}</script>").encode()
    assert within_bounds(markup) is markup


def test_a_long_page_of_common_markup_is_left_as_it_is() -> None:
    markup = article("<script>if(a<b){}</script>", LARGE // len(PARAGRAPH) + 1).encode()
    assert within_bounds(markup) is markup


def test_a_long_page_of_tens_of_thousands_of_elements_is_left_as_it_is() -> None:
    page = article("<i>Rain.</i>\n" * 20_000 + "<p>" + "Rain. " * 200_000 + "</p>").encode()
    assert within_bounds(page) is page


def test_a_long_page_has_no_attributes_behind_the_five_hundred_thousandth() -> None:
    markup = article("<p a b c d e f g h i j k l m n o p q r s t u v w x y z>" * 26_000).encode()
    assert within_bounds(markup).count(b"<p a b") < 20_000


def test_a_long_page_keeps_its_text_attributes_and_structured_data() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "author": "Ada Lovelace"}</script>'
    found = newsbot.extract(article(data, LARGE // len(PARAGRAPH) + 1), URL)
    assert found is not None
    assert (found.authors, len(found.text) > LARGE // 2) == (["Ada Lovelace"], True)


FLOOD = b"<p " + b" ".join(b"b%d" % number for number in range(250)) + b">Rain"
WORDS = " ".join(f"w{number}" for number in range(250)).encode()
OPENERS = [b"<" + name + b">" for name in (b"script", b"title", b"textarea", b"xmp", b"iframe", b"noscript", b"svg")]
LETTERS = [b"<", b">", b'"', b"'", b"=", b"/", b" ", b"\x0b", b"a", b"<a x=", b"<p", b"</p", b"<SCRIPT x='", b"<i/"]
VALUES = [b' x="', b" x='", b'="', b"='", b'">', b"'>", b"/>", b"<script", b"</script", b"<title", b"</html>"]
REMARKS = [
    b"<!--",
    b"-->",
    b"--!>",
    b"-",
    b"!",
    b"<!",
    b"<?",
    b"</ ",
    b"<![CDATA[",
    b"]]>",
    b"<script/>",
    b"<!doctype a ",
]
PIECES = [*OPENERS, *[tag.replace(b"<", b"</") for tag in OPENERS], *LETTERS, *VALUES, *REMARKS]


def start_tags(markup: bytes) -> list[tuple[str, list[str]]]:
    """Return the start tags of *markup* with their attributes, as the standard has them, with libxml2's `<script/>`."""
    tokens = HTMLTokenizer(markup.decode("utf-8", "replace"))
    found = []
    for token in tokens:
        if token["type"] != tokenTypes["StartTag"]:
            continue
        found.append((token["name"], list(token["data"])))
        if token["name"].encode() in TEXTS and not token["selfClosing"]:
            states = {"script": tokens.scriptDataState, "title": tokens.rcdataState, "textarea": tokens.rcdataState}
            tokens.state = states.get(token["name"], tokens.rawtextState)
    return found


HIDDEN = [
    b'<a b=c="> %s <i c=">',
    b'<a="> %s <i c=">',
    b'<a ="> %s <i c=">',
    b'<a b="c"="> %s <i c=">',
    b'<a b"="c><script d="> %s <i c=""></script>',
    b'<a b=c"d="e> %s <i c="">',
    b'<a b=\x0b"c> %s <i c="">',
    b'<script><!--<script></script><p b=" ></script> %s ">',
    b'<script a=b/><p c=" </script> %s ">',
    b'<title><a b="</title> %s ">',
    b'</a b="<p c="> %s ">',
    b'<!a <p b="> %s ">',
    b"<</html>%s<i>",
    b"<<!---->%s",
]


@pytest.mark.parametrize("markup", HIDDEN, ids=[markup.decode().replace("\x0b", "VT") for markup in HIDDEN])
@pytest.mark.parametrize("before", [b"", b"<u " + WORDS + b">"], ids=["common", "looked through tag by tag"])
def test_nothing_around_it_hides_an_element_with_hundreds_of_attributes_from_the_bounds(
    markup: bytes, before: bytes
) -> None:
    flood = FLOOD[1:] if markup.startswith(b"<<") else FLOOD
    root = Page(before + markup % flood, URL).root
    assert max(len(element.attrib) for element in root.iter()) <= 201


@given(st.lists(st.sampled_from([*PIECES, FLOOD, FLOOD])))
def test_an_element_with_hundreds_of_attributes_hides_nowhere(pieces: list[bytes]) -> None:
    markup = b"".join(pieces)
    root = Page(markup, URL).root
    assert max(len(element.attrib) for element in root.iter()) <= 240
    assert max((len(names) for _, names in start_tags(within_bounds(markup))), default=0) <= 240


@given(st.lists(st.sampled_from(PIECES)))
def test_a_page_that_is_looked_through_tag_by_tag_keeps_its_tags(pieces: list[bytes]) -> None:
    markup = b"".join(pieces).replace(b"</html>", b"")
    tags = start_tags(markup)
    cut = start_tags(within_bounds(b"<i " + WORDS + b">" + markup))[1:]
    assert cut[: len(tags)] == tags
    assert len(cut) <= len(tags) + 1  # what the page's end cuts off


@given(
    st.lists(st.sampled_from([b"<", b">", b'"', b"'", b"=", b"/", b" ", b"a", b"<!--", b"-->", b"<script>", b"</p>"]))
)
def test_any_bytes_are_within_bounds_or_refused(pieces: list[bytes]) -> None:
    markup = b"".join(pieces)
    assert within_bounds(markup) is markup or markup.count(b" ") > 200
    flood = within_bounds(b"<i " + b"b " * 201 + b">" + markup)
    assert flood.startswith(b"<i " + b"b " * 199)


@pytest.mark.parametrize("pattern", [_sound(_FEW).pattern, _MARK.pattern, _KEPT.pattern, ATTRIBUTES.pattern])
def test_what_is_repeated_possessively_cannot_go_back_which_older_pythons_match_wrongly(pattern: bytes) -> None:
    begun: list[int] = []
    repeated = []
    for mark in re.finditer(rb"\\.|\[\^?.[^\]]*\]|\(|\)(?:[*+?]\+|\{[\d,]+\}\+)?", pattern):
        if mark[0] == b"(":
            begun.append(mark.start())
        elif mark[0].startswith(b")"):
            start = begun.pop()
            if mark[0].endswith(b"+"):
                repeated.append(pattern[start : start + 3])
    assert not begun
    assert set(repeated) == {b"(?>"}


def test_a_page_is_parsed_once() -> None:
    page = Page("<p>Rain", URL)
    assert page.root is page.root
    assert page.selector is page.selector


# What it costs


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "<p>a" * (15 * 2**18),
        "<p>a" * 119_000 + "a " * 5 * 2**20,
        article(PARTS["attributes"]),
        article(PARTS["authors"]),
        article(PARTS["class"]),
        article(paragraphs=10 * 2**20 // len(PARAGRAPH)),
        article("".join(f"<blockquote>{QUOTE}</blockquote><p>{TURNED} {number} times.</p>" for number in range(4_000))),
    ],
    ids=["flood", "as much as is read", "attributes", "authors", "class", "ten real MB", "quotes"],
)
def test_no_page_costs_more_than_seconds(body: str) -> None:
    ours, its = Pipe()
    process = FORKSERVER.Process(target=measure, args=(its,))
    process.start()
    its.close()
    with ours:
        ours.send_bytes(body.encode())
        assert ours.poll(120)
        seconds, megabytes = ours.recv()
    process.join()
    assert seconds < 10  # 3 on an idle machine
    assert megabytes < 600
