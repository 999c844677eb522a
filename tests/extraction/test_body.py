"""The body of any site's page: what is text, what is not, in pages written for the purpose."""

import pytest
from lxml.cssselect import CSSSelector

from newsbot.extraction.body.article_body import Body, BodyHints, extract_body
from newsbot.page import Page

URL = "https://harbour.example/news/ferry-returns"
HEADLINE = "Ferry returns to the harbour after ten years"
ONE = "The ferry crossed the bay on Monday for the first time in ten years, with two hundred people on board."
TWO = "Its captain said that the crossing took forty minutes, and that the sea had been calm all the way to the island."
THREE = "The council wants to keep the line open through the winter, provided that enough people make use of it."
TEXT = [ONE, TWO, THREE]
LEAD = "Two hundred people were on board when the old ship crossed the bay again."


def paragraphs(texts: list[str] = TEXT) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = "") -> Page:
    return Page(f"<html><head><title>{HEADLINE}</title>{head}</head><body>{body}</body></html>", URL)


def article(inside: str) -> Page:
    return page(
        "<header><nav><a href='/'>Home</a> <a href='/news'>News</a></nav></header>"
        f"<main><article><h1>{HEADLINE}</h1>{inside}</article></main><footer>All rights reserved.</footer>"
    )


def texts(body: Body) -> list[str]:
    return [block.text for block in body.blocks]


def read(inside: str, **hints: object) -> list[str]:
    return texts(extract_body(article(inside), HEADLINE, BodyHints(**hints)))  # type: ignore[arg-type]


def test_paragraphs_are_read_in_order() -> None:
    assert read(f"<div>{paragraphs()}</div>") == TEXT


@pytest.mark.parametrize(
    "inside",
    [
        "<div class=story>" + "<br><br>".join(TEXT) + "</div>",
        "<div class=story>" + "".join(f"<div>{text}</div>" for text in TEXT) + "</div>",
        "<table><tr><td>" + paragraphs() + "</td></tr></table>",
        "<div>" + "".join(f"<section><div><p>{text}</p></div></section>" for text in TEXT) + "</div>",
        "<div class=part>" + paragraphs(TEXT[:2]) + "</div><div class=part>" + paragraphs(TEXT[2:]) + "</div>",
    ],
    ids=["line breaks", "boxes", "layout table", "sections", "two parts"],
)
def test_text_is_found_without_a_plain_row_of_paragraphs(inside: str) -> None:
    assert read(inside) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        [f"<section><p>{text}</p></section>" for text in TEXT],
        [f"<div>{text}</div>" for text in TEXT],
        [f"{text}<br><br>" for text in TEXT],
    ],
    ids=["a box each", "boxes", "line breaks"],
)
def test_a_short_paragraph_before_or_under_the_text_is_of_it_whatever_that_is_made_of(text: list[str]) -> None:
    before, under = "<p>It was late.</p>", "<p>It came again.</p>"
    assert read(f"<div class=story>{before}{''.join(text)}{under}</div>") == ["It was late.", *TEXT, "It came again."]


def test_a_short_box_with_a_class_amid_boxes_without_one_is_no_text() -> None:
    boxes = [f"<div>{text}</div>" for text in TEXT]
    assert read(f"<div class=story>{boxes[0]}<div class=x>The ferry</div>{''.join(boxes[1:])}</div>") == TEXT


def test_a_line_among_tools_that_leads_to_comments_begins_none() -> None:
    tools = "<ul><li>Comments</li><li>Print</li></ul>"
    text = "".join(f"<section><p>{text}</p></section>" for text in TEXT[1:])
    assert read(f"<p>{ONE} {ONE}</p>{tools}{text}") == [f"{ONE} {ONE}", *TEXT[1:]]


@pytest.mark.parametrize("name", ["subscriber-only", "sidebar-grid", "share-article", "with-comments", "signup"])
def test_a_name_that_all_paragraphs_have_says_nothing_of_them(name: str) -> None:
    assert read("".join(f"<p class={name}>{text}</p>" for text in TEXT)) == TEXT


@pytest.mark.parametrize("name", ["newsletter", "share", "comment"])
def test_a_name_that_one_paragraph_has_counts(name: str) -> None:
    assert read(f"{paragraphs()}<p class={name}>{LEAD} {LEAD}</p>") == TEXT


@pytest.mark.parametrize("box", ["<div class=cmp>", "<div aria-modal=true>", "<div role=dialog>"])
def test_a_dialog_above_the_headline_is_no_text_however_long_it_is(box: str) -> None:
    asked = f"<h2>Your privacy</h2>{paragraphs([LEAD * 3] * 4)}"
    body = extract_body(page(f"{box}{asked}</div><main><h1>{HEADLINE}</h1>{paragraphs()}</main>"), HEADLINE)
    assert texts(body) == TEXT


def test_a_component_of_a_publishing_system_is_no_consent_dialog() -> None:
    boxes = f"<div class=cmp-container><div class=cmp-text>{paragraphs(TEXT)}</div></div>"
    subhead = "<p>A plan that nobody had expected, and a long evening for everyone who had come to hear it.</p>"
    markup = f"<article><header><h1>{HEADLINE}</h1>{subhead}</header>{boxes}</article>"
    assert texts(extract_body(page(markup), HEADLINE))[-len(TEXT) :] == TEXT


@pytest.mark.parametrize("name", ["sidebar-wide", "read-more-text", "player-space"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_box_that_holds_a_paragraph_among_those_of_the_text_is_text_whatever_it_is_called(name, place) -> None:
    plain = [f"<p>{text}</p>" for text in (*TEXT, *TEXT)]
    plain[place] = f"<div class={name}>{plain[place]}</div>"
    assert read("<div>" + "".join(plain) + "</div>") == [*TEXT, *TEXT]


def test_a_box_with_a_link_is_what_it_is_called() -> None:
    teaser = f"<div class=read-more><p>{LEAD} <a href=/more>More</a></p></div>"
    assert read(f"<div><p>{ONE}</p>{teaser}<p>{TWO}</p><p>{THREE}</p></div>") == TEXT


def test_what_is_clipped_at_its_edge_is_not_hidden() -> None:
    assert read(f"<div class=overflow-hidden>{paragraphs(TEXT[:2])}</div><p>{THREE}</p>") == TEXT


@pytest.mark.parametrize("arrow", ["&gt;&gt; ", "» ", "► "])
def test_an_arrow_and_a_link_lead_elsewhere(arrow: str) -> None:
    assert (
        read(f"<p>{ONE}</p><p>{arrow}<a href=/x>New bus to the upper valley</a></p><p>{TWO}</p><p>{THREE}</p>") == TEXT
    )


def test_a_line_of_names_between_headline_and_text_is_no_lead() -> None:
    by = "By Ada Lovelace, Grace Hopper and Alan Turing"
    body = extract_body(article(f"<p>{by}</p><div>{paragraphs()}</div>"), HEADLINE)
    assert (body.lead, [line.text for line in body.byline_lines]) == (None, [by])


def test_a_line_that_says_when_is_no_lead_though_it_looks_unlike_the_text() -> None:
    when = "Mon 02.06.25 | 14:07 | By Ada Lovelace in the harbour"
    assert extract_body(article(f"<div><p class=info>{when}</p>{paragraphs()}</div>"), HEADLINE).lead is None
    told = f"<div><p>{when}</p><p class=preface>{LEAD}</p>{paragraphs()}</div>"
    assert extract_body(article(told), HEADLINE).lead == LEAD


def test_one_line_break_stays_within_its_paragraph() -> None:
    assert read(f"<div>{paragraphs()}<p>Row your boat<br>gently down the stream, so merrily and dreamily.</p></div>")[
        -1
    ] == ("Row your boat\ngently down the stream, so merrily and dreamily.")


def test_characters_that_nobody_sees_are_left_out_of_text_and_lead() -> None:
    hidden = [text.replace("a", "a\xad").replace("e", "\u200be").replace("o", "o\x9c") for text in TEXT]
    lead = LEAD.replace("w", "\u2060w")
    found = extract_body(article(f"<p class=lead>{lead}</p><div>{paragraphs(hidden)}</div>"), HEADLINE)
    assert (found.lead, texts(found)) == (LEAD, TEXT)


def test_the_joiners_of_persian_stay() -> None:
    text = ONE + " \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert read(f"<div><p>{text}</p><p>{TWO}</p></div>") == [text, TWO]


def test_headings_lists_and_quotes_keep_their_kind() -> None:
    inside = f"<p>{ONE}</p><h2>A calm sea</h2><p>{TWO}</p><ul><li>Forty minutes</li></ul>"
    found = extract_body(article(f"<div>{inside}<blockquote><p>{THREE}</p></blockquote></div>"), HEADLINE)
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("paragraph", ONE),
        ("heading", "A calm sea"),
        ("paragraph", TWO),
        ("list_item", "Forty minutes"),
        ("quote", THREE),
    ]


def test_a_list_within_a_line_of_the_texts_list_goes_on_with_what_the_line_says() -> None:
    inner = "<ul><li>new lamps on the quay</li><li>a ferry<ul><li>from June on</li></ul></li></ul>"
    outer = f"<ul><li>What was decided:{inner}</li><li>What was not</li></ul>"
    told = ["What was decided:", "new lamps on the quay", "a ferry", "from June on", "What was not"]
    assert read(f"<div>{paragraphs(TEXT)}{outer}{paragraphs(TEXT[::-1])}</div>") == [*TEXT, *told, *TEXT[::-1]]


@pytest.mark.parametrize(
    "foreign",
    [
        "<figure><img src=a.jpg><figcaption>The ferry in the bay, seen from the old lighthouse.</figcaption></figure>",
        "<div class='image-box'><img src=a.jpg><p>The ferry in the bay, seen from the old lighthouse.</p></div>",
        "<aside><h3>Also of note</h3><p>The lighthouse was painted white in the spring of this year.</p></aside>",
        "<div class='related-stories'><a href=/a>The lighthouse was painted white</a></div>",
        "<div class=newsletter-signup><p>Get the best of the harbour into your mailbox, every morning.</p></div>",
        "<p><a href=/a>The lighthouse was painted white in the spring of this year</a></p>",
        "<p><a href=/a>WHY WAS THE LIGHTHOUSE PAINTED WHITE?</a></p>",
        "<p>Read also: <a href=/a>The lighthouse was painted white</a></p>",
        "<p>LIRE AUSSI : <a href=/a>Le phare a été repeint en blanc</a></p>",
        "<p>FUNDA OLUNYE UDABA | <a href=/a>Isibani solwandle sipendwe mhlophe</a></p>",
        "<ul><li><a href=/a>The lighthouse was painted white</a></li><li><a href=/b>A longer mole</a></li></ul>",
        "<h3>Auch interessant</h3><ul><li><a href=/a>Der Leuchtturm wird weiß gestrichen</a></li></ul>",
        "<div class=ad-slot>Advertisement</div>",
        "<div class=share-bar><span>Share</span><span>Copy link</span></div>",
        "<p style='x' class=byline>By Ada Lovelace</p>",
        "<div hidden><p>The lighthouse was painted white in the spring, as it is every ten years.</p></div>",
        "<div style='display: none'><p>The lighthouse was painted white in the spring, as every ten years.</p></div>",
        "<div id=cookie-notice><p>We use cookies, and so do all of our nine hundred and forty partners.</p></div>",
        "<script>var text = 'The lighthouse was painted white in the spring of this year.'</script>",
    ],
)
def test_what_is_no_text_is_left_out(foreign: str) -> None:
    assert read(f"<div><p>{ONE}</p>{foreign}<p>{TWO}</p><p>{THREE}</p></div>") == TEXT


@pytest.mark.parametrize(
    "closing",
    [
        "<p>dpa/AFP</p>",
        "<p>More on this:</p>",
        "<p>Follow us on <a href='https://www.facebook.com/harbour'>Facebook</a> and tell us what you think.</p>",
        "<p>Schreiben Sie uns: <a href='mailto:post@harbour.example'>an die Redaktion</a>!</p>",
        "<h2>Comments</h2>",
    ],
)
def test_lines_that_close_the_page_are_left_out(closing: str) -> None:
    assert read(f"<div>{paragraphs([*TEXT, ONE[::-1]])}{closing}</div>") == [*TEXT, ONE[::-1]]


@pytest.mark.parametrize(
    "credit",
    [
        "© dpa-infocom, dpa:250602-99-123456/3",
        "Copyright: Harbour Syndicate, 2025",
        "(Reporting by Ada Lovelace; editing by Charles Babbage)",
        "—Harbour Press writer Ada Lovelace in Paris contributed to this report.",
        "Additional reporting from HP",
        "Redaktion: Ada Lovelace, Charles Babbage",
        "Aus dem Englischen von Ada Lovelace",
        "Dieser Artikel ist zuerst im „Hafenblatt“ erschienen.",
        "Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.",
    ],
)
def test_credits_below_the_text_are_no_part_of_it(credit: str) -> None:
    found = extract_body(article(f"<div>{paragraphs([*TEXT, ONE[::-1], credit])}</div>"), HEADLINE)
    assert texts(found) == [*TEXT, ONE[::-1]]
    assert [line.text for line in found.credit_lines] == [credit]


@pytest.mark.parametrize(
    "last",
    [
        "Brent crude: $83.14; -0.5%",
        "熊本県：阿蘇市、産山村、高森町",
        "Email: sports@harbour.example",
        "Fazit: Es hat geregnet",
    ],
)
def test_a_closing_line_with_a_label_before_no_names_is_text(last: str) -> None:
    assert read(f"<div>{paragraphs([*TEXT, ONE[::-1], last])}</div>")[-1] == last


def test_a_pull_quote_of_the_text_is_left_out() -> None:
    assert read(f"<div><p>{ONE}</p><blockquote>{TWO[16:70]}</blockquote><p>{TWO}</p><p>{THREE}</p></div>") == TEXT


def test_a_linked_heading_of_a_box_is_left_out() -> None:
    box = "<div class=x7><h3><a href=/a>The lighthouse was painted white</a></h3></div>"
    assert read(f"<div><p>{ONE}</p>{box}<p>{TWO}</p><p>{THREE}</p></div>") == TEXT


def test_links_within_sentences_are_text() -> None:
    linked = (
        "The <a href=/a>captain</a> said that the <a class=related-link href=/b>crossing</a> took forty minutes only."
    )
    assert read(f"<div><p>{ONE}</p><p>{linked}</p></div>")[1].startswith("The captain said that the crossing took")


def test_a_text_that_is_to_be_paid_for_outweighs_a_shorter_one_without_a_name() -> None:
    notice = (
        "<p>Whoever copies from these pages, prints them or sends them on needs to ask us first, and to pay for it.</p>"
    )
    beside = f"<div>{notice}</div><div class=comments>{notice * 3}</div>"
    inside = f"<h1>{HEADLINE}</h1><div class=paywall-text>{paragraphs(TEXT)}</div>{beside}"
    assert texts(extract_body(page(inside), HEADLINE)) == TEXT


def test_a_name_that_says_boilerplate_does_not_cost_the_whole_text() -> None:
    assert read(f"<div class='article-body with-sidebar newsletter-content'>{paragraphs()}</div>") == TEXT


def test_comments_longer_than_the_article_are_no_text() -> None:
    comments = "".join(
        f"<div class=comment><p>{THREE} I do not think so at all, number {n}.</p></div>" for n in range(20)
    )
    assert read(f"<div class=story>{paragraphs()}</div><section id=comments>{comments}</section>") == TEXT


def test_teasers_longer_than_the_article_are_no_text() -> None:
    teasers = "".join(f"<li><a href=/{n}><h3>Story {n}</h3><p>{TWO}</p></a></li>" for n in range(20))
    found = extract_body(page(f"<main><h1>{HEADLINE}</h1><div>{paragraphs()}</div></main><ul>{teasers}</ul>"), HEADLINE)
    assert texts(found) == TEXT


def test_a_live_blog_is_read_entry_by_entry() -> None:
    entries = "".join(
        f"<div class=entry><h3>Entry {n}</h3><div class=text><p>{TEXT[n]}</p></div></div>" for n in range(3)
    )
    assert read(f"<div class=live>{entries}</div>") == [line for n in range(3) for line in (f"Entry {n}", TEXT[n])]


def test_text_before_a_paywall_belongs_to_the_text() -> None:
    inside = f"<p class=copy>{ONE}</p><div class=metered><p class=copy>{TWO}</p><p class=copy>{THREE}</p></div>"
    assert read(inside) == TEXT


def test_paragraphs_that_a_paywall_hides_belong_to_the_text() -> None:
    assert read(f"<div><p>{ONE}</p><p style='display:none'>{TWO}</p><p style='display:none'>{THREE}</p></div>") == TEXT


def test_text_after_the_end_of_the_body_belongs_to_the_text() -> None:
    html = f"<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1><p>{ONE}</p></body>"
    assert texts(extract_body(Page(f"{html}{paragraphs(TEXT[1:])}</html>", URL), HEADLINE)) == TEXT


SUBHEAD = "<header><p class=subhead>A plan that nobody had expected, and a long evening for all who came.</p></header>"


@pytest.mark.parametrize(
    "name", ["overflow-hidden", "sidebar-grid__content", "content-with-sidebar", "image-gallery", "subscriber-promo"]
)
def test_names_that_say_boilerplate_twice_do_not_cost_the_whole_text(name: str) -> None:
    body = f"<div id=article-body class='asset {name}'><div class='{name}'>{paragraphs()}</div></div>"
    assert read(f"{SUBHEAD}<div>{body}</div>")[-3:] == TEXT


@pytest.mark.parametrize("name", ["media media--left", "navigation-x", "js-player", "accordion", "promo"])
def test_paragraphs_like_the_others_are_text_whatever_their_box_is_called(name: str) -> None:
    box = f"<div class='{name}'><img src=a.jpg><p>{TWO}</p><p>{THREE}</p></div>"
    around = [f"<div class=x><p>{text}</p><p>{text[::-1]}</p></div>" for text in (ONE, TWO)]
    found = read(f"<div>{around[0]}{box}{around[1]}</div>")
    assert found == [ONE, ONE[::-1], TWO, THREE, TWO, TWO[::-1]]


def test_a_paragraph_beside_a_picture_in_a_picture_box_is_its_caption() -> None:
    box = f"<div class=photo><img src=a.jpg><p>{THREE}</p></div>"
    assert read(
        f"<div><div class=x><p>{ONE}</p><p>{TWO}</p></div>{box}<div class=x><p>{ONE[::-1]}</p></div></div>"
    ) == [
        ONE,
        TWO,
        ONE[::-1],
    ]


def test_a_sentence_beside_a_picture_that_has_its_own_caption_is_text_whatever_their_box_is_called() -> None:
    figure = "<figure><img src=a.jpg><figcaption>The quay</figcaption></figure>"
    for box, is_text in ((f"<p>{ONE}</p>{figure}", True), (f"<p>{ONE}</p><img src=a.jpg>", False)):
        found = read(f"<div><div class=storyParagraphFigure>{box}</div>{paragraphs([TWO, THREE, ONE[::-1]])}</div>")
        assert (ONE in found) is is_text


def test_paragraphs_below_the_pictures_of_a_gallery_are_the_text_where_there_is_no_other() -> None:
    rows = "".join(
        f"<div class=row><div class=gallery-image><img src={n}.jpg><p>{TEXT[n]}</p></div></div>" for n in range(3)
    )
    assert read(f"<section>{rows}</section>") == TEXT


@pytest.mark.parametrize(
    "box", ["<div class='privacy-modal'>%s</div>", "<div role=dialog>%s</div>", "<div class='cookie-popup'>%s</div>"]
)
def test_a_box_above_the_page_that_is_longer_than_the_article_is_no_text(box: str) -> None:
    notice = "".join(f"<p>{number}. {ONE} {TWO}</p>" for number in range(9))
    shown = page(f"<main><article><h1>{HEADLINE}</h1><div>{paragraphs()}</div></article></main>" + box % notice)
    assert texts(extract_body(shown, HEADLINE)) == TEXT


@pytest.mark.parametrize("role", ["dialog", "alertdialog"])
def test_a_box_in_the_text_that_calls_itself_a_dialogue_is_no_text(role: str) -> None:
    box = f"<div role={role}><p>{ONE[::-1]}</p></div>"
    assert read(f"<div>{paragraphs(TEXT[:2])}{box}<p>{THREE}</p></div>") == TEXT


COMMENTS = "".join(f"<li><p>{number}. {TWO[::-1]}</p><span>Odpowiedz</span></li>" for number in range(3))


@pytest.mark.parametrize(
    "heading", ["<h3>Comments (3)</h3>", "<p>Komentarze</p>", "<div>Please Add Comments</div>", ""]
)
def test_what_stands_under_a_heading_of_comments_or_is_to_be_answered_is_no_text(heading: str) -> None:
    assert read(f"<div><div>{paragraphs()}</div>{heading}<ul>{COMMENTS}</ul></div>") == TEXT


def test_a_sentence_above_the_headline_is_no_kicker() -> None:
    above = f"<p>Weather</p><div><p>{ONE}</p><h1>{HEADLINE}</h1></div><div>{paragraphs()}</div>"
    assert extract_body(page(f"<main>{above}</main>"), HEADLINE).kicker is None


def test_comments_that_look_like_the_text_are_none_of_it() -> None:
    comments = paragraphs([text[::-1] for text in TEXT])
    assert read(f"<div><div>{paragraphs()}</div><div><h3>Comments</h3>{comments}</div></div>") == TEXT


def test_a_text_that_goes_on_in_a_box_of_the_same_name_is_read_over_a_link_to_its_comments() -> None:
    parts = f"<div class=part>{paragraphs()}</div><div>3 comments</div><div class=part><p>{ONE[::-1]}</p></div>"
    assert read(f"<div>{parts}</div>") == [*TEXT, ONE[::-1]]
    assert read(parts.replace("<div class=part>", "<div>")) == TEXT


def test_a_text_that_goes_on_after_a_link_to_its_comments_is_read_to_its_end() -> None:
    assert read(f"<div>{paragraphs()}<div>3 comments</div><p>{ONE[::-1]}</p></div>") == [*TEXT, ONE[::-1]]


@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_the_next_article_of_an_endless_page_is_no_text(tag: str) -> None:
    other = f"<{tag}>The lighthouse is white</{tag}><div>{paragraphs(TEXT[::-1])}</div>"
    following = f"<article class='post next'>{other}</article>"
    this = f"<article class=post><h1>{HEADLINE}</h1><div>{paragraphs()}</div></article>"
    assert texts(extract_body(page(f"<main>{this}{following}</main>"), HEADLINE)) == TEXT


def test_sections_of_the_same_name_with_headings_belong_to_the_text() -> None:
    first = f"<div class=section><h1>{HEADLINE}</h1><p>{ONE}</p><p>{TWO}</p></div>"
    second = f"<div class=section><h2>The island</h2><p>{THREE}</p><p>{ONE[::-1]}</p></div>"
    assert texts(extract_body(page(f"<main>{first}{second}</main>"), HEADLINE)) == [
        ONE,
        TWO,
        "The island",
        THREE,
        ONE[::-1],
    ]


@pytest.mark.parametrize("name", ["drop-cap", "has-large-font-size", "first", "p1", "lettrine"])
def test_a_first_paragraph_whose_class_says_how_it_is_set_is_no_lead(name: str) -> None:
    others = "".join(f"<p class=p2>{text}</p>" if name == "p1" else f"<p>{text}</p>" for text in TEXT[1:])
    found = extract_body(article(f"<div><p class='{name}'>{ONE}</p>{others}</div>"), HEADLINE)
    assert (found.lead, texts(found)) == (None, TEXT)


@pytest.mark.parametrize(
    "style",
    [
        "position:absolute;clip:rect(0, 0, 0, 0);height:1px",
        "max-height: 0; overflow: hidden",
        "clip-path: inset(50%)",
        "position:absolute; left:-9999px",
        "visibility: hidden",
    ],
)
def test_what_only_screen_readers_hear_is_left_out(style: str) -> None:
    link = f"crossing<span style='{style}'>, opens new tab</span>"
    assert read(f"<div><p>{ONE}</p><p>{TWO.replace('crossing', link)}</p><p>{THREE}</p></div>") == TEXT


LEAD_PAGES = [
    f"<p class=standfirst>{LEAD}</p><div class=body>{paragraphs()}</div>",
    f"<h2>{LEAD}</h2><div class=body>{paragraphs()}</div>",
    f"<header><div class=x1>{LEAD}</div></header><div class=body>{paragraphs()}</div>",
    f"<div class=body><p><strong>{LEAD}</strong></p>{paragraphs()}</div>",
]


@pytest.mark.parametrize("inside", LEAD_PAGES)
def test_the_lead_that_a_page_describes_itself_with_is_no_part_of_the_text(inside: str) -> None:
    found = extract_body(article(inside), HEADLINE, BodyHints(descriptions=[LEAD]))
    assert (found.lead, texts(found)) == (LEAD, TEXT)


def test_a_lead_is_known_by_its_place_where_nothing_describes_it() -> None:
    found = extract_body(article(f"<p class=standfirst>{LEAD}</p><div class=body>{paragraphs()}</div>"), HEADLINE)
    assert (found.lead, texts(found)) == (LEAD, TEXT)


def test_a_heading_below_the_headline_is_the_lead_where_the_page_describes_itself_with_its_first_paragraph() -> None:
    inside = f"<h2>{LEAD}</h2><div class=body>{paragraphs()}</div>"
    found = extract_body(article(inside), HEADLINE, BodyHints(descriptions=[ONE]))
    assert (found.lead, texts(found)) == (LEAD, TEXT)


def test_a_line_that_says_by_is_no_lead_whatever_follows_the_name() -> None:
    inside = f"<div>By Ada Lovelace | Special to the Harbour Gazette</div><div class=body>{paragraphs()}</div>"
    found = extract_body(article(inside), HEADLINE)
    assert (found.lead, texts(found)) == (None, TEXT)


def test_a_box_with_a_picture_and_a_few_words_amid_paragraphs_is_no_text_and_its_words_are_the_caption() -> None:
    box = f"<div class=x1><img src=/ferry.jpg><p>{LEAD}</p></div>"
    found = extract_body(article(f"<div><p>{ONE}</p>{box}<p>{TWO}</p><p>{THREE}</p></div>"), HEADLINE)
    assert (texts(found), [figure.caption for figure in found.figures]) == (TEXT, [LEAD])


@pytest.mark.parametrize("inside", ["<h3>The crossing</h3>{}", "{} {}", "{}<ul><li>Forty minutes</li></ul>"])
def test_a_box_with_a_picture_and_a_heading_or_more_words_is_text(inside: str) -> None:
    words = (
        "It crossed the bay by day and by night, in wind and rain, and people waved at it from the mole and the shore."
    )
    box = f"<div class=x1><img src=/ferry.jpg>{inside.replace('{}', f'<p>{words} {words}</p>')}</div>"
    assert f"{words} {words}" in read(f"<div><p>{ONE}</p>{box}<p>{TWO}</p><p>{THREE}</p></div>")


@pytest.mark.parametrize("caption", ["<p>{}</p>", "<div>{}</div>", "<div><em>{}</em></div>"])
def test_words_below_a_picture_in_their_box_are_no_text_whatever_they_are_called(caption: str) -> None:
    words = "The lamps of the quay, as they were before the storm of the year of the frost came."
    box = f"<div><div><img src=/lamps.jpg>{caption.format(words)}</div></div>"
    found = extract_body(article(f"{box}<div>{paragraphs()}</div>"), HEADLINE)
    assert texts(found) == TEXT
    assert [picture.caption for picture in found.figures] == [words]


def test_paragraphs_that_lie_each_in_a_box_with_a_picture_are_text() -> None:
    assert read("".join(f"<div><img src=/{at}.jpg><p>{text}</p></div>" for at, text in enumerate(TEXT))) == TEXT


def test_a_form_for_comments_is_no_text_whatever_it_is_called() -> None:
    form = "<form><p>Your name will be shown to everybody, and your address to nobody at all, we promise.</p>"
    box = (
        f"<h3>Say it to us</h3>{form}<textarea></textarea></form><p>We shorten letters where they say nothing new.</p>"
    )
    assert read(f"<div>{paragraphs()}<div>{box}</div></div>") == TEXT


def test_an_item_of_one_paragraph_keeps_it_as_text() -> None:
    found = extract_body(article(f"<div><p>{ONE}</p></div>"), HEADLINE, BodyHints(descriptions=[ONE]))
    assert (found.lead, texts(found)) == (None, [ONE])


def test_headline_and_kicker_are_told_apart() -> None:
    inside = f"<nav>Home</nav><main><header><p>Sea and coast</p><h1>{HEADLINE}</h1></header>{paragraphs()}</main>"
    found = extract_body(page(inside), HEADLINE)
    assert (found.kicker, found.heading, texts(found)) == ("Sea and coast", (HEADLINE,), TEXT)


@pytest.mark.parametrize(
    "above",
    ["<a href=/>Home</a> <a href=/sea>Sea</a>", "<nav><a href=/>Home</a></nav><div><a>Rain</a>, <a>Sea</a></div>"],
)
def test_a_path_of_links_or_tags_above_the_headline_is_no_kicker(above: str) -> None:
    inside = f"<main><header><p>{above}</p><h1>{HEADLINE}</h1></header>{paragraphs()}</main>"
    assert extract_body(page(inside), HEADLINE).kicker is None


def test_a_single_link_above_the_headline_is_a_kicker_whatever_links_follow_it() -> None:
    header = f"<header><a href=/sea>The sea</a><h1>{HEADLINE}</h1><a>Ada</a> and <a>Ben</a></header>"
    assert extract_body(page(f"<main>{header}{paragraphs()}</main>"), HEADLINE).kicker == "The sea"


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        (
            "<span>The sea</span><span> - </span><span>Rain comes</span>",
            ("The sea - Rain comes", "The sea", "Rain comes"),
        ),
        (
            "<a href=/x><b><i>The</i> sea:</b><br>\n<i>Rain comes</i></a>",
            ("The sea: Rain comes", "The sea:", "Rain comes"),
        ),
        ("The sea: <em>Rain comes</em>", ("The sea: Rain comes", "The sea:", "Rain comes")),
        ("<em>Rain</em> comes <em>now</em>", ("Rain comes now",)),
        ("<span>Rain</span> <span>comes</span> <span>now</span>", ("Rain comes now",)),
        ("<span>Rain comes</span>", ("Rain comes",)),
    ],
)
def test_a_heading_of_two_elements_has_two_parts(heading: str, shown: tuple[str, ...]) -> None:
    inside = f"<main><h1>{heading}</h1>{paragraphs()}</main>"
    assert extract_body(page(inside), "Rain comes").heading == shown


def test_a_headline_in_a_second_level_heading_is_found_by_its_words() -> None:
    inside = f"<h1><a href=/>The Harbour Post</a></h1><main><h2>{HEADLINE}</h2><div>{paragraphs()}</div></main>"
    assert extract_body(page(inside), HEADLINE).heading == (HEADLINE,)


def test_the_only_first_level_heading_is_shown_even_if_no_source_says_it_so() -> None:
    inside = f"<h2>Weather</h2><h1>Nobody left the house today</h1>{paragraphs()}"
    assert extract_body(page(inside), "Storm floods old town").heading == ("Nobody left the house today",)


def test_the_headline_again_is_no_heading() -> None:
    assert read(f"<div>{paragraphs()}<h2>{HEADLINE}</h2><p>{ONE[::-1]}</p></div>") == [*TEXT, ONE[::-1]]


def test_scripts_without_spaces_are_read() -> None:
    text = [
        "渡船星期一十年来首次穿越海湾，船上载有两百名乘客，天气晴朗，海面平静，全程四十分钟。" * 2,
        "市议会希望这条航线在冬季继续运行。" * 3,
    ]
    found = extract_body(page(f"<h1>渡船十年后重返港口</h1><div>{paragraphs(text)}</div>"), "渡船十年后重返港口")
    assert texts(found) == text


def test_what_a_publisher_file_drops_is_left_out() -> None:
    shown = article(f"<div>{paragraphs()}<p class=own-box>{ONE[::-1]}</p></div>")
    dropped = CSSSelector(".own-box")(shown.root)
    assert texts(extract_body(shown, HEADLINE, BodyHints(dropped=dropped))) == TEXT


def test_what_a_publisher_file_names_as_the_body_is_all_of_it() -> None:
    shown = article(f"<div class=a>{paragraphs()}</div><div class=b><p>{ONE[::-1]}</p></div>")
    selected = CSSSelector(".b p")(shown.root)
    assert texts(extract_body(shown, HEADLINE, BodyHints(selected=selected))) == [ONE[::-1]]


def test_notes_tell_why_each_piece_was_kept_or_left_out() -> None:
    shown = article(f"<div><p>{ONE}</p><p>Read also: <a href=/a>The lighthouse</a></p><p>{TWO}</p><p>{THREE}</p></div>")
    notes = {
        note.text: (note.kept, note.reason) for note in extract_body(shown, HEADLINE, BodyHints(explain=True)).notes
    }
    assert notes[ONE] == (True, "text")
    assert notes["Read also: The lighthouse"] == (False, "link to another article")


def test_notes_are_not_collected_unasked() -> None:
    assert extract_body(article(paragraphs()), HEADLINE).notes == []


def test_a_page_without_text_has_no_body() -> None:
    assert extract_body(page(""), None) == Body()


def test_structured_data_stands_in_where_the_page_shows_little_of_the_text() -> None:
    found = extract_body(
        article(f"<div><p>{ONE[:80]}</p></div>"), HEADLINE, BodyHints(article_bodies=["\n\n".join(TEXT * 2)])
    )
    assert texts(found) == TEXT * 2


def test_structured_data_that_is_flattened_does_not_replace_what_the_page_shows() -> None:
    assert read(f"<div>{paragraphs(TEXT * 2)}</div>", article_bodies=[" ".join(TEXT * 2)]) == TEXT * 2


def test_structured_data_that_is_cut_off_is_no_witness() -> None:
    told = "\n".join(TEXT * 2)[:420]
    assert (
        read(f"<div>{paragraphs(TEXT * 3)}<ul><li>Forty minutes</li></ul></div>", article_bodies=[told])[-1]
        == "Forty minutes"
    )


def test_a_list_that_structured_data_does_not_know_is_no_text() -> None:
    inside = f"<div>{paragraphs(TEXT * 2)}<ul><li>More stories from the coast</li></ul><p>{ONE[::-1]}</p></div>"
    assert read(inside, article_bodies=["\n".join([*TEXT * 2, ONE[::-1]])]) == [*TEXT * 2, ONE[::-1]]


DAYS = [
    f"On day {n} it rained so much that nobody in the harbour left the house before the evening." for n in range(40)
]


@pytest.mark.parametrize("tag", ["div", "font", "span", "center"])
@pytest.mark.parametrize("whole", [0, 4, 25])
@pytest.mark.parametrize("every", [1, 3, 5])
def test_text_is_whole_where_elements_are_never_closed(tag: str, whole: int, every: int) -> None:
    inside = "".join(
        f"<p>{text}</p>" + (f"<{tag}>" if n >= whole and n % every == 0 else "") for n, text in enumerate(DAYS)
    )
    found = extract_body(page(f"<nav><a>Home</a></nav><main><h1>{HEADLINE}</h1>{inside}</main>"), HEADLINE)
    assert texts(found) == DAYS


def test_a_box_at_the_end_is_no_text_though_it_holds_paragraphs() -> None:
    inside = f"<div>{paragraphs(DAYS)}<div><p>{ONE}</p><div>{TWO}</div></div></div>"
    assert texts(extract_body(article(inside), HEADLINE)) == DAYS


ASKED = "We and our 843 partners store cookies on your device and process personal data, as our privacy policy says. "


@pytest.mark.parametrize("control", ["<button>Agree</button>", "<a href='#'>Agree</a>", "<input type=submit>"])
@pytest.mark.parametrize("where", ["%s<main>%s</main>", "<main>%s</main>%s"], ids=["before", "after"])
def test_a_dialog_about_cookies_is_no_text_whatever_it_is_called(control: str, where: str) -> None:
    asked = (
        f"<div class=x7f><p>{ASKED * 2}</p><p>{ASKED}You give your consent by pressing the button.</p>{control}</div>"
    )
    own = f"<h1>{HEADLINE}</h1><div>{paragraphs()}</div>"
    parts = (asked, own) if where.startswith("%s") else (own, asked)
    assert texts(extract_body(page(where % parts), HEADLINE)) == TEXT


@pytest.mark.parametrize(
    "box", ["div class=cookie-banner", "div id=cmpbox", "div id=didomi-host", "div role=dialog", "dialog open"]
)
def test_a_longer_dialog_about_cookies_is_told_by_its_name_though_nothing_is_there_to_press(box: str) -> None:
    asked = f"<{box}><p>{ASKED * 5}</p><p>{ASKED * 5}</p><p>{ASKED * 5}</p></{box.split()[0]}>"
    assert texts(extract_body(page(f"{asked}<main><h1>{HEADLINE}</h1>{paragraphs()}</main>"), HEADLINE)) == TEXT


def test_a_dialog_about_cookies_is_explained_as_one() -> None:
    hints = BodyHints(explain=True)
    asked = f"<div><p>{ASKED * 2}</p><p>{ASKED}</p><button>Agree</button></div>"
    notes = extract_body(page(f"<h1>{HEADLINE}</h1>{asked}<main>{paragraphs()}</main>"), HEADLINE, hints).notes
    assert [note.reason for note in notes if "cookies" in note.text] == ["consent"]
    assert hints == BodyHints(explain=True)


def test_an_article_about_cookies_is_text() -> None:
    inside = f"<header><h1>Cookies: what we know</h1></header><div><p>{ASKED * 3}</p><button>Share</button></div>"
    assert texts(extract_body(page(inside), "Cookies: what we know")) == [(ASKED * 3).strip()]


def test_a_short_article_about_cookies_without_a_heading_is_text() -> None:
    inside = f"<nav><a href=/>Home</a></nav><div><p>{ASKED * 3}</p><a href='#'>Top</a></div><footer>Imprint</footer>"
    assert texts(extract_body(page(inside), "")) == [(ASKED * 3).strip()]


@pytest.mark.parametrize("field", ["<input type=email>", "<input type=text name=your-email>"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_box_that_asks_for_an_address_is_no_text_whatever_it_is_called(field: str, place: int) -> None:
    form = f"<form>{field}<button>Los</button></form>"
    box = f"<div class=q8><h4>Der Morgenbrief</h4><p>Jeden Tag um sechs.</p>{form}</div>"
    lines = [f"<p>{text}</p>" for text in TEXT]
    assert read("<div>" + "".join([*lines[:place], box, *lines[place:]]) + "</div>") == TEXT


@pytest.mark.parametrize(
    "asked",
    [
        "<p>Was this story of any use?</p><button>Yes</button><button>No</button>",
        "<p>War das hilfreich?</p><div><button>Ja</button> <button>Nein</button></div>",
        "<p>この記事は役に立ちましたか？</p><button>はい</button><button>いいえ</button>",
    ],
)
def test_a_question_with_a_button_for_each_answer_is_no_text(asked: str) -> None:
    assert read(f"<div>{paragraphs()}</div><div>{asked}</div>") == TEXT


@pytest.mark.parametrize(
    "asked",
    [
        "A post of another site was to stand here. We need your consent to load it, as it may then learn who you are.",
        "Mit Ihrer Zustimmung zeigen wir hier eine Karte, die anderswo liegt und für die Ihre Daten dorthin gehen.",
    ],
)
def test_a_box_amid_the_text_that_asks_for_consent_is_no_text(asked: str) -> None:
    box = f"<div><p>{asked}</p><button>OK</button></div>"
    assert read(f"<div>{paragraphs()}{box}{paragraphs(DAYS)}</div>") == TEXT + DAYS


@pytest.mark.parametrize(
    "asked",
    [
        f"<p>Who will pay for it?</p><p>{ONE}</p><button>Share</button><button>Print</button>",
        f"<p>{ONE}</p><button>Share</button><button>Print</button>",
    ],
)
def test_a_box_with_buttons_that_says_more_than_a_question_is_read(asked: str) -> None:
    assert ONE in read(
        "<div>" + "".join(f"<div>{box}</div>" for box in (f"<p>{TWO}</p>", asked, f"<p>{THREE}</p>")) + "</div>"
    )


def test_posts_that_speak_of_consent_are_text_though_each_has_a_button() -> None:
    posts = [f"{text} She gave her consent." for text in DAYS]
    inside = "".join(f"<div><p>{post}</p><button>Share</button></div>" for post in posts)
    assert read(f"<div>{inside}</div>") == posts


def test_how_fast_a_text_is_read_aloud_is_no_text() -> None:
    assert read(f"<div><p>1.0x</p><p>{ONE}</p><p>{TWO}</p><p>1,25 ×</p><p>{THREE}</p></div>") == TEXT


def test_a_short_article_in_a_form_stays() -> None:
    assert read(f"<form><div>{paragraphs()}</div><input type=email></form>") == TEXT


@pytest.mark.parametrize("name", ["newsletter-optin", "has-ads", "share-open", "js-hidden", "nav-down"])
def test_a_name_on_the_element_that_holds_the_text_does_not_hide_it(name: str) -> None:
    beside = "<div class=box>" + paragraphs([LEAD + LEAD]) + "</div>"
    inside = f"<h1>{HEADLINE}</h1><p class=desc>{LEAD}</p>"
    inside = f"<main><header>{inside}</header><div class='{name}'>{paragraphs()}</div>{beside}</main>"
    assert texts(extract_body(page(inside), HEADLINE)) == TEXT


def test_a_container_that_is_named_after_its_pictures_holds_text_where_paragraphs_are_more() -> None:
    inside = f"<header><h1>{HEADLINE}</h1><p>{LEAD} {LEAD}</p></header>"
    inside += f"<section class=restricted-media><img src=a.jpg><article>{paragraphs(TEXT * 3)}</article></section>"
    assert texts(extract_body(page(f"<main>{inside}</main>"), HEADLINE)) == TEXT * 3


@pytest.mark.parametrize("name", ["newsletter-optin", "no-comments", "has-ads", "share-open", "js-hidden", "nav-down"])
def test_a_sentence_amid_the_text_is_text_whatever_it_alone_is_called(name: str) -> None:
    assert read(f"<div><p>{ONE}</p><p class='{name}'>{TWO}</p><p>{THREE}</p></div>") == TEXT


def test_a_span_in_a_paragraph_does_not_make_it_weigh_twice() -> None:
    lead = f"<header><h1>{HEADLINE}</h1><p><span>{LEAD} {LEAD}</span></p></header>"
    assert texts(extract_body(page(f"<main>{lead}<div>{paragraphs(TEXT * 3)}</div></main>"), HEADLINE)) == TEXT * 3


def test_a_form_for_comments_asks_for_an_address_too_and_still_begins_the_comments() -> None:
    form = "<form><p>Your name</p><input type=email><textarea></textarea><button>Send</button></form>"
    section = f"<div class=x1><h3>Comments</h3>{form}<ul><li><p>{LEAD} {LEAD}</p></li></ul></div>"
    assert read(f"<div>{paragraphs()}{section}</div>") == TEXT


@pytest.mark.parametrize("name", ["Les Échos", "Alle Wetter", "Order of Malta", "Mais Oui"])
def test_a_source_that_begins_like_an_invitation_stays(name: str) -> None:
    source = f"<p><a href=/x>{name}</a></p>"
    assert read(f"<div><p>{ONE}</p>{source}<p>{TWO}</p><p>{THREE}</p></div>") == [ONE, name, TWO, THREE]


def test_a_first_line_with_a_colon_is_text() -> None:
    assert read(f"<div><p>Breaking: Harbour Closed Again</p>{paragraphs()}</div>")[-3:] == TEXT


@pytest.mark.parametrize("hiding", ["hidden", 'style="display: none"', 'style="opacity:0"', 'style="left:-9999px"'])
def test_a_paragraph_that_is_hidden_amid_others_is_no_text(hiding: str) -> None:
    assert read(f"<p>{ONE}</p><p {hiding}>{LEAD}</p><p>{TWO}</p><p>{THREE}</p>") == TEXT


def test_paragraphs_that_a_paywall_hides_are_text() -> None:
    hidden = "".join(f"<p style='display:none'>{text}</p>" for text in (TWO, THREE))
    assert read(f"<p>{ONE}</p>{hidden}") == TEXT


@pytest.mark.parametrize(
    "inside",
    [
        "".join(f"<blockquote>{text}</blockquote>" for text in TEXT),
        "<pre>" + "\n\n".join(TEXT) + "</pre>",
        "".join(f"<text-block>{text}</text-block>" for text in TEXT),
        "\n\n".join(TEXT),
    ],
)
def test_text_in_unusual_elements_or_in_none_is_the_article(inside: str) -> None:
    assert " ".join(" ".join(read(inside)).split()) == " ".join(TEXT)


@pytest.mark.parametrize("name", ["p1", "MsoNormal", "paywall"])
def test_a_first_paragraph_of_its_own_class_is_text(name: str) -> None:
    assert read(f"<p class={name}>{ONE}</p><p>{TWO}</p><p>{THREE}</p>") == TEXT


@pytest.mark.parametrize(
    "picture",
    [
        "<p><img src=/a.jpg><em>The ferry in the bay at dawn, seen from the island.</em></p>",
        "<img src=/a.jpg><p class=photo-caption>The ferry in the bay at dawn, seen from the island.</p>",
    ],
)
def test_the_words_on_a_picture_that_share_or_follow_its_line_are_no_text(picture: str) -> None:
    assert read(f"<p>{ONE}</p>{picture}<p>{TWO}</p><p>{THREE}</p>") == TEXT


def test_a_name_beside_the_authors_portrait_is_no_caption() -> None:
    signed = extract_body(article(f"<p><img src=/ada.jpg> <i>By Ada Lovelace</i></p>{paragraphs()}"), HEADLINE)
    assert [line.text for line in signed.byline_lines] == ["By Ada Lovelace"]


def test_that_a_post_may_be_commented_on_does_not_make_it_comments() -> None:
    assert read(f"<p>{ONE}</p><div class='post comments-open'><p>{TWO}</p><p>{THREE}</p></div>") == TEXT


@pytest.mark.parametrize("name", ["", "quote-block", "blockquote"])
def test_a_quote_in_a_figure_without_a_picture_is_text(name: str) -> None:
    quote = f"<figure class='{name}'><blockquote>We had stopped believing in it.</blockquote></figure>"
    assert read(f"<p>{ONE}</p>{quote}{paragraphs(TEXT[1:])}") == [ONE, "We had stopped believing in it.", *TEXT[1:]]


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><img src=a.jpg><blockquote>We had stopped believing in it.</blockquote></figure>",
        "<figure class=wp-block-pullquote><blockquote>We had stopped believing in it.</blockquote></figure>",
        "<figure><blockquote class=twitter-tweet>We had stopped believing in it.</blockquote></figure>",
    ],
)
def test_what_is_said_beside_a_picture_or_in_large_type_or_in_a_post_is_no_quote_of_the_text(figure: str) -> None:
    assert read(f"<p>{ONE}</p>{figure}{paragraphs(TEXT[1:])}") == TEXT


def test_a_quote_with_who_said_it_below_repeats_the_text() -> None:
    quote = f"<blockquote>{TWO.rstrip('.')}<br>Ada Lovelace, captain</blockquote>"
    assert read(f"<p>{ONE}</p>{quote}{paragraphs(TEXT[1:])}") == TEXT


def test_posts_of_a_live_blog_in_a_list_are_text_and_the_times_above_them_are_not() -> None:
    posts = "".join(
        f"<li><div class=when>{when}</div><div class=post><h2>{head}</h2><div class=said><p>{text}</p></div></div></li>"
        for when, head, text in (
            ("14:40", "In sight", ONE),
            ("2.30 Uhr", "On board", TWO),
            ("1:20 p.m.", "Off", "It left."),
        )
    )
    assert read(f"<p>{THREE}</p><ol>{posts}</ol>") == [THREE, "In sight", ONE, "On board", TWO, "Off", "It left."]


def test_teasers_in_a_list_are_no_posts() -> None:
    teasers = "".join(f"<li><h3><a href=/{at}>The lamp is lit {at}</a></h3><p>{LEAD}</p></li>" for at in range(3))
    assert read(f"{paragraphs([*TEXT, *TEXT])}<ul>{teasers}</ul>") == [*TEXT, *TEXT]


@pytest.mark.parametrize("credit", ["Foto: Ada Lovelace/dpa", "© Ada Lovelace", "Photo by: Ada Lovelace", "写真：共同"])
def test_a_line_behind_a_picture_that_says_who_took_it_is_a_caption(credit: str) -> None:
    box = f"<div><figure><img src=a.jpg></figure><p>The old ship in the bay — <span>{credit}</span></p></div>"
    boxes = "".join(f"<div><div><p>{text}</p></div></div>" for text in TEXT)
    assert read(f"<div>{box}{boxes}</div>") == TEXT


def test_a_line_behind_a_picture_that_says_nothing_of_it_is_text() -> None:
    assert read(f"<p><img src=a.jpg></p><p>It was late.</p>{paragraphs()}") == ["It was late.", *TEXT]


@pytest.mark.parametrize("line", ["(abc/def)", "Our standards: <a href=/s>The principles of the paper.</a>"])
def test_who_edited_a_text_and_by_which_rules_is_said_below_it_and_no_text(line: str) -> None:
    assert read(f"{paragraphs()}<p>{line}</p>") == TEXT


def test_a_heading_above_nothing_but_closing_lines_is_no_text() -> None:
    assert read(f"{paragraphs()}<h3>On board</h3><p>Photo credit: Ada Lovelace</p>") == TEXT


@pytest.mark.parametrize(
    "box", ["<a href=/x>Read also: Lamp and oil</a>", "<h3>Read also</h3><ul><li><a href=/x>Lamp</a></ul>"]
)
def test_a_heading_above_a_box_that_says_itself_what_it_is_heads_the_text_behind_that(box: str) -> None:
    assert read(f"<p>{ONE}</p><h2>On board</h2><div>{box}</div>{paragraphs(TEXT[1:])}") == [ONE, "On board", *TEXT[1:]]


def test_a_heading_above_links_without_a_label_is_theirs() -> None:
    links = (
        "<ul><li><a href=/x>Lamp and oil for all of them</a></li><li><a href=/y>The old lighthouse is lit</a></li></ul>"
    )
    assert read(f"<p>{ONE}</p><h2>From the island</h2>{links}{paragraphs(TEXT[1:])}") == TEXT


def test_a_line_in_a_box_with_an_address_to_write_to_is_no_end_of_the_text() -> None:
    box = "<section><p>Do you know more about it?</p><a href=mailto:a@harbour.example>a@harbour.example</a></section>"
    assert read(f"<section>{paragraphs([*TEXT, *TEXT])}</section>{box}") == [*TEXT, *TEXT]


def test_an_address_right_behind_the_text_leaves_its_last_line() -> None:
    assert read(f"<div>{paragraphs()}<a href=mailto:a@harbour.example>a@harbour.example</a></div>") == TEXT


def test_the_parts_of_a_newsletter_each_in_tables_of_their_own_are_text() -> None:
    def part(inside: str) -> str:
        cell = f"<table><tbody><tr><td>{inside}</td></tr></tbody></table>"
        return f"<table class=part><tbody><tr><td>{cell}</td></tr></tbody></table>"

    parts = "".join(
        map(part, (f"<p>{ONE}</p><p>{TWO}</p>", f"<h2>On board</h2><p>{THREE}</p>", f"<p>{LEAD} It came.</p>"))
    )
    button = "<table class=button><tr><td><a href=/give>Support us</a></td></tr></table>"
    body = extract_body(
        page(f"<center><table><tr><td>{part(f'<h1>{HEADLINE}</h1>')}{parts}{button}</td></tr></table></center>"),
        HEADLINE,
    )
    assert texts(body) == [ONE, TWO, "On board", THREE, f"{LEAD} It came."]


def test_the_picture_of_an_advertisement_does_not_make_the_paragraph_below_it_a_caption() -> None:
    box = f"<div><div class=ad-slot><a href=/x><img src=/ad.gif></a></div><p>{TWO}</p></div>"
    four = "The island has waited long for its ship, and its only inn has been painted anew for the guests."
    assert read(f"<p>{ONE}</p>{box}{paragraphs([THREE, four])}") == [ONE, TWO, THREE, four]


def test_a_few_words_beside_a_frame_in_their_paragraph_are_its_label_and_a_sentence_is_text() -> None:
    frame = "<iframe src=https://plugins.example/like></iframe>"
    assert read(paragraphs([f"Like us on our page {frame}", *TEXT])) == TEXT
    assert read(paragraphs([ONE, f"This is how it looked. {frame}", TWO, THREE]))[1] == "This is how it looked."


def test_more_text_above_the_headline_than_below_is_not_the_article() -> None:
    said = "".join(f"<div class=entry><b>Reader {n}</b><p>{ONE[::-1]} {TWO[::-1]}</p></div>" for n in range(60))
    for text in (f"<div class=copy>{paragraphs()}</div>", paragraphs()):
        shown = page(f"<div class=column>{said}</div><div class=column><h1>{HEADLINE}</h1>{text}</div>")
        assert texts(extract_body(shown, HEADLINE)) == TEXT


def test_a_headline_below_the_text_that_has_one_line_under_it_is_that_of_the_text() -> None:
    shown = page(f"<div class=copy>{paragraphs()}</div><div class=end><h1>{HEADLINE}</h1><p>{ONE[::-1]}</p></div>")
    assert texts(extract_body(shown, HEADLINE)) == TEXT


def test_comments_in_a_box_of_their_own_are_none_of_the_text_although_each_is_set_as_the_text_is() -> None:
    said = "".join(f"<div class=copy><b>Reader</b><p>{text[::-1]}</p></div>" for text in TEXT)
    boxes = f"<div class=box><div class=copy>{paragraphs()}</div></div><div class=box><div>Reader reactions</div>{said}"
    assert read(f"{boxes}</div>") == TEXT


def test_postings_of_a_live_blog_that_each_begin_by_a_link_to_their_comments_are_all_read() -> None:
    posting = "<div class=posting><div><a href=#c>Comments</a></div><p>%s</p><p>%s</p></div>"
    told = [(f"{hour} o'clock. {ONE}", f"{hour} o'clock. {TWO}") for hour in range(1, 5)]
    assert read("".join(posting % texts for texts in told)) == [text for texts in told for text in texts]


def test_the_next_article_of_an_endless_page_is_not_read_where_each_lies_in_a_box() -> None:
    first = f"<div class=one><article><header><h1>{HEADLINE}</h1></header>{paragraphs()}</article></div>"
    other = "".join(f"<p>{text[::-1]}</p>" for text in TEXT)
    following = f"<div class=one><article><header><h2>A lamp for the pier</h2></header>{other}</article></div>"
    shown = page(f"<main><div>{first}<div>Next article</div>{following}</div></main>")
    assert texts(extract_body(shown, HEADLINE)) == TEXT


def test_a_paragraph_that_fades_at_a_paywall_is_text_and_the_offer_is_none() -> None:
    offer = "<div class=paywall><h2>For subscribers</h2><p>Read on for a euro.</p><a href=/buy>Subscribe</a></div>"
    fading = f"<div class=paywall-fade><p>{THREE}</p></div>"
    assert read(f"<div><p>{ONE}</p><p>{TWO}</p>{fading}</div>{offer}") == TEXT


def test_parts_that_readers_open_by_their_headings_are_text() -> None:
    opened = "<details class=accordion-item><summary>%s</summary><div class=accordion-content>%s</div></details>"
    parts = opened % ("Who was on board?", f"<p>{TWO}</p><ul><li>two goats</li></ul>")
    parts += opened % ("Read on", "<p><a href=/a>A lamp for the pier</a></p>")
    assert read(f"<div><p>{ONE}</p><p>{THREE}</p>{parts}<p>{ONE[::-1]}</p></div>") == [
        ONE,
        THREE,
        "Who was on board?",
        TWO,
        "two goats",
        ONE[::-1],
    ]


@pytest.mark.parametrize("name", ["newsletter", "advertisement", "hidden"])
def test_what_opens_and_is_called_something_else_is_no_text(name: str) -> None:
    box = f"<details class={name}><summary>Every Friday</summary><p>{ONE[::-1]}.</p></details>"
    assert read(f"<div><p>{ONE}</p>{box}<p>{TWO}</p><p>{THREE}</p></div>") == TEXT


@pytest.mark.parametrize(
    ("line", "is_text"),
    [
        ("Follow <a href=https://x.com/harbour>@harbour</a> for news of the sea.", False),
        ("Sign up for our morning letter <a href=/newsletter>here</a>.", False),
        ("<a href=/topic/ferry>Want more of the ferry? Click here for all of it!</a>", False),
        ("More than two hundred people follow the ship on <a href=https://instagram.com/ship>Instagram</a>.", True),
        ("Mehr als zweihundert folgen dem Schiff auf <a href=https://instagram.com/ship>Instagram</a>.", True),
        ("Share prices fell after the owner <a href=https://instagram.com/p/1>wrote of it</a> on Tuesday.", True),
        ("Also on Monday the owner showed <a href=https://facebook.com/ship/posts/1>a picture</a> of it.", True),
        ("Más tarde, la dueña <a href=https://instagram.com/p/1>publicó una foto</a> del barco.", True),
        ("Jetzt meldete sich die Reederei <a href=mailto:ship@harbour.example>bei uns</a>.", True),
    ],
)
def test_a_line_amid_the_text_that_asks_to_follow_or_subscribe_is_none_of_it(line: str, is_text: bool) -> None:
    assert (len(read(f"<div><p>{ONE}</p><p>{line}</p><p>{TWO}</p><p>{THREE}</p></div>")) == 4) is is_text
